import type { Diagnostic, DiagnosticCode, DiagnosticOf } from '../diagnostics/diagnostic.ts';
import type { SourceEntry, SourceMap, SourceNode, SourceScalar } from '../model/source-node.ts';
import { fieldPath, type TypeIssue } from './decode.ts';
import { addQuotes } from './fix-edits.ts';
import { goNumber } from './go-text.ts';

type Yaml11Code = Extract<DiagnosticCode, 'yaml11/boolean' | 'yaml11/number' | 'yaml11/octal'>;

/** Returns the code for a plain scalar that kubectl reads as something else than its text, `null` for any other. */
export function yaml11CodeOf(node: SourceNode): Yaml11Code | null {
  if (node.kind !== 'scalar' || node.style !== 'plain') return null;
  if (typeof node.value === 'boolean') return 'yaml11/boolean';
  if (typeof node.value !== 'number') return null;
  return /^[-+]?0[0-9xXbBo_]/.test(node.source) ? 'yaml11/octal' : 'yaml11/number';
}

/** Returns the finding for a plain scalar the server refuses because it is no text for it; the fix puts quotes around it. */
export function yaml11TypeFinding(text: string, issue: TypeIssue, node: SourceScalar, code: Yaml11Code): Diagnostic {
  const edit = addQuotes(text, node);
  const finding: DiagnosticOf<Yaml11Code> = {
    code,
    params: { field: issue.field, source: node.source, value: printed(node), message: issue.message },
    severity: 'error',
    range: issue.range,
    origin: { kind: 'api-server' },
    ...(edit ? { fixes: [{ label: 'quote', edits: [edit] }] } : {}),
  };
  // One of three codes with the same parameters.
  return finding as Diagnostic;
}

function printed(node: SourceScalar): string {
  return typeof node.value === 'number' ? goNumber(node.value) : String(node.value);
}

interface Scan {
  readonly text: string;
  readonly found: Diagnostic[];
  readonly refused: ReadonlySet<SourceNode>;
  /** Keys and indexes to here: joined only for a finding. */
  readonly path: (string | number)[];
}

/**
 * Returns what kubectl's YAML 1.1 reading changes without a word: keys that are no text, numbers such as 012, merge keys. Doubled keys are the reader's to report.
 * `refused` are the values the server complains of itself.
 */
export function findSilentReadings(
  text: string,
  root: SourceNode,
  refused: ReadonlySet<SourceNode>,
): readonly Diagnostic[] {
  const scan: Scan = { text, found: [], refused, path: [] };
  scanNode(scan, root);
  return scan.found;
}

function scanNode(scan: Scan, node: SourceNode): void {
  // An anchor's own place is scanned where it stands.
  if (node.alias) return;
  if (node.kind === 'scalar') scanNumber(scan, node);
  else if (node.kind === 'seq') scanList(scan, node.items);
  else scanMap(scan, node);
}

function scanList(scan: Scan, items: readonly SourceNode[]): void {
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    scan.path.push(i);
    if (item) scanNode(scan, item);
    scan.path.pop();
  }
}

function scanMap(scan: Scan, map: SourceMap): void {
  let merged = 0;
  for (const entry of map.entries) {
    if (entry.merged) {
      merged++;
      continue;
    }
    if (entry.keyIsOdd) scan.found.push(oddKey(scan.text, entry));
    scan.path.push(entry.key);
    scanNode(scan, entry.value);
    scan.path.pop();
  }
  if (merged > 0) scan.found.push(...mergeKey(scan.text, map, merged));
}

function mergeKey(text: string, map: SourceMap, count: number): readonly Diagnostic[] {
  const start = text.indexOf('<<', map.range.start);
  if (start < 0 || start >= map.range.end) return [];
  const range = { start, end: start + 2 };
  return [{ code: 'yaml11/merge-key', params: { count }, severity: 'hint', range, origin: { kind: 'yaml' } }];
}

function oddKey(text: string, entry: SourceEntry): Diagnostic {
  const source = text.slice(entry.keyRange.start, entry.keyRange.end);
  return {
    code: 'yaml11/odd-key',
    params: { key: entry.key, source },
    severity: 'warning',
    range: entry.keyRange,
    origin: { kind: 'yaml' },
    fixes: [{ label: 'quote', edits: [{ range: entry.keyRange, insert: JSON.stringify(source) }] }],
  };
}

/** `012` is ten and `1_000` a thousand: taken, but not what it looks like. */
function scanNumber(scan: Scan, node: SourceScalar): void {
  if (typeof node.value !== 'number' || node.style !== 'plain' || scan.refused.has(node)) return;
  if (!/^[-+]?0[0-9xXbBo_]|_/.test(node.source)) return;
  const value = printed(node);
  scan.found.push({
    code: 'yaml11/octal',
    params: { field: fieldPath(scan.path), source: node.source, value, message: '' },
    severity: 'warning',
    range: node.range,
    origin: { kind: 'yaml' },
    fixes: [{ label: 'plain-number', edits: [{ range: node.range, insert: value }] }],
  });
}
