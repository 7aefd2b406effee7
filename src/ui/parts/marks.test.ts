import { expect, test } from 'vitest';
import { marksShown, rangeOf, toggled, touchedBy } from './marks.ts';

const box = (y: number) => ({ x: 100, y, width: 50, height: 20 });
const boxes = new Map([
  ['a', box(0)],
  ['b', box(30)],
  ['c', box(60)],
]);
const ids = ['a', 'b', 'c'];

test('an area touches what it overlaps, whichever way it was drawn', () => {
  const down = { from: { x: 90, y: 10 }, to: { x: 110, y: 40 } };
  expect(touchedBy(down, ids, boxes)).toEqual(['a', 'b']);
  expect(touchedBy({ from: down.to, to: down.from }, ids, boxes)).toEqual(['a', 'b']);
  expect(touchedBy({ from: { x: 0, y: 0 }, to: { x: 99, y: 99 } }, ids, boxes)).toEqual([]);
});

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
