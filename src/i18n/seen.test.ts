import { expect, test } from 'vitest';
import { seen } from './seen.ts';

test.each([
  ['/shop', '/shop'],
  ['/a b', '/a b'],
  ['/상품', '/상품'],
  ['', "''"],
  ['/a ', '/a␣'],
  [' nginx\n', '␣nginx\\u000a'],
  ['/a  b', '/a␣␣b'],
  ['/a\u00a0b', '/a\\u00a0b'],
  ['/a\u200b', '/a\\u200b'],
])('%j is quoted so that all of it is seen', (text, quoted) => {
  expect(seen(text)).toBe(quoted);
});
