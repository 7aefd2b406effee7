import type { SourceMap, SourceNode } from '../model/source-node.ts';
import type { ApiError, ApiWarning } from './api-error.ts';
import { type Cursor, child, rangeOf, rootCursor, textOf } from './cursor.ts';
import { type DecodeResult, decode } from './decode.ts';
import { goQuote } from './go-text.ts';
import { checkIngressClassSpec } from './ingress-class-rules.ts';
import { checkClassAgreement, checkIngressSpec, classAnnotation, noTolerance, toleranceOf } from './ingress-rules.ts';
import { type IngressView, viewIngress } from './ingress-view.ts';
import { groupOf, type KindRules, kindKey } from './kind-rules.ts';
import { checkAnyMetadata, checkMetadata, nameOf } from './metadata-rules.ts';
import { checkSubdomain } from './names.ts';
import { keptOwners } from './owner-rules.ts';
import { minorOf, type Report, startReport } from './report.ts';
import {
  ingressClassV1beta1Schema,
  ingressClassV1Schema,
  ingressV1beta1Schema,
  ingressV1Schema,
  otherObjectSchema,
  type StructSchema,
} from './schema.ts';
import { checkStatusUpdate } from './status-rules.ts';
import { checkControllerUpdate, checkMetadataUpdate } from './update-rules.ts';
import { type ApiRefusal, type ApiVerdict, defaultValidateOptions, type ValidateOptions } from './verdict.ts';

/** A kind in a version whose rules we know. */
interface KnownKind {
  readonly schema: StructSchema;
  readonly isBeta: boolean;
  /** Removed in 1.x; `null` = still served. */
  readonly removedIn: number | null;
  readonly deprecatedIn: string;
}

const current = { isBeta: false, removedIn: null, deprecatedIn: '' };
/** @source kubernetes/apiserver pkg/endpoints/deprecation and kubernetes/api */
const knownKinds: ReadonlyMap<string, KnownKind> = new Map([
  ['networking.k8s.io/v1 Ingress', { schema: ingressV1Schema, ...current }],
  ['networking.k8s.io/v1 IngressClass', { schema: ingressClassV1Schema, ...current }],
  ['networking.k8s.io/v1beta1 Ingress', beta(ingressV1beta1Schema, 'v1.19+')],
  ['networking.k8s.io/v1beta1 IngressClass', beta(ingressClassV1beta1Schema, 'v1.19+')],
  ['extensions/v1beta1 Ingress', beta(ingressV1beta1Schema, 'v1.14+')],
]);

function beta(schema: StructSchema, deprecatedIn: string): KnownKind {
  return { schema, isBeta: true, removedIn: 22, deprecatedIn };
}

const isOurKind = (kind: string): boolean => kind === 'Ingress' || kind === 'IngressClass';
const noDecode: DecodeResult = { strict: [], types: [] };

/**
 * Returns what the API server would answer to `kubectl create` of the object at `node`.
 * Of other kinds only those in `options.kinds` are checked beyond their metadata. Never throws.
 */
export function validateObject(node: SourceNode, options: ValidateOptions = defaultValidateOptions): ApiVerdict {
  return judge(node, null, options);
}

/** Returns what the API server would answer to an update of `old` by `node`; both are whole objects. */
export function validateUpdate(
  old: SourceNode,
  node: SourceNode,
  options: ValidateOptions = defaultValidateOptions,
): ApiVerdict {
  return judge(node, rootCursor(old), options);
}

/** Returns what the API server would answer to an update of the `/status` of `old` by `node`: its spec is not looked at. */
export function validateStatusUpdate(
  old: SourceNode,
  node: SourceNode,
  options: ValidateOptions = defaultValidateOptions,
): ApiVerdict {
  return judge(node, rootCursor(old), options, true);
}

function judge(node: SourceNode, old: Cursor | null, options: ValidateOptions, isStatus = false): ApiVerdict {
  const root = rootCursor(node);
  const kind = textOf(child(root, 'kind'));
  const apiVersion = textOf(child(root, 'apiVersion'));
  const known = knownKinds.get(`${apiVersion} ${kind}`);
  const refusal = refusalOf(root, known, options);
  const metadata = child(root, 'metadata');
  const minor = minorOf(options.kubernetes);
  const rules = known ? undefined : options.kinds?.get(kindKey(apiVersion, kind));
  const isReadable = refusal?.kind !== 'no-kind' && refusal?.kind !== 'unknown-version';
  const schema = known?.schema ?? rules?.schema ?? otherObjectSchema;
  const decoded = isReadable ? decode(node, schema, options.client ?? 'kubectl', minor) : noDecode;
  const report = startReport(minor);
  const isChecked = isReadable && decoded.types.length === 0;
  const ingress = isChecked && known && kind === 'Ingress' ? viewIngress(root, known.isBeta) : null;
  const subject: Case = { root, old, known, rules, ingress, options };
  if (isChecked && isStatus && old) applyStatusRules(report, subject, old);
  else if (isChecked) applyRules(report, subject);
  return {
    kind,
    apiVersion,
    name: nameOf(metadata, suffixOf(options)),
    namespace: textOf(child(metadata, 'namespace')),
    root,
    ingress,
    options,
    refusal,
    ...decoded,
    errors: report.errors,
    later: isChecked ? laterErrors(subject, report) : [],
    warnings: isChecked ? warningsOf(subject, kind, report.errors.length === 0) : [],
  };
}

function suffixOf(options: ValidateOptions): string {
  return options.generatedSuffix ?? 'x7k2p';
}

interface Case {
  readonly root: Cursor;
  readonly old: Cursor | null;
  readonly known: KnownKind | undefined;
  /** The rules of a kind that is not ours. */
  readonly rules: KindRules | undefined;
  readonly ingress: IngressView | null;
  readonly options: ValidateOptions;
}

function applyRules(report: Report, subject: Case): void {
  const { root, old, known, rules, ingress, options } = subject;
  const metadata = child(root, 'metadata');
  if (rules && old === null) {
    rules.checkFirst?.(report, root);
    if (report.errors.length === 0) applyKindRules(report, subject, rules);
    return;
  }
  if (!known) {
    checkAnyMetadata(report, metadata);
    return;
  }
  const isNamespaced = ingress !== null;
  const isBare = options.client === 'direct';
  if (old) checkMetadataUpdate(report, metadata, child(old, 'metadata'), isBare);
  if (old && !isNamespaced) checkControllerUpdate(report, child(root, 'spec'), child(old, 'spec'));
  const generatedSuffix = suffixOf(options);
  checkMetadata(report, metadata, { isNamespaced, checkName: checkSubdomain, generatedSuffix, isBare });
  if (ingress) checkIngress(report, ingress, old);
  else checkIngressClassSpec(report, child(root, 'spec'));
}

function applyKindRules(report: Report, { root, options }: Case, rules: KindRules): void {
  const { isNamespaced, nameLabel } = rules;
  checkMetadata(report, child(root, 'metadata'), {
    isNamespaced,
    checkName: rules.nameCheck(report.minor),
    generatedSuffix: suffixOf(options),
    isBare: options.client === 'direct',
    ...(nameLabel === undefined ? {} : { nameLabel }),
  });
  rules.check(report, root);
}

/** What would be told once the errors that end the answer early are mended. */
function laterErrors(subject: Case, { minor, errors }: Report): readonly ApiError[] {
  const { rules, root, old } = subject;
  if (!rules?.checkFirst || old || errors.length === 0) return [];
  const first = startReport(minor);
  rules.checkFirst(first, root);
  if (first.errors.length === 0) return [];
  const report = startReport(minor);
  applyKindRules(report, subject, rules);
  return report.errors.filter(({ message }) => !first.messages.has(message));
}

/** The server keeps the stored spec and metadata: only what may change is judged. */
function applyStatusRules(report: Report, { root, options, ingress }: Case, old: Cursor): void {
  checkMetadataUpdate(report, child(root, 'metadata'), child(old, 'metadata'), options.client === 'direct');
  if (ingress) checkStatusUpdate(report, child(root, 'status'), child(old, 'status'));
}

function checkIngress(report: Report, ingress: IngressView, old: Cursor | null): void {
  const oldIsBeta = old !== null && textOf(child(old, 'apiVersion')).endsWith('v1beta1');
  checkIngressSpec(report, ingress, old ? toleranceOf(viewIngress(old, oldIsBeta)) : noTolerance);
  if (!old) checkClassAgreement(report, ingress);
}

/** @source kubernetes/kubernetes pkg/registry/networking/ingress/strategy.go WarningsOnCreate (v1.35) */
function warningsOf(subject: Case, kind: string, isAccepted: boolean): readonly ApiWarning[] {
  const { root, old, known, rules, ingress, options } = subject;
  // Doubled owners are told whatever comes of the object.
  if (!isAccepted) return doubledOwners(child(root, 'metadata'));
  const warnings: ApiWarning[] = [];
  if (known?.removedIn && minorOf(options.kubernetes) < known.removedIn) warnings.push(deprecation(root, known, kind));
  warnings.push(...doubledOwners(child(root, 'metadata')));
  if (!old && rules?.warnings) {
    const found = rules.warnings(root, minorOf(options.kubernetes));
    warnings.push(...found.map((warning) => ({ ...warning, range: rangeOf(warning.at) })));
  }
  if (!ingress || old) return warnings;
  const at = classAnnotation(ingress);
  if (at.entry && !ingress.classAt.node) {
    const message = `annotation "kubernetes.io/ingress.class" is deprecated, please use 'spec.ingressClassName' instead`;
    warnings.push({ rule: 'W1', message, range: rangeOf(at), at });
  }
  return warnings;
}

/** @source kubernetes/apiserver pkg/endpoints/handlers/rest.go DuplicateOwnerReferencesWarningFormat (v0.35) */
function doubledOwners(metadata: Cursor): readonly ApiWarning[] {
  const at = child(metadata, 'ownerReferences');
  const { doubled } = keptOwners(at);
  if (doubled.length === 0) return [];
  const message = `.metadata.ownerReferences contains duplicate entries; API server dedups owner references in 1.20+, and may reject such requests as early as 1.24; please fix your requests; duplicate UID(s) observed: ${doubled.join(', ')}`;
  return [{ rule: 'W3', message, range: rangeOf(at), at }];
}

/** @source kubernetes/apiserver pkg/endpoints/deprecation/deprecation.go WarningMessage (v0.21) */
function deprecation(root: Cursor, known: KnownKind, kind: string): ApiWarning {
  const at = child(root, 'apiVersion');
  const version = `${textOf(at)} ${kind}`;
  const message = `${version} is deprecated in ${known.deprecatedIn}, unavailable in v1.${known.removedIn}+; use networking.k8s.io/v1 ${kind}`;
  return { rule: 'W2', message, range: rangeOf(at), at };
}

function refusalOf(root: Cursor, known: KnownKind | undefined, options: ValidateOptions): ApiRefusal | null {
  const typeless = options.isTyped && root.node?.kind === 'map' ? typelessWords(root.node) : null;
  if (typeless !== null) return { kind: 'no-kind', message: typeless, range: headOf(root) };
  const unset = root.node?.kind === 'map' ? kindUnset(root.node) : ['invalid object to validate'];
  if (unset.length > 0) {
    const list = unset.length === 1 ? unset.join() : `[${unset.join(', ')}]`;
    const message = `error validating data: ${list}; if you choose to ignore these errors, turn validation off with --validate=false`;
    return { kind: 'no-kind', message, range: headOf(root) };
  }
  const at = child(root, 'apiVersion');
  const kindAt = child(root, 'kind');
  const kind = textOf(kindAt);
  if (kind === '') return { kind: 'no-kind', message: "Object 'Kind' is missing in '{…}'", range: rangeOf(kindAt) };
  const isGone = known
    ? known.removedIn !== null && minorOf(options.kubernetes) >= known.removedIn
    : isOurKind(kind) && isOurGroup(textOf(at));
  // A head that a typed list lends is judged at the list.
  if (!isGone || isLent(kindAt)) return null;
  const metadata = child(root, 'metadata');
  const [name, namespace] = ['name', 'namespace'].map((key) => goQuote(textOf(child(metadata, key))));
  const message = `resource mapping not found for name: ${name} namespace: ${namespace}: no matches for kind ${goQuote(kind)} in version ${goQuote(textOf(at))}\nensure CRDs are installed first`;
  return { kind: known ? 'removed-version' : 'unknown-version', message, range: rangeOf(at) };
}

/**
 * Returns what kubectl says of an item without a head that is not told by the check of a `v1 List`; `null` where it has one.
 * @source kubernetes/apimachinery pkg/runtime/error.go missingKindErr, missingVersionErr; measured with kubectl 1.35.4
 */
export function typelessWords(item: SourceMap): string | null {
  const root = rootCursor(item);
  const start = 'unable to get type info from the object "*unstructured.Unstructured": ';
  if (textOf(child(root, 'kind')) === '') return `${start}Object 'Kind' is missing in 'object has no kind field '`;
  return textOf(child(root, 'apiVersion')) === ''
    ? `${start}Object 'apiVersion' is missing in 'object has no apiVersion field'`
    : null;
}

function isLent({ entry }: Cursor): boolean {
  return entry?.merged === true && entry.keyRange.start === entry.keyRange.end;
}

/** Other groups may well have an Ingress of their own: only Kubernetes' own are judged. */
function isOurGroup(apiVersion: string): boolean {
  // In another case a group is nobody's.
  const group = groupOf(apiVersion).toLowerCase();
  return group === '' || group === 'extensions' || group === 'networking.k8s.io' || group === 'apps';
}

/** Returns why kubectl cannot tell what an object is, in its words; none when it can. @source kubernetes/kubectl pkg/validation/schema.go getObjectKind (v0.35) */
export function kindUnset(node: SourceMap): readonly string[] {
  const root = rootCursor(node);
  const apiVersion = textOf(child(root, 'apiVersion'));
  const isOdd = apiVersion.split('/').length > 2;
  return [
    unsetWords(root, 'apiVersion'),
    isOdd ? `unexpected GroupVersion string: ${apiVersion}` : null,
    unsetWords(root, 'kind'),
  ].filter((words) => words !== null);
}

function unsetWords(root: Cursor, key: string): string | null {
  const { node } = child(root, key);
  if (!node) return `${key} not set`;
  return node.kind === 'scalar' && typeof node.value === 'string' ? null : `${key} isn't string type`;
}

function headOf(root: Cursor): { readonly start: number; readonly end: number } {
  const first = root.node?.kind === 'map' ? root.node.entries[0] : undefined;
  return first ? first.keyRange : rangeOf(root);
}
