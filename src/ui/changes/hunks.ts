import type { LineHunk, TextEdit } from '../../engine/text/index.ts';

/** A line of a change as it is shown; without its end. */
export interface ShownLine {
  readonly kind: 'same' | 'removed' | 'added';
  /** Counted from 1: in the text of now, for removed ones in the opened one. */
  readonly line: number;
  readonly text: string;
}

/** Unchanged lines around a change. */
const around = 2;

const shown = (text: string | undefined): string => (text ?? '').replace(/\r?\n$/, '');

/** Returns the lines of a change with a few around it. */
export function linesOfHunk(before: readonly string[], after: readonly string[], hunk: LineHunk): readonly ShownLine[] {
  const lines: ShownLine[] = [];
  const same = (from: number, to: number): void => {
    for (let at = Math.max(0, from); at < Math.min(after.length, to); at++) {
      lines.push({ kind: 'same', line: at + 1, text: shown(after[at]) });
    }
  };
  same(hunk.after.start - around, hunk.after.start);
  for (let at = hunk.before.start; at < hunk.before.end; at++) {
    lines.push({ kind: 'removed', line: at + 1, text: shown(before[at]) });
  }
  for (let at = hunk.after.start; at < hunk.after.end; at++) {
    lines.push({ kind: 'added', line: at + 1, text: shown(after[at]) });
  }
  same(hunk.after.end, hunk.after.end + around);
  return lines;
}

const lengthOf = (lines: readonly string[]): number => lines.reduce((sum, line) => sum + line.length, 0);

/** Returns the edit of the text of now that takes one change back, line ends included. */
export function revertOf(before: readonly string[], after: readonly string[], hunk: LineHunk): TextEdit {
  const start = lengthOf(after.slice(0, hunk.after.start));
  const end = start + lengthOf(after.slice(hunk.after.start, hunk.after.end));
  return { range: { start, end }, insert: before.slice(hunk.before.start, hunk.before.end).join('') };
}

/** Returns how many lines came and went. */
export function countsOf(hunks: readonly LineHunk[]): { readonly added: number; readonly removed: number } {
  let [added, removed] = [0, 0];
  for (const { before, after } of hunks) {
    added += after.end - after.start;
    removed += before.end - before.start;
  }
  return { added, removed };
}
