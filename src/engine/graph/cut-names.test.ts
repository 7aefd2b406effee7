import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnsOf, cutNames, shorten } from './cut-names.ts';

const letters = fc.string({ unit: fc.constantFrom(...'abc/.-*$가'), minLength: 1, maxLength: 60 });
const room = fc.integer({ min: 10, max: 40 });

describe('a name that does not fit', () => {
  test('says where something was left out', () => {
    expect(shorten('/static/.*\\.css', 15)).toBe('/static/.*\\.css');
    expect(shorten('/static/.*\\.css', 12)).toBe('/static….css');
    expect(shorten('pr-412.preview.example.com', 16)).toBe('pr-412.pr…le.com');
  });

  test('is only shown whole, or with an ellipsis for each stretch that is missing', () => {
    fc.assert(
      fc.property(letters, room, (name, columns) => {
        const cut = shorten(name, columns);
        expect(columnsOf(cut)).toBeLessThanOrEqual(columns);
        if (columnsOf(name) <= columns) expect(cut).toBe(name);
        else {
          const parts = cut.split('…');
          expect(parts).toHaveLength(2);
          expect(name.startsWith(parts[0] ?? '-') && name.endsWith(parts[1] ?? '-')).toBe(true);
        }
      }),
    );
  });
});

describe('names beside each other', () => {
  test('two that differ anywhere are cut to two different texts', () => {
    fc.assert(
      fc.property(letters, letters, letters, room, (head, tail, other, columns) => {
        const a = `${head}x${tail}`;
        const b = `${head}y${other}`;
        const cuts = cutNames([a, b], columns);
        expect(cuts.get(a) ?? a).not.toBe(cuts.get(b) ?? b);
      }),
    );
  });

  test('a whole column of numbered ones stays distinct', () => {
    const name = fc.tuple(letters, letters, letters);
    fc.assert(
      fc.property(name, fc.integer({ min: 16, max: 30 }), ([head, middle, tail], columns) => {
        const names = Array.from({ length: 60 }, (_, i) => `${head}${i % 10}${middle}${Math.floor(i / 10)}${tail}`);
        const cuts = cutNames(names, columns);
        expect(new Set(names.map((one) => cuts.get(one) ?? one)).size).toBe(60);
        for (const cut of cuts.values()) expect(columnsOf(cut)).toBeLessThanOrEqual(columns);
      }),
    );
  });

  test('keeps what tells two paths apart', () => {
    const cuts = cutNames(['/api/v1/accounts/export/all', '/api/v1/accounts/import/all'], 16);
    expect([...cuts.values()]).toEqual(['/api/v…/exp…/all', '/api/v…/imp…/all']);
  });
});
