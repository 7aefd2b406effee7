import { otherControllers } from '../about/others.ts';
import { abouts } from '../controllers/abouts.ts';
import type { ApiRule } from '../diagnostics/api-codes.ts';
import type { Fix } from '../diagnostics/diagnostic.ts';
import type { FixLabel } from '../diagnostics/fix-label.ts';
import type { PathType } from '../model/ingress.ts';
import type { TextEdit } from '../text/edit.ts';
import { nearest } from '../text/suggest.ts';
import type { ApiError } from './api-error.ts';
import { type Cursor, child, isOwnText, numberOf, textOf } from './cursor.ts';
import { addField, removeLine, replaceField, replaceText } from './fix-edits.ts';
import { isIpAddress } from './ip-forms.ts';
import { checkLabel1035, checkPortName, checkSubdomain, checkWildcard, type NameCheck } from './names.ts';
import { digitsOf } from './old-backend.ts';

type RuleFix = (text: string, error: ApiError) => readonly (Fix | null)[];

/** Returns the obvious fixes of an error of validation, none where there is no obvious one. */
export function fixesOf(text: string, error: ApiError): readonly Fix[] {
  return (ruleFixes[error.rule]?.(text, error) ?? []).filter((fix) => fix !== null);
}

function fix(label: FixLabel, ...edits: readonly (TextEdit | null)[]): Fix | null {
  const found = edits.filter((edit) => edit !== null);
  return found.length === edits.length && found.length > 0 ? { label, edits: found } : null;
}

const ruleFixes: Partial<Record<ApiRule, RuleFix>> = {
  H1: (text, { at }) => [fix('any-host', replaceText(text, at, ''))],
  H2: (text, error) =>
    textOf(error.at) === '*' ? [fix('any-host', replaceText(text, error.at, ''))] : fixHost(text, error),
  H3: (text, error) => fixHost(text, error),
  P2: (text, { at }) => pathTypesFor(at).map((type) => addPathType(text, at, type)),
  P3: (text, { at }) => [fix('path-type-spelling', replaceText(text, at, nearestPathType(textOf(at))))],
  P4: fixPath,
  P5: (text, { at, detail }) => {
    const cleaned = textOf(at).replace(/\/{2,}/g, '/');
    return detail.includes("'//'") ? [fix('single-slashes', replaceText(text, at, cleaned))] : [];
  },
  P7: fixPath,
  B4: (text, { at }) => [cleanName(text, at, checkLabel1035, textOf(at).split('/').at(-1)?.split('.')[0] ?? '')],
  B5: fixBothPorts,
  B6: (text, { at }) => {
    const digits = digitsOf(at);
    const isV1 = at.entry?.key === 'name';
    if (digits === '' || !at.entry || !isOwnText(at)) return [];
    return [fix('port-number', isV1 ? replaceField(text, at.entry, 'number', digits) : replaceScalar(at, digits))];
  },
  T1: fixHost,
  T2: (text, { at }) => [cleanName(text, at, checkSubdomain, textOf(at).split('/').at(-1) ?? '')],
  C1: (text, { at }) => [cleanName(text, at, checkSubdomain, classNames.get(textOf(at)) ?? textOf(at))],
  C2: (text, { at }) => [fix('remove-class-annotation', at.entry && isOwnText(at) ? removeLine(text, at.entry) : null)],
  M2: (text, { at }) => [cleanName(text, at, checkSubdomain, textOf(at).replaceAll('_', '-'))],
};

function replaceScalar(at: Cursor, words: string): TextEdit | null {
  return at.node?.kind === 'scalar' && isOwnText(at) ? { range: at.node.range, insert: words } : null;
}

/** Class names that go with a controller's name: people write one for the other. */
const classNames: ReadonlyMap<string, string> = /* @__PURE__ */ (() =>
  new Map(
    [...abouts, ...otherControllers].flatMap(({ controllerNames, usualClass }) =>
      usualClass === null ? [] : controllerNames.map((name) => [name, usualClass] as const),
    ),
  ))();

/** Lower case and no blanks around: offered only when the result is valid and another text. */
function cleanName(text: string, at: Cursor, check: NameCheck, start: string): Fix | null {
  const cleaned = start.trim().toLowerCase();
  const isBetter = cleaned !== '' && cleaned !== textOf(at) && check(cleaned).length === 0;
  return isBetter ? fix('clean-name', replaceText(text, at, cleaned)) : null;
}

/** Returns a host without scheme, port, path, final dot, blanks and upper case; `null` when that makes no valid host. */
export function cleanHost(host: string): string | null {
  const bare = host
    .trim()
    .toLowerCase()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//, '')
    .replace(/[/?#].*$/, '')
    .replace(/:\d*$/, '')
    .replace(/\.$/, '');
  const messages = bare.includes('*') ? checkWildcard(bare) : checkSubdomain(bare);
  return messages.length === 0 && !isIpAddress(bare) ? bare : null;
}

function fixHost(text: string, { at }: ApiError): readonly (Fix | null)[] {
  const cleaned = cleanHost(textOf(at));
  return cleaned === null || cleaned === textOf(at) ? [] : [fix('clean-host', replaceText(text, at, cleaned))];
}

function fixPath(text: string, { at }: ApiError): readonly (Fix | null)[] {
  const path = textOf(at);
  if (!at.node)
    return at.entry || !at.parent ? [] : [fix('add-path', addField(text, at.parent, 'path', '/', 'pathType'))];
  const withoutOrigin = path.replace(/^[a-z]+:\/\/[^/]*/i, '');
  const absolute = withoutOrigin.startsWith('/') ? withoutOrigin : `/${withoutOrigin}`;
  return [fix('leading-slash', replaceText(text, at, absolute))];
}

/** A path with a pattern in it is meant for the controller; any other is Prefix, as most are, or Exact. */
function pathTypesFor(pathType: Cursor): readonly PathType[] {
  const path = pathType.parent ? textOf(child(pathType.parent, 'path')) : '';
  return path.startsWith('/') && !/[*()[\]$^|\\]/.test(path) ? ['Prefix', 'Exact'] : ['ImplementationSpecific'];
}

function addPathType(text: string, at: Cursor, type: PathType): Fix | null {
  const label = `add-path-type-${type}` as const;
  if (at.entry) return isOwnText(at) ? fix(label, replaceField(text, at.entry, 'pathType', type)) : null;
  return at.parent ? fix(label, addField(text, at.parent, 'pathType', type, 'path')) : null;
}

function nearestPathType(written: string): string {
  const lower = written.toLowerCase();
  if (lower.startsWith('impl')) return 'ImplementationSpecific';
  return (
    nearest(lower === 'pathprefix' ? 'Prefix' : written, ['Exact', 'Prefix', 'ImplementationSpecific']) || 'Prefix'
  );
}

function fixBothPorts(text: string, { at }: ApiError): readonly (Fix | null)[] {
  const port = child(child(at, 'service'), 'port');
  const drop = (key: string): TextEdit | null => {
    const { entry } = child(port, key);
    return entry && isOwnText(port) ? removeLine(text, entry) : null;
  };
  const number = numberOf(child(port, 'number'));
  return [
    number > 0 && number < 65536 ? fix('keep-port-number', drop('name')) : null,
    checkPortName(textOf(child(port, 'name'))).length === 0 ? fix('keep-port-name', drop('number')) : null,
  ];
}
