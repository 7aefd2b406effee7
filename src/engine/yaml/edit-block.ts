import type { TextEdit } from '../text/edit.ts';
import type { Change } from './edit-change.ts';
import { type Collection, extentOf } from './edit-collection.ts';
import { columnOf, isBlankLine, startOfLine } from './edit-lines.ts';
import type { EditSource } from './edit-source.ts';

/** What happens to a collection: entries that go (by index) and new ones (by the index they stand before). */
export interface ListChange<T> {
  readonly remove: ReadonlySet<number>;
  readonly insert: readonly { readonly index: number; readonly item: T }[];
}

/** Returns the edits of a block collection; new entries come as lines, each with its full indentation. */
export function changeBlock(source: EditSource, list: Collection, change: ListChange<readonly string[]>): Change {
  const inserted = change.insert.map(({ index, item }) => insertLines(source, list, index, item));
  const gone = change.remove.size;
  const removed =
    gone === list.entries.length && gone > 0 && inserted.length === 0
      ? [emptyOut(list)]
      : [...change.remove].map((index) => removeLines(source, list, index));
  const first = inserted[0];
  return { edits: [...removed, ...inserted], focus: first ? focusOf(first) : null };
}

/** The inserted text without the line ends and indentation around it. */
function focusOf(edit: TextEdit): Change['focus'] {
  const from = edit.insert.length - edit.insert.trimStart().length;
  return { in: 'insert', edit, from, to: Math.max(from, edit.insert.trimEnd().length) };
}

function emptyOut(list: Collection): TextEdit {
  const start = list.entries[0]?.start ?? list.start;
  // A list may stand at its key's own column, but its brackets may not.
  return { range: { start, end: list.entries.at(-1)?.end ?? start }, insert: list.kind === 'map' ? '{}' : ' []' };
}

function insertLines(source: EditSource, list: Collection, index: number, lines: readonly string[]): TextEdit {
  const { text, eol } = source;
  const { entries } = list;
  const body = lines.join(eol);
  const gap = isSpacedOut(source, list, index) ? eol : '';
  if (index > 0) {
    const at = extentOf(text, entries, index - 1).tail;
    const insert = at > 0 && text[at - 1] !== '\n' ? eol + gap + body : gap + body + eol;
    return { range: { start: at, end: at }, insert };
  }
  const { lead, inline } = extentOf(text, entries, 0);
  const column = columnOf(text, lead);
  const insert = inline ? body.slice(column) + eol + ' '.repeat(column) : body + eol + gap;
  return { range: { start: lead, end: lead }, insert };
}

/** Returns true when blank lines stand between the entries near `index`. */
function isSpacedOut({ text }: EditSource, { entries }: Collection, index: number): boolean {
  if (entries.length < 2) return false;
  const before = Math.min(Math.max(index - 1, 0), entries.length - 2);
  const { tail } = extentOf(text, entries, before);
  return isBlankLine(text, tail) && !isBlankLine(text, startOfLine(text, tail - 1));
}

function removeLines(source: EditSource, list: Collection, index: number): TextEdit {
  const { text } = source;
  const extent = extentOf(text, list.entries, index);
  if (extent.inline) return removeInline(source, list, index);
  const { lead, tail } = extent;
  const isLast = index === list.entries.length - 1;
  const floor = index > 0 ? extentOf(text, list.entries, index - 1).tail : lead;
  let start = lead;
  let end = tail;
  // Blank lines that would now stand together, or at the end of the list, go too.
  if (isLast || isBlankLine(text, tail))
    while (start > floor && isBlankBefore(text, start)) start = startOfLine(text, start - 1);
  if (index === 0 && !isLast) while (isBlankLine(text, end)) end = nextLine(text, end);
  return { range: { start, end }, insert: '' };
}

function isBlankBefore(text: string, lineStart: number): boolean {
  return lineStart > 0 && isBlankLine(text, startOfLine(text, lineStart - 1));
}

function nextLine(text: string, lineStart: number): number {
  const end = text.indexOf('\n', lineStart);
  return end < 0 ? text.length : end + 1;
}

function beforeLineEnd(text: string, at: number): number {
  if (text[at - 1] !== '\n') return at;
  return text[at - 2] === '\r' ? at - 2 : at - 1;
}

/** The first key behind a dash: the next one takes its place, or the dash stands alone above the comments of the next. */
function removeInline({ text }: EditSource, list: Collection, index: number): TextEdit {
  const { lead: start, tail } = extentOf(text, list.entries, index);
  const next = list.entries[index + 1];
  if (!next) return { range: { start, end: list.entries[index]?.end ?? start }, insert: '{}' };
  if (!text.slice(tail, next.start).includes('#')) return { range: { start, end: next.start }, insert: '' };
  const from = text.slice(0, start).trimEnd().length;
  return { range: { start: from, end: beforeLineEnd(text, tail) }, insert: '' };
}
