import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { composeEdits } from './compose.ts';
import { applyEdits } from './edit.ts';
import { editsOf } from './testing/random-edits.ts';

describe('composeEdits', () => {
  test('does both lists in one', () => {
    const texts = fc
      .string({ maxLength: 20 })
      .chain((text) => editsOf(text).map((first) => ({ text, first, middle: applyEdits(text, first) })))
      .chain((before) => editsOf(before.middle).map((second) => ({ ...before, second })));
    fc.assert(
      fc.property(texts, ({ text, first, middle, second }) => {
        expect(applyEdits(text, composeEdits(first, second))).toBe(applyEdits(middle, second));
      }),
      { numRuns: 1000 },
    );
  });

  test('makes one edit of letters typed one after the other', () => {
    const first = [{ range: { start: 3, end: 3 }, insert: 'a' }];
    const second = [{ range: { start: 4, end: 4 }, insert: 'b' }];
    expect(composeEdits(first, second)).toEqual([{ range: { start: 3, end: 3 }, insert: 'ab' }]);
  });

  test('leaves nothing of a letter that was typed and deleted', () => {
    const typed = [{ range: { start: 3, end: 3 }, insert: 'a' }];
    const deleted = [{ range: { start: 3, end: 4 }, insert: '' }];
    expect(composeEdits(typed, deleted)).toEqual([]);
  });
});
