import type { SourceEntry, SourceNode } from '../model/source-node.ts';
import { fail, ok, type Result } from '../text/result.ts';

interface Reader {
  readonly text: string;
  at: number;
}

/**
 * Returns the tree of a JSON text with the places of its values; doubled keys are kept.
 * `'bad-json'` for anything that is no JSON or nested deeper than 200 levels.
 */
export function readJsonTree(text: string): Result<SourceNode, 'bad-json'> {
  const reader: Reader = { text, at: 0 };
  const node = readValue(reader, 0);
  skipBlanks(reader);
  return node && reader.at === text.length ? ok(node) : fail('bad-json');
}

/** Returns the tree of a plain value: what its JSON text gives; `undefined` and functions read as null. */
export function treeOfValue(value: unknown): SourceNode {
  const tree = readJsonTree(JSON.stringify(value) ?? 'null');
  return tree.ok
    ? tree.value
    : { kind: 'scalar', value: null, source: 'null', style: 'plain', range: { start: 0, end: 4 }, alias: null };
}

const deepest = 200;
const blanks = /[ \t\n\r]*/y;
const number = /-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
const string = /"([^"\\]|\\.)*"/y;
const words = /true|false|null/y;

function take(reader: Reader, pattern: RegExp): string | null {
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.text);
  if (!found) return null;
  reader.at += found[0].length;
  return found[0];
}

function skipBlanks(reader: Reader): void {
  take(reader, blanks);
}

function takeMark(reader: Reader, mark: string): boolean {
  skipBlanks(reader);
  if (reader.text[reader.at] !== mark) return false;
  reader.at++;
  return true;
}

function readValue(reader: Reader, depth: number): SourceNode | null {
  skipBlanks(reader);
  const start = reader.at;
  if (depth > deepest) return null;
  if (takeMark(reader, '{')) return readMap(reader, start, depth);
  if (takeMark(reader, '[')) return readList(reader, start, depth);
  const source = take(reader, string) ?? take(reader, number) ?? take(reader, words);
  if (source === null) return null;
  const value = parseScalar(source);
  if (value === undefined) return null;
  const range = { start, end: reader.at };
  const isText = typeof value === 'string';
  return {
    kind: 'scalar',
    value,
    source: isText ? value : source,
    style: isText ? 'double' : 'plain',
    range,
    alias: null,
  };
}

function parseScalar(source: string): string | number | boolean | null | undefined {
  try {
    // A token of the three patterns above is a JSON scalar or a string with a bad escape.
    return JSON.parse(source) as string | number | boolean | null;
  } catch {
    return undefined;
  }
}

function readMap(reader: Reader, start: number, depth: number): SourceNode | null {
  const entries: SourceEntry[] = [];
  if (takeMark(reader, '}')) return { kind: 'map', entries, range: { start, end: reader.at }, alias: null };
  do {
    skipBlanks(reader);
    const keyStart = reader.at;
    const source = take(reader, string);
    const keyRange = { start: keyStart, end: reader.at };
    const key = source === null ? undefined : parseScalar(source);
    const value = typeof key === 'string' && takeMark(reader, ':') ? readValue(reader, depth + 1) : null;
    if (typeof key !== 'string' || !value) return null;
    entries.push({ key, keyRange, keyIsOdd: false, merged: false, value });
  } while (takeMark(reader, ','));
  return takeMark(reader, '}') ? { kind: 'map', entries, range: { start, end: reader.at }, alias: null } : null;
}

function readList(reader: Reader, start: number, depth: number): SourceNode | null {
  const items: SourceNode[] = [];
  if (takeMark(reader, ']')) return { kind: 'seq', items, range: { start, end: reader.at }, alias: null };
  do {
    const item = readValue(reader, depth + 1);
    if (!item) return null;
    items.push(item);
  } while (takeMark(reader, ','));
  return takeMark(reader, ']') ? { kind: 'seq', items, range: { start, end: reader.at }, alias: null } : null;
}
