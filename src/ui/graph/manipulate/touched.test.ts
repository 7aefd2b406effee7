import { expect, test } from 'vitest';
import { touchedBy } from './touched.ts';

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
