import type { Diagnostic, Fix } from '../diagnostics/diagnostic.ts';
import type { KubernetesObject } from '../model/objects.ts';
import type { SourceNode } from '../model/source-node.ts';
import type { SourceRange } from '../text/range.ts';
import { decodeObject, findObjects } from './decode.ts';
import { findTemplate } from './helm.ts';
import { diagnosticOf } from './problem.ts';
import { refusalsOf, type Standing, shortLineHints, withoutControls } from './refusals.ts';
import type { ReadOptions, SourceUnit } from './source-file.ts';
import type { UnitRole } from './split.ts';
import type { TextPool } from './text-pool.ts';
import { parseTree } from './tree.ts';
import type { TreeProblem } from './tree-problem.ts';

const noObjects: readonly KubernetesObject[] = [];
const noDiagnostics: readonly Diagnostic[] = [];
const onlyBlanks = /^\uFEFF?(?:[ \t\r\n]|#[^\n]*(?:\n|$)|(?:---|\.\.\.)(?=[ \t\r\n]|$))*$/;

/** How most documents stand in their file. */
const usualStanding: Standing = { isFirst: false, isJson: false };

/** Returns a unit as read; never throws. `lastGood` of a broken unit is empty: only an edit knows what was there before. */
export function readUnit(
  text: string,
  role: UnitRole,
  options: ReadOptions,
  pool: TextPool,
  standing: Standing = usualStanding,
): SourceUnit {
  if (role === 'dropped' || role === 'cut') return readDropped(text, role);
  const refused = refusalsOf(text, standing);
  if (isBlank(text)) return unitOf(text, role, 'empty', noObjects, refused);
  const { root, problems, short } = parseTree(text, pool);
  const fatal = problems.filter(({ kind }) => kind !== 'duplicate-key');
  const template =
    text.includes('{{') && (fatal.length > 0 || !isObject(root, role))
      ? findTemplate(
          text,
          fatal.map(({ range }) => range),
        )
      : null;
  if (template) return unitOf(text, role, 'helm', noObjects, [diagnosticOf('yaml/helm-template', {}, template)]);
  if (fatal.length > 0) return unitOf(text, role, 'broken', noObjects, brokenBy(text, problems, refused));
  const said = [...refused, ...shortLineHints(text, short)];
  if (root === null || (root.kind === 'scalar' && root.value === null))
    return unitOf(text, role, 'empty', noObjects, said);
  const unit = readRoot(text, role, root, problems, options);
  return said.length === 0 ? unit : { ...unit, diagnostics: [...said, ...unit.diagnostics] };
}

/** What stands between a `...` and the next `---` is read by nobody. */
function readDropped(text: string, role: 'dropped' | 'cut'): SourceUnit {
  if (isBlank(text) || /^(?:%[^\n]*(?:\n|$)|[ \t\r\n]|#[^\n]*(?:\n|$))*$/.test(text))
    return unitOf(text, role, 'empty', noObjects, noDiagnostics);
  const start = text.search(/^(?![ \t]*(?:#|\r?$))/m);
  const feed = text.indexOf('\n', start);
  const range = { start: Math.max(0, start), end: feed < 0 ? text.length : feed };
  const by = role === 'dropped' ? 'marker' : text.startsWith('%') ? 'directive' : 'indent';
  const problem: Diagnostic = {
    ...diagnosticOf('yaml/after-end', { by }, range),
    severity: 'warning',
    fixes: dropFixes(text, by),
  };
  return unitOf(text, role, 'empty', noObjects, [problem]);
}

function dropFixes(text: string, by: 'marker' | 'indent' | 'directive'): readonly Fix[] {
  if (by === 'indent') return [];
  const end = text.indexOf('\n') + 1;
  if (by === 'directive') return [{ label: 'remove-line', edits: [{ range: { start: 0, end }, insert: '' }] }];
  return [{ label: 'separate-document', edits: [{ range: { start: 0, end: 0 }, insert: '---\n' }] }];
}

/** Where only control characters are in the way, nothing else is said. */
function brokenBy(
  text: string,
  problems: readonly TreeProblem[],
  refused: readonly Diagnostic[],
): readonly Diagnostic[] {
  const others = refused.some(({ code }) => code === 'yaml/control-character')
    ? parseTree(withoutControls(text)).problems
    : problems;
  const own = diagnosticsOf(others);
  const tabs = own.filter(({ code }) => code === 'yaml/tab-indent');
  const more = refused.filter(
    ({ code, range }) =>
      code !== 'yaml/not-json' && !(code === 'yaml/tab' && tabs.some((tab) => isSameLine(text, range, tab.range))),
  );
  return more.length === 0 ? own : [...more, ...own].sort((a, b) => a.range.start - b.range.start);
}

function isSameLine(text: string, a: SourceRange, b: SourceRange): boolean {
  return !text.slice(Math.min(a.start, b.start), Math.max(a.start, b.start)).includes('\n');
}

/** Most units are decided by their first character; the pattern is for comments only. */
function isBlank(text: string): boolean {
  const first = text.charCodeAt(0);
  const isLetter = (first >= 97 && first <= 122) || first === 123;
  return !isLetter && onlyBlanks.test(text);
}

function isObject(root: SourceNode | null, role: UnitRole): boolean {
  if (role === 'list-head' || role === 'list-tail') return true;
  const node = role === 'list-item' && root?.kind === 'seq' ? root.items[0] : root;
  return node?.kind === 'map' && node.entries.some(({ key }) => key === 'apiVersion');
}

function readRoot(
  text: string,
  role: UnitRole,
  root: SourceNode,
  problems: readonly TreeProblem[],
  options: ReadOptions,
): SourceUnit {
  if (role === 'list-head' || role === 'list-tail') {
    return unitOf(text, role, 'read', noObjects, diagnosticsOf(problems));
  }
  const roots = role === 'list-item' && root.kind === 'seq' ? root.items : [root];
  if (role === 'document' && root.kind !== 'map') {
    const found = root.kind === 'seq' ? 'list' : 'value';
    return unitOf(text, role, 'broken', noObjects, [diagnosticOf('yaml/not-an-object', { found }, root.range)]);
  }
  const found = roots.flatMap((node) => findObjects(node));
  const checked = options.check
    ? found.flatMap(({ node, isTyped }) => options.check?.(node, text, isTyped) ?? [])
    : noDiagnostics;
  const isItem = role === 'list-item';
  const whole = roots.flatMap((node) => options.checkReading?.(node, text, isItem) ?? []);
  const own = [...diagnosticsOf(problems), ...nestedLists(roots, isItem), ...whole];
  return unitOf(text, role, 'read', found.map(decodeObject), own.length > 0 ? [...own, ...checked] : checked);
}

/** kubectl takes one list apart, none in another: nothing of the document is sent. */
function nestedLists(roots: readonly SourceNode[], isInList: boolean): readonly Diagnostic[] {
  const inner = isInList ? roots : roots.flatMap((root) => itemsIn(root) ?? []);
  return inner.filter((node) => itemsIn(node) !== null).map(({ range }) => diagnosticOf('yaml/nested-list', {}, range));
}

function itemsIn(node: SourceNode): readonly SourceNode[] | null {
  const items = node.kind === 'map' ? node.entries.findLast(({ key }) => key === 'items')?.value : null;
  return items?.kind === 'seq' ? items.items : null;
}

/** Returns a unit from its parts. */
export function unitOf(
  text: string,
  role: UnitRole,
  status: SourceUnit['status'],
  objects: readonly KubernetesObject[],
  diagnostics: readonly Diagnostic[],
): SourceUnit {
  return { text, role, status, objects, lastGood: objects, diagnostics };
}

/** One wrong line can break thousands after it: nobody reads more than these. */
const mostProblems = 200;

/** Returns the problems of a unit by their place, the first ones of very many. */
function diagnosticsOf(problems: readonly TreeProblem[]): readonly Diagnostic[] {
  if (problems.length === 0) return noDiagnostics;
  const sorted = [...problems].sort((a, b) => a.range.start - b.range.start);
  return sorted.slice(0, mostProblems).map(toDiagnostic);
}

function toDiagnostic(problem: TreeProblem): Diagnostic {
  const { range } = problem;
  switch (problem.kind) {
    case 'syntax':
      if (problem.yamlCode === 'TAB_AS_INDENT') return diagnosticOf('yaml/tab-indent', {}, range);
      return diagnosticOf('yaml/syntax', { yamlCode: problem.yamlCode, detail: problem.detail }, range);
    case 'duplicate-key':
      return {
        ...diagnosticOf('yaml/duplicate-key', { key: problem.key }, range),
        severity: 'warning',
        related: [problem.first],
      };
    case 'unknown-alias':
      return {
        ...diagnosticOf('yaml/unknown-alias', { alias: problem.alias }, range),
        // `host: *.example.com` is a forgotten pair of quotes far more often than a forgotten anchor.
        fixes: [{ label: 'quote', edits: [{ range, insert: JSON.stringify(`*${problem.alias}`) }] }],
      };
    case 'alias-bomb':
      return diagnosticOf('yaml/alias-bomb', { limit: problem.limit }, range);
    case 'too-deep':
      return diagnosticOf('yaml/too-deep', { limit: problem.limit }, range);
  }
}
