import { describe, expect, test } from 'vitest';
import { asNodeId } from '../../engine/testing/node-id.ts';
import { someCause } from '../../engine/testing/some-cause.ts';
import type { PathStep } from './steps.ts';
import { cellsOf, firstStep, orderedPaths, viewTrace } from './trace-view.ts';

const base: PathStep = {
  kind: 'path',
  routeId: asNodeId('r'),
  pathId: asNodeId('path:r'),
  matched: false,
  matcher: { kind: 'element-prefix', path: '/v1' },
  matchedLength: 3,
  verdict: 'no-match',
};

const shape = (step: PathStep, compared: string) =>
  cellsOf(step, compared, 44)
    .cells.map(({ kind }) => ({ won: 'w', fitted: 'f', group1: '1', group2: '2', differs: 'x', rest: '.' })[kind])
    .join('');

describe('match cells', () => {
  test('a loser shows how far it fitted and where it differs', () => {
    expect(shape(base, '/v11')).toBe('fffx');
    expect(shape({ ...base, matchedLength: 1 }, '/cart')).toBe('fx...');
  });

  test('the winner is underlined as far as it matched', () => {
    expect(shape({ ...base, matched: true, verdict: 'wins' }, '/v1/x')).toBe('www..');
  });

  test('captured groups of the winner are told apart', () => {
    const step: PathStep = {
      ...base,
      matched: true,
      verdict: 'wins',
      matchedLength: 10,
      matcher: { kind: 'regex', source: '/api(/|$)(.*)', ignoreCase: true, anchored: true },
      groups: ['/', 'users'],
    };
    expect(shape(step, '/api/users')).toBe('wwww122222');
  });

  test('a request that ends before the path does gets an empty last cell', () => {
    expect(shape({ ...base, matchedLength: 2 }, '/v')).toBe('ffx');
  });

  test('a letter of several units is one cell, wherever the path is cut', () => {
    const texts = (compared: string, most: number, matchedLength = 2) =>
      cellsOf({ ...base, matchedLength }, compared, most).cells.map(({ text }) => text);
    expect(texts('/상/😀/e\u0301/👩‍👧', 44)).toEqual(['/', '상', '/', '😀', '/', 'e\u0301', '/', '👩‍👧']);
    for (let most = 2; most < 12; most++) {
      for (let matched = 0; matched < 12; matched++) {
        expect(texts('/😀😀😀😀😀', most, matched).join('')).not.toMatch(/\p{Surrogate}/u);
      }
    }
    const { cells } = cellsOf({ ...base, matchedLength: 2 }, '/e\u0301x', 44);
    expect(cells.map(({ kind }) => kind)).toEqual(['fitted', 'differs', 'rest']);
  });

  test('a long path is cut around its first difference', () => {
    const shown = cellsOf({ ...base, matchedLength: 80 }, `/${'a'.repeat(120)}`, 40);
    expect(shown.cells).toHaveLength(40);
    expect(shown.cells.some(({ kind }) => kind === 'differs')).toBe(true);
    expect([shown.cutStart, shown.cutEnd]).toEqual([true, true]);
  });

  test('an expression is said to stop only where it asks for a letter of its own', () => {
    const regex = (source: string, matchedLength: number): PathStep => ({
      ...base,
      matcher: { kind: 'regex', source, ignoreCase: true, anchored: true },
      matchedLength,
    });
    expect(shape(regex('^/cart', 1), '/api')).toBe('fx..');
    expect(shape(regex('^/(a+)+$', 1), '/aa!')).toBe('f...');
    expect(shape(regex('^/ab?c', 2), '/ax')).toBe('ff.');
  });
});

test('candidates of other hosts come last', () => {
  const rows = orderedPaths(
    [
      { ...base, pathId: asNodeId('a'), verdict: 'other-host' },
      { ...base, pathId: asNodeId('b') },
    ],
    new Map(),
  );
  expect(rows.map(({ step }) => step.pathId)).toEqual(['b', 'a']);
});

test('omitted candidates are summed by what they are', () => {
  const trace = [
    { kind: 'omitted', what: 'paths', count: 3 },
    { kind: 'omitted', what: 'paths', count: 4 },
  ] as const;
  const view = viewTrace({
    trace,
    cause: someCause,
    outcome: { kind: 'separate-addresses' },
    evidence: 'source',
    comparedPath: '/',
  });
  expect(view.omitted).toEqual({ hosts: 0, paths: 7 });
});

describe('the step opened first', () => {
  const view = viewTrace({
    outcome: { kind: 'status', status: 404, why: 'no-host', route: null },
    cause: someCause,
    trace: [{ kind: 'host', host: 'a.b', verdict: 'no', chosen: false, hostId: asNodeId('host:a.b') }],
    evidence: 'documented',
    comparedPath: '/',
  });

  test('is the hosts when none fits: there the request stopped', () => {
    expect(firstStep(view)).toBe('host');
  });

  test('is the paths as soon as a host is chosen', () => {
    expect(firstStep({ ...view, hosts: view.hosts.map((step) => ({ ...step, chosen: true })) })).toBe('path');
    expect(firstStep({ ...view, paths: [base] })).toBe('path');
  });
});

test('two patterns of one written path are rows of their own, and the second names no path again', () => {
  const step = (path: string, pathId: string): PathStep => ({
    kind: 'path',
    routeId: asNodeId(pathId),
    pathId: asNodeId(pathId),
    matched: false,
    matcher: { kind: 'exact', path },
    matchedLength: 1,
    verdict: 'no-match',
  });
  const rows = orderedPaths([step('/foo', 'a'), step('/foo/', 'a'), step('/b', 'b')], new Map());
  expect(new Set(rows.map(({ key }) => key)).size).toBe(3);
  expect(rows.map(({ isSame }) => isSame)).toEqual([false, true, false]);
});
