import type { ApiRule } from '../../diagnostics/api-codes.ts';
import type { Fix } from '../../diagnostics/diagnostic.ts';
import type { FixLabel } from '../../diagnostics/fix-label.ts';
import type { TextEdit } from '../../text/edit.ts';
import { nearest } from '../../text/suggest.ts';
import type { ApiError } from '../api-error.ts';
import { base64Problem } from '../base64.ts';
import { type Cursor, child, fields, isOwnText, items, textOf } from '../cursor.ts';
import type { TypeIssue } from '../decode.ts';
import { addField, renameKey, replaceField, replaceText, yamlText } from '../fix-edits.ts';
import { readCidr, readIp } from '../ip-forms.ts';
import { checkLabel, checkPortName, checkSubdomain, type NameCheck } from '../names.ts';
import { cleanHost } from '../rule-fixes.ts';
import { removePart } from './removals.ts';
import { textsOf } from './service-view.ts';

type Wanted = readonly [label: FixLabel, ...edits: readonly (TextEdit | null)[]];
type RuleFix = (text: string, error: ApiError, checkName: NameCheck) => readonly Wanted[];

const families = ['IPv4', 'IPv6'];
const protocols = ['TCP', 'UDP', 'SCTP'];
const policies = ['Cluster', 'Local'];

/** A value that differs from a supported one by its case or a slip; one that is written empty goes. */
function oneOf(...values: readonly string[]): RuleFix {
  return (text, { at, type }) => {
    const written = textOf(at);
    if (type === 'FieldValueDuplicate') return [['remove-item', removePart(text, at)]];
    if (written === '' && at.entry) return [['remove-field', removePart(text, at)]];
    const meant = nearest(written.trim(), values);
    return meant === '' || meant === written ? [] : [[`supported-value:${meant}`, replaceText(text, at, meant)]];
  };
}

/** A field that only another type of Service has; a value that is not supported is corrected instead. */
function belongsElsewhere(...values: readonly string[]): RuleFix {
  return (text, error, checkName) =>
    error.type === 'FieldValueNotSupported' ? oneOf(...values)(text, error, checkName) : removed(text, error);
}

const removed = (text: string, { at }: { readonly at: Cursor }): readonly Wanted[] => [
  ['remove-field', removePart(text, at)],
];

const removedIfEmpty: RuleFix = (text, error) =>
  textOf(error.at) === '' && error.at.entry ? removed(text, error) : [];

function cleaned(text: string, at: Cursor, check: NameCheck, name: string): readonly Wanted[] {
  const isBetter = name !== '' && name !== textOf(at) && check(name).length === 0;
  return isBetter ? [['clean-name', replaceText(text, at, name)]] : [];
}

const withDashes = (at: Cursor): string => textOf(at).trim().toLowerCase().replaceAll('_', '-');

/** A label in upper case, with underscores or blanks around; one that is there already is another matter. */
function named(check: NameCheck): RuleFix {
  return (text, error) => {
    const { at, type } = error;
    if (type !== 'FieldValueInvalid') return [];
    if (textOf(at) === '') return removedIfEmpty(text, error, check);
    const name = withDashes(at);
    const list = at.parent?.parent?.node;
    const isTaken = list?.kind === 'seq' && textsIn(list, at.entry?.key ?? '').includes(name);
    return isTaken ? [] : cleaned(text, at, check, name);
  };
}

function textsIn(list: NonNullable<Cursor['node']>, key: string): readonly string[] {
  if (list.kind !== 'seq') return [];
  return list.items.map((node) => textOf(child({ node, entry: null, parent: null }, key)));
}

/** The form that every reader takes, where the server reads the address and refuses how it is written. */
const canonicalIp: RuleFix = (text, { at, type, detail }) => {
  const ip = type === 'FieldValueInvalid' ? readIp(textOf(at).trim()) : null;
  const isAboutForm = /^must (?:not have leading 0s|not be an IPv4-mapped|be in canonical form|be a valid IP)/.test(
    detail,
  );
  return ip && isAboutForm && ip.canonical !== textOf(at)
    ? [['usual-address', replaceText(text, at, ip.canonical)]]
    : [];
};

const endpointAddress: RuleFix = (text, error, checkName) => {
  const { at, detail } = error;
  // An IPv4 address in IPv6 form has its place in a slice of IPv4 only.
  if (detail.includes('IPv4-mapped') && textOf(child(rootOf(at), 'addressType')) !== 'IPv4') return [];
  if (!detail.includes('RFC 1123')) return canonicalIp(text, error, checkName);
  const host = cleanHost(textOf(at));
  return host?.includes('.') ? [['clean-host', replaceText(text, at, host)]] : [];
};

/** An address alone is a range of one; a range that is only written oddly gets its usual form. */
const sourceRange: RuleFix = (text, { at }) => {
  const written = textOf(at).trim();
  const ip = readIp(written);
  if (ip) return [['single-address', replaceText(text, at, `${ip.canonical}/${ip.family === 4 ? 32 : 128}`)]];
  const range = readCidr(written);
  // With bits behind the prefix either the range or the one address may be meant.
  return range && !range.hasHostBits && range.network !== textOf(at)
    ? [['usual-address', replaceText(text, at, range.network)]]
    : [];
};

function rootOf(at: Cursor): Cursor {
  return at.parent ? rootOf(at.parent) : at;
}

function specOf(at: Cursor): Cursor {
  let found = at;
  while (found.parent && found.entry?.key !== 'spec') found = found.parent;
  return found;
}

function written(spec: Cursor, ...keys: readonly string[]): readonly Cursor[] {
  return keys.map((key) => child(spec, key)).filter(({ entry }) => entry !== null);
}

const externalNameKeeps: RuleFix = (text, { at }) => {
  const spec = specOf(at);
  const isAddress = at.entry?.key.startsWith('clusterIP') || at.parent?.entry?.key === 'clusterIPs';
  const isFamily = at.parent?.entry?.key === 'ipFamilies';
  const found = written(
    spec,
    ...(isAddress ? ['clusterIP', 'clusterIPs'] : [isFamily ? 'ipFamilies' : 'ipFamilyPolicy']),
  );
  return [['remove-field', ...found.map((one) => removePart(text, one))]];
};

const addClusterIp: RuleFix = (text, { at }) => {
  const spec = specOf(at);
  const first = textsOf(child(spec, 'clusterIPs'))[0]?.text ?? '';
  if (first !== 'None' && !readIp(first)) return [];
  const { entry } = child(spec, 'clusterIP');
  const words = yamlText(first);
  const edit = entry ? replaceField(text, entry, 'clusterIP', words) : addField(text, spec, 'clusterIP', words, 'type');
  return [['add-cluster-ip', edit]];
};

/** One of the two has to give way: which one only the person knows. */
const nodePortUse: RuleFix = (text, error) => {
  const type = child(specOf(error.at), 'type');
  const edit = type.node
    ? replaceText(text, type, 'NodePort')
    : addField(text, specOf(error.at), 'type', 'NodePort', '');
  const isOpen = (type.entry && !type.node) || sharesPortNumbers(specOf(error.at));
  return [['node-port-type', isOpen ? null : edit], ...removed(text, error)];
};

/** Ports of one number share a node port once the Service has any: then the server may have more to say. */
function sharesPortNumbers(spec: Cursor): boolean {
  const numbers = items(child(spec, 'ports')).map((port) => textOf(child(port, 'port')));
  return new Set(numbers).size < numbers.length;
}

const targetPort: RuleFix = (text, { at, type }) => {
  const name = textOf(at);
  if (type !== 'FieldValueInvalid' || at.node?.kind !== 'scalar' || name === '') return [];
  const isNumber = /^[0-9]{1,5}$/.test(name) && Number(name) >= 1 && Number(name) <= 65535;
  if (!isNumber) return cleaned(text, at, checkPortName, withDashes(at));
  return isOwnText(at) ? [['unquote-number', { range: at.node.range, insert: String(Number(name)) }]] : [];
};

const externalName: RuleFix = (text, { at }) => {
  const host = cleanHost(textOf(at));
  const isBetter = host !== null && host !== textOf(at) && checkSubdomain(host).length === 0;
  return isBetter ? [['clean-host', replaceText(text, at, host)]] : [];
};

const annotation: RuleFix = (text, { at, type }) =>
  type === 'FieldValueForbidden' ? [['remove-annotation', removePart(text, at)]] : [];

/** The older of the two annotations goes: the server itself asks for the other. */
const olderAnnotation: RuleFix = (text, { at }) => {
  const older = at.parent ? child(at.parent, 'service.kubernetes.io/topology-aware-hints') : at;
  return [['remove-annotation', removePart(text, older)]];
};

const clusterAddress: RuleFix = (text, error, checkName) => {
  const isNone = textOf(error.at).trim().toLowerCase() === 'none' && textOf(error.at) !== 'None';
  return isNone ? [['supported-value:None', replaceText(text, error.at, 'None')]] : canonicalIp(text, error, checkName);
};

/** The type that all addresses are of: under every other they would be refused. */
function addAddressType(text: string, at: Cursor): readonly Wanted[] {
  const root = rootOf(at);
  const addresses = items(child(root, 'endpoints')).flatMap((endpoint) => textsOf(child(endpoint, 'addresses')));
  const [family, ...others] = new Set(addresses.map((address) => readIp(address.text)?.family));
  if (!family || others.length > 0) return [];
  const words = `IPv${family}`;
  const edit = at.entry
    ? replaceField(text, at.entry, 'addressType', words)
    : addField(text, root, 'addressType', words, 'kind');
  return [['add-address-type', edit]];
}

const ruleFixes: Partial<Record<ApiRule, RuleFix>> = {
  M2: (text, { at }, checkName) => (at.entry?.key === 'name' ? cleaned(text, at, checkName, withDashes(at)) : []),
  V1: olderAnnotation,
  V4: externalNameKeeps,
  V5: externalName,
  V6: named(checkLabel),
  V8: oneOf(...protocols),
  V9: targetPort,
  V10: removedIfEmpty,
  V12: (text, error, checkName) =>
    error.type === 'FieldValueNotSupported' ? oneOf('ClientIP', 'None')(text, error, checkName) : [],
  V14: addClusterIp,
  V15: oneOf(...families),
  V16: oneOf('SingleStack', 'PreferDualStack', 'RequireDualStack'),
  V17: clusterAddress,
  V21: canonicalIp,
  V22: oneOf('ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'),
  V23: nodePortUse,
  V24: removed,
  V26: removed,
  V27: sourceRange,
  V28: annotation,
  V29: removed,
  V30: (text, error) => (error.type === 'FieldValueForbidden' || textOf(error.at) === '' ? removed(text, error) : []),
  V31: belongsElsewhere(...policies),
  V32: removed,
  V33: oneOf(...policies),
  V34: oneOf('PreferSameZone', 'PreferSameNode', 'PreferClose'),
  E1: (text, error, checkName) =>
    error.type === 'FieldValueRequired'
      ? addAddressType(text, error.at)
      : oneOf('IPv4', 'IPv6', 'FQDN')(text, error, checkName),
  E2: named(checkLabel),
  E3: oneOf(...protocols),
  E4: removedIfEmpty,
  E6: endpointAddress,
  E7: named(checkSubdomain),
  E8: named(checkLabel),
  E9: (text, error, checkName) => {
    if (error.type === 'FieldValueDuplicate') return [['remove-item', removePart(text, error.at.parent ?? error.at)]];
    return error.field.includes('forNodes') ? named(checkSubdomain)(text, error, checkName) : [];
  },
};

/** Returns the fixes of an error where one answer is safe, of a node port both ways out; `checkName` is the rule of the object's name. */
export function kindFixes(text: string, error: ApiError, checkName: NameCheck): readonly Fix[] {
  const found = ruleFixes[error.rule]?.(text, error, checkName) ?? [];
  return found.flatMap(([label, ...wanted]): readonly Fix[] => {
    const edits = wanted.filter((edit) => edit !== null).sort((a, b) => a.range.start - b.range.start);
    const isWhole = edits.length === wanted.length && edits.length > 0;
    const overlaps = edits.some(({ range }, index) => range.start < (edits[index - 1]?.range.end ?? 0));
    return isWhole && !overlaps ? [{ label, edits }] : [];
  });
}

/** Returns what a value of the wrong type was meant as, where the kinds here differ from an Ingress. */
export function kindTypeFixes(text: string, issue: TypeIssue, root: Cursor): readonly Fix[] {
  const { node, expected } = issue;
  if (node.kind !== 'scalar' || node.alias) return [];
  if (expected === 'bool' && (node.value === 'true' || node.value === 'false'))
    return [{ label: 'unquote-number', edits: [{ range: node.range, insert: node.value }] }];
  return expected === 'bytes' ? plainDataFixes(text, root) : [];
}

/** Values of `data` of which none is base64 are meant as they stand: that is what `stringData` takes. */
function plainDataFixes(text: string, root: Cursor): readonly Fix[] {
  const data = child(root, 'data');
  const arePlain = fields(data).every(({ node }) => node?.kind === 'scalar' && isNoBase64(node.value));
  if (!data.entry || !isOwnText(data) || !arePlain || child(root, 'stringData').entry) return [];
  const edit = renameKey(text, data.entry, 'stringData');
  return edit ? [{ label: 'use-string-data', edits: [edit] }] : [];
}

/** What only lacks its end may well have been base64. */
function isNoBase64(value: unknown): boolean {
  return typeof value === 'string' && ['', '=', '=='].every((end) => base64Problem(value + end) !== null);
}
