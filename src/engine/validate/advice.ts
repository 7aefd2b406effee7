import type { AdviceDiagnosticParams } from '../diagnostics/advice-codes.ts';
import type { Diagnostic, Fix, Severity } from '../diagnostics/diagnostic.ts';
import { percentEncode, plainPath, witnessOf } from '../model/witness.ts';
import type { TextEdit } from '../text/edit.ts';
import type { SourceRange } from '../text/range.ts';
import { type Cursor, child, isOwnText, rangeOf, textOf } from './cursor.ts';
import { removeLine, replaceText, yamlText } from './fix-edits.ts';
import { classAnnotation } from './ingress-rules.ts';
import type { IngressView, PathView, RuleView } from './ingress-view.ts';

/** Everything of a piece of advice but its origin. */
interface Finding<C extends keyof AdviceDiagnosticParams> {
  readonly code: C;
  readonly params: AdviceDiagnosticParams[C];
  readonly severity: Severity;
  readonly range: SourceRange;
  readonly fixes?: readonly (Fix | null)[];
  readonly witness?: string;
}

/** Returns a piece of advice as a diagnostic. */
export function advise<C extends keyof AdviceDiagnosticParams>(finding: Finding<C>): Diagnostic {
  const { code, params, severity, range, witness } = finding;
  const fixes = finding.fixes?.filter((fix) => fix !== null) ?? [];
  const extra = { ...(fixes.length > 0 ? { fixes } : {}), ...(witness === undefined ? {} : { witness }) };
  // Code and parameters belong together by the type of `finding`.
  return { code, params, severity, range, origin: { kind: 'advice' }, ...extra } as unknown as Diagnostic;
}

/** Returns what is worth saying about one valid Ingress by itself; `text` is the text it was read from. */
export function adviseIngress(view: IngressView, text: string): readonly Diagnostic[] {
  const found: Diagnostic[] = [...adviseClass(view, text)];
  const isMaster = textOf(child(child(view.metadata, 'annotations'), mergeableType)) === 'master';
  const hosts = new Set<string>();
  for (const [index, rule] of view.rules.entries()) {
    const split = adviseSplit(rule, view.rules[index + 1], text);
    found.push(...(split ? [split] : adviseRule(rule, text, isMaster)));
    const isAgain = rule.host !== '' && hosts.has(rule.host);
    hosts.add(rule.host);
    if (isAgain) found.push(hint('advice/host-twice', { host: rule.host }, rule.hostAt, firstOf(rule)));
  }
  found.push(...adviseTls(view, text), ...adviseDefault(view));
  return found;
}

/** A dash too many between a host and its paths makes two rules of one: the paths then answer on every host. */
function adviseSplit(rule: RuleView, next: RuleView | undefined, text: string): Diagnostic | null {
  if (!next || rule.host === '' || rule.http || !next.http || next.hostAt.entry) return null;
  const start = next.at.node?.range.start ?? 0;
  const dash = text.slice(0, start).search(/-[ ]*$/);
  const isOwn = isOwnText(next.at) && dash >= 0 && /(?:^|\n)[ ]*$/.test(text.slice(0, dash));
  const range = { start: isOwn ? dash : start, end: start + 'http'.length };
  const fixes: Fix[] = isOwn
    ? [{ label: 'join-rules', edits: [{ range: { start: dash, end: dash + 1 }, insert: ' ' }] }]
    : [];
  const params = { host: rule.host };
  return advise({ code: 'advice/rule-split', params, severity: 'warning', range, fixes, witness: firstOf(next) });
}

function hint<C extends keyof AdviceDiagnosticParams>(
  code: C,
  params: AdviceDiagnosticParams[C],
  at: Cursor,
  witness: string,
  severity: Severity = 'hint',
): Diagnostic {
  return advise({ code, params, severity, range: rangeOf(at), witness });
}

function adviseClass(view: IngressView, text: string): readonly Diagnostic[] {
  const at = classAnnotation(view);
  const className = textOf(view.classAt);
  const written = textOf(at);
  if (at.entry && written !== written.trim()) return [adviseClassBlanks(view, at, text)];
  if (!at.entry || className === '' || textOf(at) !== className) return [];
  const edit = isOwnText(at) ? removeLine(text, at.entry) : null;
  const fixes: Fix[] = edit ? [{ label: 'remove-class-annotation', edits: [edit] }] : [];
  return [
    advise({
      code: 'advice/class-annotation-same',
      params: { className },
      severity: 'hint',
      range: rangeOf(at),
      fixes,
      ...(view.rules[0] ? { witness: firstOf(view.rules[0]) } : {}),
    }),
  ];
}

/** A block scalar ends in a line end, which belongs to the value: no controller takes such a class. */
function adviseClassBlanks(view: IngressView, at: Cursor, text: string): Diagnostic {
  const value = textOf(at);
  const edit = replaceText(text, at, value.trim()) ?? replaceBlock(text, at, value.trim());
  return advise({
    code: 'advice/class-blank',
    params: { value: JSON.stringify(value), className: value.trim() },
    severity: 'warning',
    range: rangeOf(at),
    fixes: edit ? [{ label: 'trim-value', edits: [edit] }] : [],
    ...(view.rules[0] ? { witness: firstOf(view.rules[0]) } : {}),
  });
}

/** A block scalar becomes a plain one on the line of its key. */
function replaceBlock(text: string, at: Cursor, value: string): TextEdit | null {
  const { node } = at;
  if (node?.kind !== 'scalar' || !isOwnText(at)) return null;
  const written = text.slice(node.range.start, node.range.end);
  const end = node.range.start + written.trimEnd().length;
  return { range: { start: node.range.start, end }, insert: yamlText(value) };
}

/** A master has no paths by design: its minions bring them. @source nginx/kubernetes-ingress docs mergeable ingress types (v5.0) */
const mergeableType = 'nginx.org/mergeable-ingress-type';

function adviseRule(rule: RuleView, text: string, isMaster: boolean): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const longest = Math.max(...rule.host.split('.').map((label) => label.length));
  if (longest > 63) {
    const params = { host: rule.host, length: longest };
    found.push(hint('advice/host-label-long', params, rule.hostAt, firstOf(rule), 'warning'));
  }
  if (!rule.http && !isMaster) {
    found.push(hint('advice/rule-without-paths', { host: rule.host }, rule.at, firstOf(rule), 'info'));
  }
  for (const path of rule.http?.paths ?? []) found.push(...advisePath(path, rule.host, text));
  return found;
}

/** The request a rule is there for: its first path. */
function firstOf({ host, http }: RuleView): string {
  return witnessOf(host, plainPath(http?.paths[0]?.path ?? ''));
}

function advisePath(view: PathView, host: string, text: string): readonly Diagnostic[] {
  const { resource } = view.backend;
  const found: Diagnostic[] = [];
  if (resource) {
    const params = { kind: textOf(child(resource, 'kind')), name: textOf(child(resource, 'name')) };
    found.push(hint('advice/resource-backend', params, resource, witnessOf(host, plainPath(view.path))));
  }
  const about = view.pathType === 'ImplementationSpecific' ? adviseFree(view, host) : adviseStrict(view, host, text);
  return about ? [...found, about] : found;
}

const patternMarks = /[()[\]^$|\\{}+]|\.\*/;

/** ImplementationSpecific: a pattern is what it is for; a plain path means something else everywhere. */
function adviseFree({ path, pathTypeAt, pathAt }: PathView, host: string): Diagnostic | null {
  if (patternMarks.test(path) || path.includes('*') || path.startsWith('/~')) return null;
  // One letter more: some controllers match it, others do not.
  const witness = witnessOf(host, `${plainPath(path)}1`);
  return hint('advice/path-implementation', { path: path || '/' }, pathTypeAt.node ? pathTypeAt : pathAt, witness);
}

/** Exact and Prefix: one finding per path, the one that breaks most. */
function adviseStrict(view: PathView, host: string, text: string): Diagnostic | null {
  const { path, pathAt, pathType } = view;
  if (!path.startsWith('/') || pathType === null) return null;
  const range = rangeOf(pathAt);
  // What is meant to match and does not.
  const common = { severity: 'warning', range, witness: witnessOf(host, plainPath(path)) } as const;
  const cut = path.search(/[?#]/);
  if (patternMarks.test(path))
    return advise({ code: 'advice/path-pattern', params: { path, pathType }, ...common, ...toFree(view, text) });
  if (path.includes('*')) return adviseStar(view, host, text);
  if (cut >= 0) return advise({ code: 'advice/path-query', params: { path, char: path[cut] ?? '' }, ...common });
  if (!isAscii.test(path)) {
    return advise({ code: 'advice/path-encoding', params: { path, encoded: percentEncode(path) }, ...common });
  }
  if (path.length < 2 || !path.endsWith('/')) return null;
  const without = path.slice(0, -1);
  const witness = witnessOf(host, without);
  if (pathType === 'Exact')
    return advise({ code: 'advice/exact-slash', params: { path, without }, severity: 'info', range, witness });
  return advise({ code: 'advice/prefix-slash', params: { path, without }, severity: 'hint', range, witness });
}

const isAscii = /^[!-~]*$/;

function toFree({ pathTypeAt }: PathView, text: string): { readonly fixes: readonly (Fix | null)[] } {
  const edit = replaceText(text, pathTypeAt, 'ImplementationSpecific');
  return { fixes: [edit ? { label: 'path-type-implementation', edits: [edit] } : null] };
}

function adviseStar({ path, pathAt, pathType }: PathView, host: string, text: string): Diagnostic {
  const right = path.replace(/\/?\*+$/, '') || '/';
  const edit = pathType === 'Prefix' && !right.includes('*') ? replaceText(text, pathAt, right) : null;
  return advise({
    code: 'advice/path-star',
    params: { path, pathType: pathType ?? '', right },
    severity: 'warning',
    range: rangeOf(pathAt),
    fixes: [edit ? { label: 'drop-star', edits: [edit] } : null],
    witness: witnessOf(host, path.replace(/\*+/g, 'x')),
  });
}

function adviseTls({ tls }: IngressView, text: string): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const [index, entry] of tls.entries()) {
    const before = tls[index - 1];
    const isSplit = before && before.secretName === '' && before.hosts.length > 0 && entry.hosts.length === 0;
    if (!isSplit || entry.secretName === '') continue;
    const edit = joinItems(text, entry.secretNameAt);
    found.push(
      advise({
        code: 'advice/tls-split',
        params: { secret: entry.secretName },
        severity: 'warning',
        range: rangeOf(entry.secretNameAt),
        fixes: [edit ? { label: 'join-tls', edits: [edit] } : null],
        witness: witnessOf(before.hosts[0] ? textOf(before.hosts[0]) : '', '/', 'https'),
      }),
    );
  }
  return found;
}

/** Takes the dash before `secretName` away: it then belongs to the item above. */
function joinItems(text: string, secretName: Cursor): { readonly range: SourceRange; readonly insert: string } | null {
  if (!secretName.entry || !isOwnText(secretName)) return null;
  const end = secretName.entry.keyRange.start;
  const dash = /- +$/.exec(text.slice(text.lastIndexOf('\n', end - 1) + 1, end));
  if (!dash) return null;
  return { range: { start: end - dash[0].length, end }, insert: ' '.repeat(dash[0].length) };
}

function adviseDefault({ defaultBackend, rules }: IngressView): readonly Diagnostic[] {
  const host = rules.find((rule) => rule.host !== '' && rule.http)?.host;
  const takesAll = rules.some((rule) =>
    rule.http?.paths.some(({ path, pathType }) => path === '/' && pathType === 'Prefix'),
  );
  if (!defaultBackend || host === undefined || takesAll) return [];
  const finding = { code: 'advice/default-backend', params: { host }, severity: 'hint' } as const;
  return [advise({ ...finding, range: rangeOf(defaultBackend.at), witness: witnessOf(host, '/no-such-path') })];
}
