import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits, diffAsEdit } from '../../engine/text/index.ts';
import { editInOwnLineEnds, firstLineEnd, lineEndsOf, linesOf, withLineFeeds } from './line-ends.ts';

const pieces = fc.array(fc.constantFrom('a', 'bc', ' ', '\n', '\r\n', '\r', ''), { maxLength: 12 });
const texts = pieces.map((parts) => parts.join(''));

describe('line ends', () => {
  test('are recognised, and a lone carriage return counts as mixed', () => {
    expect(['a', 'a\nb\n', 'a\r\nb', 'a\r\nb\n', 'a\rb', 'a\nb\r\n'].map(lineEndsOf)).toEqual([
      'lf',
      'lf',
      'crlf',
      'mixed',
      'mixed',
      'mixed',
    ]);
  });

  test('of new lines follow the first one of the text', () => {
    expect(['', 'a\r\nb\n', 'a\rb', 'a\nb'].map(firstLineEnd)).toEqual(['\n', '\r\n', '\r', '\n']);
  });

  test('of untouched lines survive an edit made in a view that shows only line feeds', () => {
    expect(
      applyEdits('a\r\nb\nc', [editInOwnLineEnds('a\r\nb\nc', { range: { start: 3, end: 3 }, insert: 'x\ny' })]),
    ).toBe('a\r\nbx\r\ny\nc');
  });

  test('never make the view and the text differ', () => {
    fc.assert(
      fc.property(texts, texts, (text, typed) => {
        const wanted = withLineFeeds(typed);
        const edit = diffAsEdit(withLineFeeds(text), wanted);
        if (!edit) return;
        const result = applyEdits(text, [editInOwnLineEnds(text, edit)]);
        expect(withLineFeeds(result)).toBe(wanted);
      }),
      { numRuns: 20_000 },
    );
  });
});

test('a range that ends at the start of a line does not touch that line', () => {
  const starts = [0, 4, 8];
  expect(linesOf(starts, { start: 0, end: 4 })).toEqual({ from: 1, to: 1 });
  expect(linesOf(starts, { start: 0, end: 5 })).toEqual({ from: 1, to: 2 });
  expect(linesOf(starts, { start: 4, end: 4 })).toEqual({ from: 2, to: 2 });
});
