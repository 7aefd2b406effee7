import { expect, test } from 'vitest';
import { lookup, tableOf } from './lookup.ts';

const inherited = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__'];

test.each(inherited)('a table without %s has nothing under that name', (name) => {
  expect(lookup({ nginx: 'a' }, name)).toBeUndefined();
  expect(tableOf({ nginx: 'a' }).get(name)).toBeUndefined();
});

test.each(inherited)('a table with a %s of its own has it', (name) => {
  const table = Object.fromEntries([[name, 'own']]);
  expect(lookup(table, name)).toBe('own');
  expect(tableOf(table).get(name)).toBe('own');
});

test('a table is asked by its own names; no table and no name give nothing', () => {
  expect(lookup({ nginx: 'a' }, 'nginx')).toBe('a');
  expect(lookup({ nginx: 'a' }, null)).toBeUndefined();
  expect(lookup(null, 'nginx')).toBeUndefined();
  expect(lookup(undefined, undefined)).toBeUndefined();
});
