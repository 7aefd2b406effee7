import type { SourceNode } from '../../model/source-node.ts';
import type { TextEdit } from '../../text/edit.ts';
import { type Cursor, isOwnText } from '../cursor.ts';

/** Where a value ends in the text, without the comments and blank lines below it. */
function endOf(text: string, node: SourceNode): number {
  if (node.alias) return node.alias.end;
  const first = text[node.range.start];
  if (node.kind === 'scalar' || first === '{' || first === '[') return node.range.end;
  if (node.kind === 'seq') return node.items.reduce((end, item) => Math.max(end, endOf(text, item)), node.range.start);
  return node.entries.reduce(
    (end, entry) => (entry.merged ? end : Math.max(end, entry.keyRange.end, endOf(text, entry.value))),
    node.range.start,
  );
}

/** A field of a map or an item of a list: where it starts and where it ends. */
interface Part {
  readonly start: number;
  readonly end: number;
}

function partsOf(text: string, node: SourceNode): readonly Part[] {
  if (node.kind === 'seq') return node.items.map((item) => ({ start: item.range.start, end: endOf(text, item) }));
  if (node.kind === 'scalar') return [];
  return node.entries
    .filter(({ merged }) => !merged)
    .map(({ keyRange, value }) => ({ start: keyRange.start, end: Math.max(keyRange.end, endOf(text, value)) }));
}

/**
 * Returns the edit that removes a field of a map or an item of a list with all that is in it, in block and flow style;
 * `null` where that is not one safe step: below an alias, of a doubled key, next to a comment that would be lost.
 */
export function removePart(text: string, at: Cursor): TextEdit | null {
  const whole = at.parent?.node;
  if (!whole || whole.kind === 'scalar' || !isOwnText(at)) return null;
  if (whole.kind === 'map' && whole.entries.filter(({ key }) => key === at.entry?.key).length !== 1) return null;
  const start = at.entry ? at.entry.keyRange.start : at.node?.range.start;
  const parts = partsOf(text, whole);
  const index = parts.findIndex((part) => part.start === start);
  const own = parts[index];
  if (!own) return null;
  const mark = text[whole.range.start];
  const isFlow = mark === '{' || mark === '[';
  return isFlow ? removeFromFlow(text, parts, index) : removeFromBlock(text, at, parts, index);
}

function cut(text: string, start: number, end: number): TextEdit | null {
  return text.slice(start, end).includes('#') ? null : { range: { start, end }, insert: '' };
}

function removeFromFlow(text: string, parts: readonly Part[], index: number): TextEdit | null {
  const [before, own, after] = [parts[index - 1], parts[index], parts[index + 1]];
  if (!own) return null;
  if (after) return cut(text, own.start, after.start);
  return cut(text, before ? before.end : own.start, own.end);
}

function removeFromBlock(text: string, at: Cursor, parts: readonly Part[], index: number): TextEdit | null {
  const [own, after] = [parts[index], parts[index + 1]];
  if (!own) return null;
  const lineStart = text.lastIndexOf('\n', own.start - 1) + 1;
  const lead = text.slice(lineStart, own.start);
  const isOnItsLines = at.entry ? lead.trim() === '' : lead.trim() === '-';
  // What stands behind the dash of a list makes room for what follows it.
  if (!isOnItsLines) return after ? cut(text, own.start, after.start) : null;
  // A list item without fields would be null.
  if (parts.length === 1 && (!at.entry || !at.parent?.entry)) return null;
  const last = text[own.end - 1] === '\n' ? own.end - 1 : own.end;
  const newline = text.indexOf('\n', last);
  return { range: { start: lineStart, end: newline < 0 ? text.length : newline + 1 }, insert: '' };
}
