import type { SourceRange } from './range.ts';

/** Replace `range` by `insert`. In a list of edits every range refers to the text before the whole list. */
export interface TextEdit {
  readonly range: SourceRange;
  readonly insert: string;
}

/** Returns the edits ordered by place; edits at one place keep their order. */
export function sortEdits(edits: readonly TextEdit[]): readonly TextEdit[] {
  return edits
    .map((edit, index) => ({ edit, index }))
    .sort((a, b) => a.edit.range.start - b.edit.range.start || a.edit.range.end - b.edit.range.end || a.index - b.index)
    .map(({ edit }) => edit);
}

/**
 * Returns `text` with all `edits` applied.
 * Throws a RangeError when edits overlap or lie outside the text: that is a bug of ours, never of the user's text.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { range, insert } of sortEdits(edits)) {
    if (range.start < at || range.end < range.start || range.end > text.length) {
      throw new RangeError(`edit ${range.start}..${range.end} after ${at} in a text of ${text.length}`);
    }
    parts.push(text.slice(at, range.start), insert);
    at = range.end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

/** Returns the edits that take the edited text back to `text`, byte for byte. */
export function invertEdits(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  let shift = 0;
  return sortEdits(edits).map(({ range, insert }) => {
    const start = range.start + shift;
    shift += insert.length - (range.end - range.start);
    return { range: { start, end: start + insert.length }, insert: text.slice(range.start, range.end) };
  });
}

/**
 * Returns where `offset` of the old text stands in the new one.
 * An offset inside a replaced stretch goes to the end of its replacement; with `side: 'before'` to its start.
 */
export function mapOffset(edits: readonly TextEdit[], offset: number, side: 'before' | 'after' = 'after'): number {
  let shift = 0;
  for (const { range, insert } of sortEdits(edits)) {
    if (range.start > offset) break;
    const insertsHere = range.start === range.end && range.start === offset;
    if (insertsHere && side === 'before') continue;
    if (range.end > offset) return range.start + shift + (side === 'after' ? insert.length : 0);
    shift += insert.length - (range.end - range.start);
  }
  return offset + shift;
}

/** Returns the smallest single edit that turns `before` into `after`, or `null` when they are equal. */
export function diffAsEdit(before: string, after: string): TextEdit | null {
  if (before === after) return null;
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let tail = 0;
  while (
    tail < most - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail++;
  }
  return { range: { start, end: before.length - tail }, insert: after.slice(start, after.length - tail) };
}
