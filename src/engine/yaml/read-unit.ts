import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { KubernetesObject } from '../model/objects.ts';
import type { SourceNode } from '../model/source-node.ts';
import type { SourceRange } from '../text/range.ts';
import { decodeObject, findObjects } from './decode.ts';
import { findTemplate } from './helm.ts';
import type { ReadOptions, SourceUnit } from './source-file.ts';
import type { UnitRole } from './split.ts';
import type { TextPool } from './text-pool.ts';
import { parseTree, type TreeProblem } from './tree.ts';

const noObjects: readonly KubernetesObject[] = [];
const noDiagnostics: readonly Diagnostic[] = [];
const onlyBlanks = /^\uFEFF?(?:[ \t\r\n]|#[^\n]*(?:\n|$)|(?:---|\.\.\.)(?=[ \t\r\n]|$))*$/;

/** Returns a unit as read; never throws. `lastGood` of a broken unit is empty: only an edit knows what was there before. */
export function readUnit(text: string, role: UnitRole, options: ReadOptions, pool: TextPool): SourceUnit {
  if (isBlank(text)) return unitOf(text, role, 'empty', noObjects, noDiagnostics);
  const { root, problems } = parseTree(text, pool);
  const fatal = problems.filter(({ kind }) => kind !== 'duplicate-key');
  const template =
    text.includes('{{') && (fatal.length > 0 || !isObject(root, role))
      ? findTemplate(
          text,
          fatal.map(({ range }) => range),
        )
      : null;
  if (template) return unitOf(text, role, 'helm', noObjects, [diagnosticOf('yaml/helm-template', {}, template)]);
  if (fatal.length > 0) return unitOf(text, role, 'broken', noObjects, diagnosticsOf(problems));
  if (root === null || (root.kind === 'scalar' && root.value === null))
    return unitOf(text, role, 'empty', noObjects, noDiagnostics);
  return readRoot(text, role, root, problems, options);
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
  const checked = options.check ? found.flatMap(({ node }) => options.check?.(node, text) ?? []) : noDiagnostics;
  const own = diagnosticsOf(problems);
  return unitOf(text, role, 'read', found.map(decodeObject), own.length > 0 ? [...own, ...checked] : checked);
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

type YamlCode = Extract<Diagnostic['code'], `yaml/${string}`>;

/** Returns a problem of the text itself. */
export function diagnosticOf<C extends YamlCode>(
  code: C,
  params: Extract<Diagnostic, { readonly code: C }>['params'],
  range: SourceRange,
): Diagnostic {
  // The pair of code and params is checked by the signature; the union cannot see that.
  return { code, params, severity: 'error', range, origin: { kind: 'yaml' } } as Diagnostic;
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
