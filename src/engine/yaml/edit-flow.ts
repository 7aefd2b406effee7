import type { TextEdit } from '../text/edit.ts';
import type { ListChange } from './edit-block.ts';
import type { Change } from './edit-change.ts';
import type { Collection, Entry } from './edit-collection.ts';
import { columnOf, endOfLine, opensLine, skipBlanks, skipTrivia, startOfLine } from './edit-lines.ts';
import type { FlowStyle } from './edit-print.ts';
import type { EditSource } from './edit-source.ts';

/** A new entry of a flow collection. Comments stand without indentation, each with its `#`. */
export interface FlowItem {
  readonly core: string;
  readonly leading: readonly string[];
  readonly trailing: string | null;
}

/** A stretch of the text: kept (with its place) or new. */
interface Part {
  readonly text: string;
  readonly at: number | null;
}

/** One entry with everything that goes where it goes. */
interface Piece {
  /** Stays when the entry goes, if it holds a comment. */
  readonly gap: Part;
  readonly before: Part;
  readonly core: Part;
  readonly comma: Part | null;
  readonly after: Part;
  /** A new entry that needs a line of its own. */
  readonly isOwnLine: boolean;
}

/** What happens at one place of the list, in the new order. */
type Slot =
  | { readonly kind: 'kept'; readonly index: number; readonly piece: Piece }
  | { readonly kind: 'gone'; readonly index: number; readonly piece: Piece }
  | { readonly kind: 'new'; readonly item: FlowItem };

/** Returns the edits of a flow collection: commas follow, comments go with the entry they stand at. */
export function changeFlow(
  source: EditSource,
  list: Collection,
  change: ListChange<FlowItem>,
  style: FlowStyle,
): Change {
  const pieces = piecesOf(source, list);
  if (pieces.length === 0) return fillEmpty(source, list, change, style);
  const slots = slotsOf(pieces, change);
  const hasComments =
    pieces.some(({ gap, before, after }) => `${gap.text}${before.text}${after.text}`.includes('#')) ||
    change.insert.some(({ item }) => item.leading.length > 0 || item.trailing !== null);
  const parts = hasComments ? joinOwned(source, list, slots) : joinPositional(source, list, slots, style);
  const edit = replaceParts(list, source.text, parts);
  if (!edit) return { edits: [], focus: null };
  const core = change.insert[0]?.item.core;
  const from = core === undefined ? -1 : edit.insert.indexOf(core);
  return {
    edits: [edit],
    focus: core !== undefined && from >= 0 ? { in: 'insert', edit, from, to: from + core.length } : null,
  };
}

function slotsOf(pieces: readonly Piece[], change: ListChange<FlowItem>): readonly Slot[] {
  const slots: Slot[] = [];
  for (let index = 0; index <= pieces.length; index++) {
    for (const added of change.insert) if (added.index === index) slots.push({ kind: 'new', item: added.item });
    const piece = pieces[index];
    if (piece) slots.push({ kind: change.remove.has(index) ? 'gone' : 'kept', index, piece });
  }
  return slots;
}

function part(text: string, start: number, end: number): Part {
  return { text: text.slice(start, end), at: start };
}

function fresh(text: string): Part {
  return { text, at: null };
}

function piecesOf({ text }: EditSource, list: Collection): readonly Piece[] {
  let at = list.start;
  return list.entries.map((entry, index) => {
    const gapEnd = gapEndOf(text, at, entry.start, index === 0);
    const comma = commaAfter(text, entry, list.end);
    const coreEnd = comma === null || !text.slice(entry.end, comma).includes('#') ? entry.end : comma;
    const afterStart = comma === null ? coreEnd : comma + 1;
    const afterEnd = Math.min(restOfLine(text, afterStart), list.end);
    const piece: Piece = {
      gap: part(text, at, gapEnd),
      before: part(text, gapEnd, entry.start),
      core: part(text, entry.start, coreEnd),
      comma: comma === null ? null : part(text, coreEnd, comma + 1),
      after: part(text, afterStart, afterEnd),
      isOwnLine: false,
    };
    at = afterEnd;
    return piece;
  });
}

/** What stands before an entry's own comments: the rest of the bracket's line, comments above a blank line. */
function gapEndOf(text: string, from: number, to: number, isFirst: boolean): number {
  let end = isFirst ? Math.min(restOfLine(text, from), to) : from;
  const blank = /[\s\S]*\n[ \t]*\r?\n/.exec(text.slice(end, to));
  if (blank) end += blank[0].length;
  return end;
}

function commaAfter(text: string, entry: Entry, limit: number): number | null {
  const at = skipTrivia(text, entry.end);
  return at < limit && text[at] === ',' ? at : null;
}

/** Returns the start of the next line when only blanks and a comment are left on this one, else `at`. */
function restOfLine(text: string, at: number): number {
  const c = text[skipBlanks(text, at)];
  return c === '#' || c === '\n' || c === '\r' ? endOfLine(text, at) : at;
}

/** No comments: what stands between two places stays there, the entries change places. */
function joinPositional(
  { text, eol }: EditSource,
  list: Collection,
  slots: readonly Slot[],
  style: FlowStyle,
): readonly Part[] {
  const first = list.entries[0];
  const last = list.entries.at(-1);
  if (!first || !last) return [];
  const usual = opensLine(text, first.start) ? `,${eol}${' '.repeat(columnOf(text, first.start))}` : style.comma;
  const parts: Part[] = [part(text, list.start, first.start)];
  let previous: number | null = null;
  for (const slot of slots) {
    if (slot.kind === 'gone') continue;
    const index = slot.kind === 'kept' ? slot.index : -1;
    if (previous !== null) {
      parts.push(separator(text, list, previous, index) ?? fresh(usual));
    }
    parts.push(slot.kind === 'kept' ? slot.piece.core : fresh(slot.item.core));
    previous = index;
  }
  parts.push(part(text, last.end, list.end));
  return parts;
}

/** Returns what to write between two places: what stands there now, or a copy of what stands nearby. `index` -1 = a new entry. */
function separator(text: string, { entries }: Collection, left: number, right: number): Part | null {
  const between = (index: number): Part | null => {
    const before = entries[index];
    const after = entries[index + 1];
    return before && after ? part(text, before.end, after.start) : null;
  };
  if (left >= 0 && left + 1 === right) return between(left);
  const copy = between(left) ?? between(right - 1) ?? between(0);
  return copy && fresh(copy.text);
}

/** Comments: each entry keeps its own lines. */
function joinOwned({ text, eol }: EditSource, list: Collection, slots: readonly Slot[]): readonly Part[] {
  const pieces = slots.flatMap((slot) => (slot.kind === 'new' ? [] : [slot.piece]));
  const last = list.entries.at(-1)?.start ?? list.start;
  const shape = { ownLine: opensLine(text, last), column: columnOf(text, last), eol };
  const endsWithComma = pieces.at(-1)?.comma != null;
  const lastSlot = slots.findLast((slot) => slot.kind !== 'gone');
  const parts: Part[] = [pieces[0]?.gap ?? fresh('')];
  const endsInside = (pattern: RegExp): boolean => pattern.test(parts.findLast((each) => each.text !== '')?.text ?? '');
  for (const slot of slots) {
    if (slot.kind !== 'new' && keepsGap(slot)) parts.push(slot.piece.gap);
    if (slot.kind !== 'gone') parts.push(...ownParts(slot, slot !== lastSlot || endsWithComma, shape, endsInside));
  }
  const after = pieces.at(-1)?.after;
  const end = after ? (after.at ?? 0) + after.text.length : list.end;
  // A comment must not take in the closing bracket.
  if (endsInside(/#[^\n]*$/)) parts.push(fresh(eol));
  parts.push(part(text, end, list.end));
  return parts;
}

/** Returns an entry with its comma and comments; a new one with comments starts on a line of its own. */
function ownParts(
  slot: Exclude<Slot, { readonly kind: 'gone' }>,
  hasComma: boolean,
  shape: Shape,
  endsInside: (pattern: RegExp) => boolean,
): readonly Part[] {
  const piece = slot.kind === 'kept' ? slot.piece : newPiece(slot.item, shape);
  const open = piece.isOwnLine && !endsInside(/\n[ \t]*$/) ? shape.eol : '';
  const comma = hasComma ? (piece.comma ?? fresh(',')) : fresh('');
  return [fresh(open), piece.before, piece.core, comma, piece.after];
}

/** How a new entry of this list starts its line. */
interface Shape {
  readonly ownLine: boolean;
  readonly column: number;
  readonly eol: string;
}

/** What stands above an entry's own comments stays; of an entry that goes only what has a comment. The first one is the bracket's. */
function keepsGap(slot: Exclude<Slot, { readonly kind: 'new' }>): boolean {
  return slot.index > 0 && (slot.kind === 'kept' || slot.piece.gap.text.includes('#'));
}

function newPiece(item: FlowItem, shape: Shape): Piece {
  const isOwnLine = shape.ownLine || item.leading.length > 0 || item.trailing !== null;
  const indent = ' '.repeat(shape.column);
  const leading = item.leading.map((comment) => indent + comment + shape.eol).join('');
  const trailing = item.trailing === null ? '' : ` ${item.trailing}`;
  return {
    gap: fresh(''),
    before: fresh(isOwnLine ? leading + indent : ' '),
    core: fresh(item.core),
    comma: null,
    after: fresh(isOwnLine ? trailing + shape.eol : ''),
    isOwnLine,
  };
}

/** Returns one edit that turns the inside of the brackets into `parts`, without the kept parts at both ends. */
function replaceParts(list: Collection, text: string, parts: readonly Part[]): TextEdit | null {
  const written = parts.filter((each) => each.text !== '');
  let start = list.start;
  let first = 0;
  for (; first < written.length && written[first]?.at === start; first++) start += written[first]?.text.length ?? 0;
  let end = list.end;
  let last = written.length;
  while (last > first) {
    const tail = written[last - 1];
    if (!tail || tail.at === null || tail.at + tail.text.length !== end || tail.at < start) break;
    end = tail.at;
    last--;
  }
  const insert = written
    .slice(first, last)
    .map((each) => each.text)
    .join('');
  return trimEdit(text, { range: { start, end }, insert });
}

/** Drops what an insertion shares with the end of the text it replaces: a line end, a comment. */
function trimEdit(text: string, { range, insert }: TextEdit): TextEdit | null {
  let { end } = range;
  let length = insert.length;
  while (end > range.start && length > 0 && text[end - 1] === insert[length - 1]) {
    end--;
    length--;
  }
  if (end === range.start && length === 0) return null;
  return { range: { start: range.start, end }, insert: insert.slice(0, length) };
}

function fillEmpty(source: EditSource, list: Collection, change: ListChange<FlowItem>, style: FlowStyle): Change {
  const { text, eol } = source;
  const items = change.insert.map(({ item }) => item);
  if (items.length === 0) return { edits: [], focus: null };
  const hasComments = text.slice(list.start, list.end).includes('#') || items.some((item) => item.leading.length > 0);
  const outer = columnOf(text, startOfLine(text, list.start)) + indentAt(text, list.start);
  const lines = style.pretty !== null || hasComments;
  const indent = eol + ' '.repeat(outer + (style.pretty ?? 2));
  const pad = list.kind === 'map' ? style.bracePad : style.bracketPad;
  const body = items.map((item) => [...item.leading, item.core].join(indent)).join(lines ? `,${indent}` : style.comma);
  const whole = lines ? `${indent}${body}${eol}${' '.repeat(outer)}` : `${pad}${body}${pad}`;
  const keep = text.slice(list.start, list.end).includes('#') ? list.end : list.start;
  const edit = { range: { start: keep, end: list.end }, insert: whole };
  const from = whole.indexOf(items[0]?.core ?? '');
  return { edits: [edit], focus: { in: 'insert', edit, from, to: from + (items[0]?.core.length ?? 0) } };
}

function indentAt(text: string, at: number): number {
  const start = startOfLine(text, at);
  return skipBlanks(text, start) - start;
}
