// Reads how many tests passed, failed and were skipped from what the runners say at their end.

const number = (text, words) => Number(text.match(new RegExp(`(\\d+) ${words}\\b`))?.[1] ?? 0);

/** Returns the counts of Vitest's line "Tests  1 failed | 2 passed | 3 skipped | 4 todo (10)"; what is still to do is skipped. */
export function vitestCounts(output) {
  const line = output.match(/^\s*Tests\s+.*$/gm)?.at(-1) ?? '';
  return {
    passed: number(line, 'passed'),
    failed: number(line, 'failed'),
    skipped: number(line, 'skipped') + number(line, 'todo'),
  };
}

/** Returns the counts of Playwright's last lines, each "  12 passed (3.4m)". */
export function playwrightCounts(output) {
  const of = (words) => Number(output.match(new RegExp(`^\\s*(\\d+) ${words}\\b`, 'm'))?.[1] ?? 0);
  // Nothing is tried twice; should somebody bring that back, what passes at the second try has failed at the first.
  return { passed: of('passed'), failed: of('failed') + of('flaky'), skipped: of('skipped') + of('did not run') };
}
