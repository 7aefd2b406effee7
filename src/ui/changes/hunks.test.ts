import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits, diffLines, linesOf } from '../../engine/text/index.ts';
import { countsOf, linesOfHunk, revertOf } from './hunks.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '\r\n'), maxLength: 40 });

test('taking every change back gives the opened text, byte for byte', () => {
  fc.assert(
    fc.property(text, text, (opened, now) => {
      const [before, after] = [linesOf(opened), linesOf(now)];
      const edits = diffLines(before, after).map((hunk) => revertOf(before, after, hunk));
      expect(applyEdits(now, edits)).toBe(opened);
    }),
  );
});

test('taking one change back leaves the others', () => {
  fc.assert(
    fc.property(text, text, fc.nat(), (opened, now, at) => {
      const [before, after] = [linesOf(opened), linesOf(now)];
      const hunks = diffLines(before, after);
      const hunk = hunks[at % Math.max(1, hunks.length)];
      if (!hunk) return;
      const reverted = linesOf(applyEdits(now, [revertOf(before, after, hunk)]));
      const left = countsOf(diffLines(before, reverted));
      const all = countsOf(hunks);
      expect(left.added + left.removed).toBeLessThan(all.added + all.removed);
    }),
  );
});

test('a change is shown with two lines around it', () => {
  const [before, after] = [linesOf('1\n2\n3\nold\n5\n6\n7\n'), linesOf('1\n2\n3\nnew\r\n5\n6\n7\n')];
  const [hunk] = diffLines(before, after);
  expect(
    hunk && linesOfHunk(before, after, hunk).map(({ kind, line, text: line_ }) => `${kind} ${line} ${line_}`),
  ).toEqual(['same 2 2', 'same 3 3', 'removed 4 old', 'added 4 new', 'same 5 5', 'same 6 6']);
});
