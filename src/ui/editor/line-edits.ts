import { diffAsEdit, type TextEdit } from '../../engine/text/index.ts';

/** Above this many code units of difference one edit is made: splitting it would cost more than it saves. */
const SPLIT_LIMIT = 2_000_000;

/**
 * Returns edits that turn `before` into `after`, ordered by place. When the changed stretch has the same number of lines
 * on both sides every line gets its own edit, so that cursors and marks between them stay where they are.
 */
export function lineEdits(before: string, after: string): readonly TextEdit[] {
  const whole = diffAsEdit(before, after);
  if (!whole) return [];
  const { start, end } = whole.range;
  if (end - start > SPLIT_LIMIT) return [whole];
  const olds = before.slice(start, end).split('\n');
  const news = whole.insert.split('\n');
  if (olds.length !== news.length || olds.length === 1) return [whole];
  const edits: TextEdit[] = [];
  let at = start;
  for (const [index, old] of olds.entries()) {
    const edit = diffAsEdit(old, news[index] ?? '');
    if (edit) edits.push({ range: { start: at + edit.range.start, end: at + edit.range.end }, insert: edit.insert });
    at += old.length + 1;
  }
  return edits;
}
