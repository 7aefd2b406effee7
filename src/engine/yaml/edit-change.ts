import { sortEdits, type TextEdit } from '../text/edit.ts';
import type { SourceRange } from '../text/range.ts';

/** Edits of one text with the place of the changed thing: in a text that one of the edits inserts, or in the old text. */
export interface Change {
  readonly edits: readonly TextEdit[];
  readonly focus: Focus | null;
}

export type Focus =
  /** `from` and `to` count in `edit.insert`. */
  | { readonly in: 'insert'; readonly edit: TextEdit; readonly from: number; readonly to: number }
  | { readonly in: 'old'; readonly range: SourceRange };

/** Returns a change of one edit, its whole insertion in focus. */
export function changeBy(edit: TextEdit): Change {
  return { edits: [edit], focus: { in: 'insert', edit, from: 0, to: edit.insert.length } };
}

/** Returns several changes of one text as one; the first focus counts. */
export function joinChanges(changes: readonly Change[]): Change {
  return {
    edits: changes.flatMap((change) => change.edits),
    focus: changes.find((change) => change.focus !== null)?.focus ?? null,
  };
}

/** The end of an edit may have been trimmed since. */
function isSameInsertion(edit: TextEdit, focus: Extract<Focus, { readonly in: 'insert' }>): boolean {
  if (edit === focus.edit) return true;
  const { range, insert } = focus.edit;
  const isSamePlace = edit.range.start === range.start && edit.range.end === range.end;
  return isSamePlace && edit.insert.startsWith(insert.trimEnd());
}

/** Returns where the focus of a change stands after all `edits` (which hold those of the change, shifted by `base`). */
export function focusRange(focus: Focus, edits: readonly TextEdit[]): SourceRange {
  let shift = 0;
  for (const edit of sortEdits(edits)) {
    if (focus.in === 'insert' && isSameInsertion(edit, focus)) {
      const start = edit.range.start + shift;
      return { start: start + focus.from, end: start + focus.to };
    }
    if (focus.in === 'old' && edit.range.start >= focus.range.end) break;
    if (focus.in === 'old' && edit.range.start >= focus.range.start) {
      // Edits inside the old range stretch it; they are added to its end below.
      continue;
    }
    shift += edit.insert.length - (edit.range.end - edit.range.start);
  }
  if (focus.in === 'insert') return { start: 0, end: 0 };
  const inside = edits
    .filter(({ range }) => range.start >= focus.range.start && range.start < focus.range.end)
    .reduce((sum, { range, insert }) => sum + insert.length - (range.end - range.start), 0);
  const start = focus.range.start + shift;
  return { start, end: Math.max(start, focus.range.end + shift + inside) };
}
