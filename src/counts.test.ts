import { expect, test } from 'vitest';
import { playwrightCounts, vitestCounts } from '../.ci/counts.mjs';

test('what Vitest passed, failed and left out is counted, in whatever order it says so', () => {
  const files = ' Test Files  1 failed | 9 passed | 1 skipped (11)\n';
  expect(vitestCounts(`${files}      Tests  2 failed | 40 passed | 3 skipped | 1 todo (46)\n`)).toEqual({
    passed: 40,
    failed: 2,
    skipped: 4,
  });
  expect(vitestCounts(`${files}      Tests  40 passed (40)\n`)).toEqual({ passed: 40, failed: 0, skipped: 0 });
  expect(vitestCounts('Error: no tests')).toEqual({ passed: 0, failed: 0, skipped: 0 });
});

test('what Playwright passed, failed and left out is counted; a second try is a failure', () => {
  expect(
    playwrightCounts(
      '  1 failed\n    a.spec.ts:1:1 › 7 passed\n  1 flaky\n  2 skipped\n  3 did not run\n  12 passed (3.4m)\n',
    ),
  ).toEqual({
    passed: 12,
    failed: 2,
    skipped: 5,
  });
  expect(playwrightCounts('  12 passed (3.4m)\n')).toEqual({ passed: 12, failed: 0, skipped: 0 });
});
