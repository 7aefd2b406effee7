import type { SourceRange } from '../text/range.ts';
import { nextLine, splitDocuments, type UnitRange } from './split.ts';

/** Returns the units of `text` from the document start `from` on: documents, block-style Lists taken apart into items. */
export function* splitUnits(text: string, from: number): Generator<UnitRange, void> {
  for (const { start, end, role } of splitDocuments(text, from)) {
    if (role !== 'document') yield { start, end, role };
    else yield* splitList(text, { start, end });
  }
}

/**
 * Returns the parts of a block-style `v1 List` document: what stands before the items, each item, what stands after.
 * Anything else stays whole: a List of another version, and one with anchors, since an alias may reach from one item into another.
 */
function splitList(text: string, stretch: SourceRange): readonly UnitRange[] {
  const whole: readonly UnitRange[] = [{ ...stretch, role: 'document' }];
  const head = findItems(text, stretch);
  if (!head) return whole;
  const items = findItemStarts(text, stretch, head);
  const isList = (head.says | headIn(text, items.tail, stretch.end)) === wholeHead;
  if (!isList || !items.isRegular || items.starts.length === 0 || hasAnchor(text, stretch)) return whole;
  return partsOf(stretch, items.starts, items.tail);
}

interface ItemStarts {
  readonly starts: readonly number[];
  /** Where the keys after the items start; the document's end when there are none. */
  readonly tail: number;
  /** False when a line stands where no item and no key can. */
  readonly isRegular: boolean;
}

/** An item starts at its dash, or at the comments right above it. */
function findItemStarts(text: string, stretch: SourceRange, head: ListHead): ItemStarts {
  const starts: number[] = [];
  let comments = -1;
  for (let at = head.items; at < stretch.end; at = nextLine(text, at)) {
    const column = columnOf(text, at);
    const kind = lineKind(text, at + column, column - head.column);
    const start = comments < 0 ? at : comments;
    comments = kind === 'comment' ? start : -1;
    if (kind === 'item') starts.push(start);
    if (kind === 'other') return { starts, tail: start, isRegular: column === 0 && !isItemDash(text, at) };
  }
  return { starts, tail: stretch.end, isRegular: true };
}

/** `deeper` is how far right of the dashes the line's text at `at` stands; what is deeper belongs to an item. */
function lineKind(text: string, at: number, deeper: number): 'inside' | 'comment' | 'item' | 'other' {
  const c = text.charCodeAt(at);
  if (deeper > 0 || isLineEnd(c)) return 'inside';
  if (c === 35) return 'comment';
  return deeper === 0 && isItemDash(text, at) ? 'item' : 'other';
}

/** Returns which of the two lines of a List's head stand in a stretch. */
function headIn(text: string, from: number, end: number): number {
  let says = 0;
  for (let at = from; at < end; at = nextLine(text, at)) says |= headLine(text, at);
  return says;
}

function partsOf(stretch: SourceRange, starts: readonly number[], tail: number): readonly UnitRange[] {
  const parts: UnitRange[] = [{ start: stretch.start, end: starts[0] ?? tail, role: 'list-head' }];
  for (const [index, start] of starts.entries())
    parts.push({ start, end: starts[index + 1] ?? tail, role: 'list-item' });
  if (tail < stretch.end) parts.push({ start: tail, end: stretch.end, role: 'list-tail' });
  return parts;
}

interface ListHead {
  /** Where the first line after `items:` starts. */
  readonly items: number;
  /** The column of the dashes. */
  readonly column: number;
  /** Which lines of the head stand above. */
  readonly says: number;
}

/** Returns where the items begin, when a line `items:` at column 0 is followed by dashes; else `null`. */
function findItems(text: string, stretch: SourceRange): ListHead | null {
  let says = 0;
  for (let at = stretch.start; at < stretch.end; at = nextLine(text, at)) {
    says |= headLine(text, at);
    if (!/^items:[ \t]*(?:#.*)?\r?\n?$/.test(lineAt(text, at, stretch.end))) continue;
    const items = nextLine(text, at);
    const column = firstDash(text, items, stretch.end);
    return column < 0 ? null : { items, column, says };
  }
  return null;
}

/** The column of the first line that is neither blank nor a comment, when it is a list item; else -1. */
function firstDash(text: string, from: number, end: number): number {
  for (let at = from; at < end; at = nextLine(text, at)) {
    const column = columnOf(text, at);
    const c = text.charCodeAt(at + column);
    if (c === 35 || isLineEnd(c)) continue;
    return isItemDash(text, at + column) ? column : -1;
  }
  return -1;
}

function lineAt(text: string, at: number, end: number): string {
  return text.slice(at, Math.min(nextLine(text, at), at + 200, end));
}

const wholeHead = 3;

/** Returns 1 for a line `kind: List`, 2 for `apiVersion: v1`, 0 for any other. */
function headLine(text: string, at: number): number {
  const c = text.charCodeAt(at);
  if (c !== 97 && c !== 107) return 0;
  const found = /^(?:(kind:[ \t]+["']?List)|apiVersion:[ \t]+["']?v1)["']?[ \t]*(?:#.*)?\r?\n?$/.exec(
    lineAt(text, at, text.length),
  );
  return found ? (found[1] ? 1 : 2) : 0;
}

function columnOf(text: string, at: number): number {
  let i = at;
  while (text.charCodeAt(i) === 32) i++;
  return i - at;
}

function isItemDash(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== 45) return false;
  const next = text.charCodeAt(at + 1);
  return next === 32 || next === 9 || isLineEnd(next);
}

function isLineEnd(c: number): boolean {
  return c === 10 || c === 13 || Number.isNaN(c);
}

/** `&name` where a value can start: `a && b` and `?a&b` are none. */
function hasAnchor(text: string, { start, end }: SourceRange): boolean {
  for (let at = text.indexOf('&', start); at >= 0 && at < end; at = text.indexOf('&', at + 1)) {
    if (' \t\n[{,'.includes(text.charAt(at - 1)) && !' \t\r\n&'.includes(text.charAt(at + 1) || ' ')) return true;
  }
  return false;
}
