import fc from 'fast-check';
import { expect, test } from 'vitest';
import { patchedMap } from './patched-map.ts';

const large = new Map(Array.from({ length: 6000 }, (_, n) => [`k${n}`, n]));
const key = fc.integer({ min: 5990, max: 6010 }).map((n) => `k${n}`);
const patch = fc.record({
  changed: fc.array(fc.tuple(key, fc.integer()), { maxLength: 6 }),
  removed: fc.array(key, { maxLength: 6 }),
});

test('a large map with patches holds what a copy of it would hold', () => {
  fc.assert(
    fc.property(fc.array(patch, { maxLength: 5 }), (patches) => {
      let map: ReadonlyMap<string, number> = large;
      const copy = new Map(large);
      for (const { changed, removed } of patches) {
        map = patchedMap(map, changed, removed);
        for (const gone of removed) copy.delete(gone);
        for (const [name, value] of changed) copy.set(name, value);
      }
      expect(map.size).toBe(copy.size);
      expect(new Map(map)).toEqual(copy);
      expect([...map.keys()].sort()).toEqual([...copy.keys()].sort());
      expect([...map.values()].sort()).toEqual([...copy.values()].sort());
      for (const name of ['k5989', 'k5995', 'k6005']) {
        expect(map.get(name)).toBe(copy.get(name));
        expect(map.has(name)).toBe(copy.has(name));
      }
    }),
    { numRuns: 30 },
  );
});

test('many patches end up in a map of their own, and the map before stays as it was', () => {
  let map: ReadonlyMap<string, number> = large;
  for (let n = 0; n < 600; n++) map = patchedMap(map, [[`new${n}`, n]], [`k${n}`]);
  expect(map.size).toBe(6000);
  expect(map.get('new599')).toBe(599);
  expect(map.has('k0')).toBe(false);
  expect(large.size).toBe(6000);
  expect(large.has('k0')).toBe(true);
});

test('a small map is copied', () => {
  expect(patchedMap(new Map([['a', 1]]), [['b', 2]], ['a'])).toEqual(new Map([['b', 2]]));
});
