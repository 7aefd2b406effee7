import fc from 'fast-check';
import { expect, test } from 'vitest';
import { goSort } from './go-sort.ts';

interface Item {
  readonly key: number;
  readonly at: number;
}

const before = (a: Item, b: Item) => a.key < b.key;
const items = (keys: readonly number[]): readonly Item[] => keys.map((key, at) => ({ key, at }));

test('sorts lists of any length, with few or many equal keys, and loses nothing', () => {
  const keys = fc.integer({ min: 1, max: 300 }).chain((most) => fc.array(fc.nat(most), { maxLength: 400 }));
  fc.assert(
    fc.property(keys, (list) => {
      const sorted = goSort(items(list), before);
      expect(sorted.map(({ key }) => key)).toEqual([...list].sort((a, b) => a - b));
      expect(new Set(sorted.map(({ at }) => at)).size).toBe(list.length);
    }),
  );
});

test('sorts what is hard on a quicksort: rising, falling, equal, and patterns that choose bad pivots', () => {
  for (const length of [13, 49, 50, 200, 1000]) {
    const numbers = Array.from({ length }, (_, index) => index);
    const killers = numbers.map((index) => (index % 2 === 0 ? index : length - index));
    for (const list of [numbers, [...numbers].reverse(), numbers.map(() => 1), numbers.map((n) => n % 7), killers]) {
      expect(goSort(items(list), before).map(({ key }) => key)).toEqual([...list].sort((a, b) => a - b));
    }
  }
});

test('keeps the order of equal items up to twelve, and not beyond', () => {
  const order = (length: number) => goSort(items(Array.from({ length }, (_, at) => at % 3)), before);
  const isStable = (sorted: readonly Item[]) =>
    sorted.every(
      (item, index) => index === 0 || item.key !== sorted[index - 1]?.key || item.at > (sorted[index - 1]?.at ?? 0),
    );
  expect(isStable(order(12))).toBe(true);
  expect(isStable(order(40))).toBe(false);
});
