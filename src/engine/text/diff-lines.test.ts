import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffLines, type LineHunk, linesOf } from './diff-lines.ts';

/** What the hunks make of the lines before. */
function patched(before: readonly string[], after: readonly string[], hunks: readonly LineHunk[]): string {
  const lines: string[] = [];
  let at = 0;
  for (const hunk of hunks) {
    lines.push(...before.slice(at, hunk.before.start), ...after.slice(hunk.after.start, hunk.after.end));
    at = hunk.before.end;
  }
  return [...lines, ...before.slice(at)].join('');
}

const sizeOf = (hunks: readonly LineHunk[]) =>
  hunks.reduce((sum, { before, after }) => sum + before.end - before.start + after.end - after.start, 0);

describe('the lines that differ', () => {
  test('lines keep their ends', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '\n', '\r') }), (text) => {
        expect(linesOf(text).join('')).toBe(text);
      }),
    );
  });

  test('are none for the same text and all for a text that is new', () => {
    expect(diffLines(['a\n'], ['a\n'])).toEqual([]);
    expect(diffLines([], ['a\n', 'b\n'])).toEqual([{ before: { start: 0, end: 0 }, after: { start: 0, end: 2 } }]);
  });

  test('lead from any text to any other, and are as few as the longest common run allows', () => {
    const lines = fc.array(fc.constantFrom('a\n', 'b\n', 'c\n', 'd\n'), { maxLength: 14 });
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const hunks = diffLines(before, after);
        expect(patched(before, after, hunks)).toBe(after.join(''));
        expect(sizeOf(hunks)).toBe(before.length + after.length - 2 * commonRun(before, after));
      }),
      { numRuns: 400 },
    );
  });

  test('stay small between long texts with many changes, around lines that stand once', () => {
    const before = Array.from({ length: 30_000 }, (_, n) => (n % 3 === 0 ? `line ${n}\n` : 'same\n'));
    const after = before.map((line, n) => (n % 30 === 1 ? `new ${n}\n` : line));
    const hunks = diffLines(before, after);
    expect(patched(before, after, hunks)).toBe(after.join(''));
    expect(hunks).toHaveLength(1000);
    expect(sizeOf(hunks)).toBe(2000);
  });

  test('take bounded time when nothing is alike', () => {
    const before = Array.from({ length: 50_000 }, (_, n) => `${n % 7}\n`);
    const after = Array.from({ length: 50_000 }, (_, n) => `${(n * n) % 11}x\n`);
    expect(patched(before, after, diffLines(before, after))).toBe(after.join(''));
  });
});

/** Length of the longest common run of lines, the slow way. */
function commonRun(a: readonly string[], b: readonly string[]): number {
  const row = new Array<number>(b.length + 1).fill(0);
  for (const line of a) {
    let diagonal = 0;
    for (const [j, other] of b.entries()) {
      const above = row[j + 1] ?? 0;
      row[j + 1] = line === other ? diagonal + 1 : Math.max(above, row[j] ?? 0);
      diagonal = above;
    }
  }
  return row.at(-1) ?? 0;
}
