import { expect, test } from 'vitest';
import { asJson } from './as-json.ts';

test('whatever a store may hold is written out for people to read', () => {
  const cyclic: { self?: unknown; list: unknown[] } = { list: [] };
  cyclic.self = cyclic;
  cyclic.list.push(cyclic);
  expect(JSON.parse(asJson(cyclic))).toEqual({ list: ['(itself)'], self: '(itself)' });
  expect(
    JSON.parse(asJson({ big: 10n, map: new Map([['a', new Set([1])]]), bytes: new TextEncoder().encode('text') })),
  ).toEqual({
    big: '10n',
    map: [['a', [1]]],
    bytes: 'text',
  });
  let deep: unknown = 'end';
  for (let depth = 0; depth < 50_000; depth++) deep = [deep];
  expect(asJson(deep)).toContain('(deeper)');
  expect(asJson(undefined)).toBe('');
  expect(asJson(Symbol('x'))).toBe('');
});
