import { expect, test } from 'vitest';
import { marksShown, rangeOf, toggled } from './marks.ts';

const ids = ['a', 'b', 'c'];

test('a range goes both ways, and is one path when nothing was selected before', () => {
  expect(rangeOf(ids, 'a', 'c')).toEqual(ids);
  expect(rangeOf(ids, 'c', 'b')).toEqual(['b', 'c']);
  expect(rangeOf(ids, null, 'b')).toEqual(['b']);
  expect(rangeOf(ids, 'gone', 'b')).toEqual(['b']);
});

test('of the marks only those count that are shown, in their order', () => {
  expect([...marksShown(new Set(['c', 'hidden', 'a']), ids)]).toEqual(['c', 'a']);
  expect(marksShown(new Set(['hidden']), ids).size).toBe(0);
});

test('toggling takes in and out and leaves the set before as it was', () => {
  const before = new Set(['a']);
  expect([...toggled(before, 'b')]).toEqual(['a', 'b']);
  expect([...toggled(before, 'a')]).toEqual([]);
  expect([...before]).toEqual(['a']);
});
