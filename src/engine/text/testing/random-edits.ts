import fc from 'fast-check';
import type { TextEdit } from '../edit.ts';

/** Random edits of `text` that do not overlap, in order. */
export function editsOf(
  text: string,
  word: fc.Arbitrary<string> = fc.string({ maxLength: 4 }),
): fc.Arbitrary<TextEdit[]> {
  const edit = fc.tuple(fc.nat(text.length), fc.nat(text.length), word);
  return fc.array(edit, { minLength: 1, maxLength: 3 }).map((drafts) => {
    const edits: TextEdit[] = [];
    let at = 0;
    for (const [a, b, insert] of drafts.sort((x, y) => Math.min(x[0], x[1]) - Math.min(y[0], y[1]))) {
      const start = Math.min(a, b);
      if (start < at) continue;
      const end = Math.max(a, b);
      edits.push({ range: { start, end }, insert });
      at = end + 1;
    }
    return edits;
  });
}
