import type { SourceEntry, SourceMap, SourceNode, SourceScalar } from '../model/source-node.ts';
import type { TextEdit } from '../text/edit.ts';
import { type Cursor, isOwnText } from './cursor.ts';

/** Plain scalars that every YAML reader takes for this very text. */
const safePlain = /^(?:[A-Za-z/][A-Za-z0-9/._-]*|\d{1,3}(?:\.\d{1,3}){3}(?:\/\d+)?)$/;
const odd = /^(y|yes|n|no|on|off|true|false|null|nan|inf)$/i;

/** Returns `value` as a YAML scalar that kubectl reads as text: plain where that is safe, else in the wanted quotes. */
export function yamlText(value: string, quote: '"' | "'" = '"'): string {
  if (safePlain.test(value) && !odd.test(value)) return value;
  return quote === "'" && !/[\n\r\t']/.test(value) ? `'${value}'` : JSON.stringify(value);
}

/** Returns the edit that gives a scalar another text and keeps its quotes; `null` where the text may not be edited. */
export function replaceText(text: string, at: Cursor, value: string): TextEdit | null {
  const { node } = at;
  if (node?.kind !== 'scalar' || !isOwnText(at)) return null;
  const mark = text[node.range.start];
  const isQuoted = (mark === '"' || mark === "'") && node.style !== 'plain';
  if (node.style === 'literal' || node.style === 'folded') return null;
  const insert = isQuoted ? quoted(value, mark) : yamlText(value);
  return { range: node.range, insert };
}

function quoted(value: string, mark: '"' | "'"): string {
  return mark === "'" && !/[\n\r\t']/.test(value) ? `'${value}'` : JSON.stringify(value);
}

/** Returns the edit that puts quotes around a plain scalar; its text stays as written. */
export function addQuotes(text: string, node: SourceNode): TextEdit | null {
  if (node.kind !== 'scalar' || node.style !== 'plain' || node.alias) return null;
  const written = text.slice(node.range.start, node.range.end);
  if (written === '' || written.includes('\n')) return null;
  return { range: node.range, insert: written.includes('"') ? `'${written.replaceAll("'", "''")}'` : `"${written}"` };
}

/** Returns the edit that renames a key and keeps its quotes. */
export function renameKey(text: string, entry: SourceEntry, name: string): TextEdit | null {
  const mark = text[entry.keyRange.start];
  const quote = mark === '"' || mark === "'" ? mark : '';
  return entry.merged ? null : { range: entry.keyRange, insert: `${quote}${name}${quote}` };
}

/** Returns true for `{ a: b }`. */
export function isFlow(text: string, map: SourceMap): boolean {
  return text[map.range.start] === '{';
}

/** Returns true for `{ "a": "b" }`: what is added there has to be JSON too. */
export function isJson(text: string, map: SourceMap): boolean {
  const [first] = map.entries;
  return isFlow(text, map) && first !== undefined && text[first.keyRange.start] === '"';
}

/** Returns a scalar of `yamlText`, or a number, as JSON writes it. */
export function jsonWords(words: string): string {
  return /^(\d+$|")/.test(words) ? words : JSON.stringify(words);
}

function jsonField(key: string, value: string): string {
  return `${JSON.stringify(key)}: ${jsonWords(value)}`;
}

/** Returns the line end of the text: that of its first line. */
export function lineEnd(text: string): string {
  const at = text.indexOf('\n');
  return at > 0 && text[at - 1] === '\r' ? '\r\n' : '\n';
}

/** Returns the spaces up to an offset's column. */
export function indentAt(text: string, offset: number): string {
  return ' '.repeat(offset - (text.lastIndexOf('\n', offset - 1) + 1));
}

/**
 * Returns the edit that adds `key: value` to a map: on a line of its own after `after` where that stands on one line, else before the first key.
 * `null` for an empty map and for one that came through an alias.
 */
export function addField(text: string, at: Cursor, key: string, value: string, after: string): TextEdit | null {
  const map = at.node;
  const first = map?.kind === 'map' ? map.entries.find(({ merged }) => !merged) : undefined;
  if (map?.kind !== 'map' || !first || !isOwnText(at)) return null;
  const field = isJson(text, map) ? jsonField(key, value) : `${key}: ${value}`;
  if (isFlow(text, map)) return { range: pointAt(first.keyRange.start), insert: `${field}, ` };
  const indent = indentAt(text, first.keyRange.start);
  const anchor = map.entries.find((entry) => entry.key === after && !entry.merged);
  const end = anchor ? endOfLineField(text, anchor) : null;
  if (end !== null) return { range: pointAt(end), insert: `${lineEnd(text)}${indent}${field}` };
  return { range: pointAt(first.keyRange.start), insert: `${field}${lineEnd(text)}${indent}` };
}

function pointAt(offset: number): { readonly start: number; readonly end: number } {
  return { start: offset, end: offset };
}

/** Returns where the line of a one-line field ends, its comment included; `null` when the value goes on below. */
function endOfLineField(text: string, entry: SourceEntry): number | null {
  const { value } = entry;
  if (value.kind !== 'scalar' || value.style === 'literal' || value.style === 'folded') return null;
  const valueEnd = value.alias ? value.alias.end : Math.max(value.range.end, entry.keyRange.end);
  if (text.slice(entry.keyRange.start, valueEnd).includes('\n')) return null;
  const newline = text.indexOf('\n', valueEnd);
  const end = newline < 0 ? text.length : newline;
  return text[end - 1] === '\r' ? end - 1 : end;
}

/** Returns the edit that puts `key: value` in place of a one-line field; in quotes, as JSON has it, where the key was in quotes. */
export function replaceField(text: string, entry: SourceEntry, key: string, words: string): TextEdit | null {
  const { value } = entry;
  if (entry.merged || value.alias || value.kind !== 'scalar') return null;
  const range = { start: entry.keyRange.start, end: Math.max(value.range.end, entry.keyRange.end) };
  const insert = text[range.start] === '"' ? jsonField(key, words) : `${key}: ${words}`;
  return text.slice(range.start, range.end).includes('\n') ? null : { range, insert };
}

/** Returns the edit that removes a field that has its line to itself, of a JSON object too; `null` for any other, as the first key of a list item. */
export function removeLine(text: string, entry: SourceEntry): TextEdit | null {
  const lineStart = text.lastIndexOf('\n', entry.keyRange.start - 1) + 1;
  const isAlone = text.slice(lineStart, entry.keyRange.start).trim() === '';
  const end = endOfLineField(text, entry);
  if (!isAlone || end === null || entry.merged) return null;
  const comma = commaBefore(text, lineStart, end);
  if (comma !== null) return { range: { start: comma, end }, insert: '' };
  const next = text.indexOf('\n', end);
  return { range: { start: lineStart, end: next < 0 ? text.length : next + 1 }, insert: '' };
}

/** Where the comma stands that would be left over without the last field of an object; `null` where there is none. */
function commaBefore(text: string, start: number, end: number): number | null {
  const isLast = /^\s*\}/.test(text.slice(end));
  const before = isLast ? text.slice(0, start).trimEnd() : '';
  return before.endsWith(',') ? before.length - 1 : null;
}

/** Returns the edits that move a field of a block map into a new map `wrapper` at the same place. */
export function wrapField(text: string, entry: SourceEntry, wrapper: string): readonly TextEdit[] | null {
  const { value } = entry;
  if (entry.merged || value.alias) return null;
  if (value.kind === 'scalar' && value.style !== 'plain') return null;
  const column = indentAt(text, entry.keyRange.start);
  const edits: TextEdit[] = [{ range: entry.keyRange, insert: `${wrapper}:${lineEnd(text)}${column}  ${entry.key}` }];
  const end = value.range.end;
  for (let at = text.indexOf('\n', entry.keyRange.end); at >= 0 && at + 1 < end; at = text.indexOf('\n', at + 1)) {
    const isBlank = /[\r\n]/.test(text[at + 1] ?? '\n');
    if (!isBlank) edits.push({ range: pointAt(at + 1), insert: '  ' });
  }
  return edits;
}

export function isPlainScalar(node: SourceNode | null): node is SourceScalar {
  return node?.kind === 'scalar' && node.style === 'plain';
}
