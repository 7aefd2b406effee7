import { describe, expect, test } from 'vitest';
import { asNodeId } from '../../engine/testing/node-id.ts';
import type { TestState, TestsState } from '../../state/types.ts';
import { barsOf, countTests, testHits } from './test-list.ts';

function testOf(pass: boolean, ...pathIds: readonly string[]): TestState {
  return {
    id: 'x',
    object: { file: 'a', document: 0, item: 0 },
    range: { start: 0, end: 1 },
    line: 'a.example.com/',
    ask: { text: 'http://a.example.com/', method: 'GET', headers: [] },
    expect: 'web',
    verdicts: pathIds.map((pathId) => ({
      profile: 'kubernetes',
      guessed: true,
      routerId: asNodeId('r'),
      pass,
      outcome: null,
      pathId: asNodeId(pathId),
    })),
    pass,
  };
}

const problem: TestsState['unreadable'][number] = {
  object: { file: 'a', document: 0, item: 0 },
  diagnostic: {
    code: 'route-test/unreadable',
    params: { reason: 'no-arrow', found: '' },
    severity: 'error',
    range: { start: 0, end: 1 },
    origin: { kind: 'advice' },
  },
};

describe('the tests of a workspace', () => {
  test('a line that cannot be read counts as a test that does not pass', () => {
    const state = { revision: 1, tests: [testOf(true), testOf(false)], unreadable: [problem] };
    expect(countTests(state)).toEqual({ passed: 1, total: 3 });
    expect(barsOf(state).map(({ pass }) => pass)).toEqual([true, false, false]);
  });

  test('many tests share bars, and a failing one always shows', () => {
    const tests = Array.from({ length: 1000 }, (_, index) => testOf(index !== 500));
    const bars = barsOf({ revision: 1, tests, unreadable: [] });
    expect(bars).toHaveLength(24);
    expect(bars.filter(({ pass }) => !pass)).toHaveLength(1);
    expect(new Set(bars.map(({ from }) => from)).size).toBe(24);
  });

  test('a test hits each of its paths once, however many controllers agree', () => {
    const hits = testHits([testOf(true, 'p', 'p'), testOf(false, 'p', 'q')]);
    expect(hits.get('p')).toEqual({ count: 2, failing: 1 });
    expect(hits.get('q')).toEqual({ count: 1, failing: 1 });
  });
});
