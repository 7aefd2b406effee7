import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../engine/text/index.ts';
import { lineEdits } from './line-edits.ts';

describe('line edits', () => {
  test('touch only the lines that differ', () => {
    const before = 'name: api\nport: 80\nname: api\n';
    const after = 'name: web\nport: 80\nname: web\n';
    expect(lineEdits(before, after)).toEqual([
      { range: { start: 6, end: 9 }, insert: 'web' },
      { range: { start: 25, end: 28 }, insert: 'web' },
    ]);
  });

  test('are none for equal texts', () => {
    expect(lineEdits('a\nb', 'a\nb')).toEqual([]);
  });

  test('lead from any text to any other', () => {
    const texts = fc.array(fc.constantFrom('a', 'b', '\n', '\r\n', 'name: '), { maxLength: 14 }).map((p) => p.join(''));
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        expect(applyEdits(before, lineEdits(before, after))).toBe(after);
      }),
    );
  });
});
