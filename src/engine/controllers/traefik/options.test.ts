import { expect, test } from 'vitest';
import { readOptions } from './options.ts';

test.each([
  ['3.6', false],
  ['v3.6.12', false],
  ['2.8', false],
  ['2.11', false],
  ['3.7', true],
  ['v3.7.0', true],
  ['3.8', true],
  ['3.10', true],
  ['4.0', true],
])('a host with a wildcard in Traefik %s is read: %s', (version, isRead) => {
  expect(readOptions({ version }).wildcardInHost).toBe(isRead);
});
