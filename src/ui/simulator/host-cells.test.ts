import { expect, test } from 'vitest';
import { asNodeId } from '../../engine/testing/node-id.ts';
import { en } from '../../i18n/messages.ts';
import { comparedHost, hostCells, hostVerdictWords } from './host-cells.ts';
import type { HostStep } from './steps.ts';

const step = (host: string | null, verdict: HostStep['verdict'], chosen = false): HostStep => ({
  kind: 'host',
  host,
  verdict,
  chosen,
  hostId: asNodeId(`host:|${host ?? ''}`),
});

/** One letter per cell: w won, f fitted, g star, x differs, `.` rest. */
function shape(one: HostStep, host: string, most = 24): string {
  const marks = { won: 'w', fitted: 'f', group1: 'g', group2: 'G', differs: 'x', rest: '.' } as const;
  const { cells, cutStart, cutEnd } = hostCells(one, host, most);
  return `${cutStart ? '<' : ''}${cells.map(({ kind }) => marks[kind]).join('')}${cutEnd ? '>' : ''}`;
}

test('an exact host is compared from the left, a wildcard from the right', () => {
  expect(shape(step('ab.c', 'exact'), 'ab.c')).toBe('wwww');
  expect(shape(step('ab.c', 'no'), 'ax.c')).toBe('fx..');
  expect(shape(step('ab.c', 'no'), 'ab')).toBe('ffx');
  expect(shape(step('*.b.c', 'wildcard'), 'xy.b.c')).toBe('ggwwww');
  expect(shape(step('*.b.c', 'no'), 'a.x.c')).toBe('..xff');
  expect(shape(step('*.b.c', 'no'), 'a.z.b.c')).toBe('.xfffff');
  expect(shape(step('*.b.c', 'no'), 'b.c')).toBe('xfff');
});

test('any host marks nothing, and nothing is marked where a controller decides otherwise than the letters', () => {
  expect(shape(step(null, 'any'), 'ab')).toBe('..');
  expect(shape(step('*.b.c', 'wildcard'), 'a.z.b.c')).toBe('.......');
  expect(hostVerdictWords(step('a.b', 'no'), 'a.b', en)).toEqual(['does not match', '']);
});

test('of a long host the letters around the difference are shown', () => {
  expect(shape(step(`${'a'.repeat(40)}.b`, 'no'), `${'a'.repeat(30)}xx`, 8)).toBe('<ffffffx.');
  expect(shape(step('*.b.c', 'no'), `${'a'.repeat(40)}.x.c`, 8)).toHaveLength(9);
});

test('words say the letter, or that labels do not add up', () => {
  const words = (rule: string, host: string) => hostVerdictWords(step(rule, 'no'), host, en)[1];
  expect(words('shop.a.com', 'shop.b.com')).toBe('differs at `b`');
  expect(words('shop.a.com', 'shop')).toBe('the request ends before it');
  expect(words('*.a.com', 'y.x.a.com')).toBe('the star stands for one label only');
  expect(words('*.a.com', 'a.com')).toBe('no label is left for the star');
  expect(hostVerdictWords(step('a.com', 'exact', true), 'a.com', en)).toEqual(['exact', 'its paths are tried']);
});

test('the host is compared without port and final dot, in lower case', () => {
  expect(comparedHost('Shop.A.com.:8080')).toBe('shop.a.com');
});
