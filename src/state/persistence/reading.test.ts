import { describe, expect, test } from 'vitest';
import { openedFile, type WorkspaceChange } from '../workspace.ts';
import { replay } from './reading.ts';

const files = [openedFile('a.yaml', 'one\n')];
const stored = { session: 's', changeCount: 3 };
const typed = (insert: string): WorkspaceChange => ({
  kind: 'edit',
  file: 'a.yaml',
  edits: [{ range: { start: 0, end: 0 }, insert }],
});
const three = [typed('x'), typed('y'), typed('z')];

/** The text after the journal, and whether it was done whole; `null` when it adds nothing. */
function added(journal: object, moment: typeof stored | null = stored) {
  const replayed = replay(moment ? files : [], moment, JSON.stringify({ changes: three, ...journal }));
  return replayed && { text: replayed.files[0]?.text, isWhole: replayed.isWhole };
}

describe('a journal', () => {
  test('goes on where the stored state ends, and what that has already is not done again', () => {
    expect(added({ session: 's', first: 4 })).toEqual({ text: 'zyxone\n', isWhole: true });
    expect(added({ session: 's', first: 3 })).toEqual({ text: 'zyone\n', isWhole: true });
    expect(added({ session: 's', first: 1 })).toBeNull();
  });

  test('behind a gap is not done at all, and is not lost: its edits are not for this text', () => {
    for (const first of [5, 6, 7, 100]) {
      expect(added({ session: 's', first })).toEqual({ text: 'one\n', isWhole: false });
    }
  });

  test('of a session that began from the stored state is done from its first change or not at all', () => {
    expect(added({ session: 'next', base: stored, first: 1 })).toEqual({ text: 'zyxone\n', isWhole: true });
    expect(added({ session: 'next', base: stored, first: 2 })).toEqual({ text: 'one\n', isWhole: false });
    expect(added({ session: 'next', base: { ...stored, changeCount: 2 }, first: 1 })?.isWhole).toBe(false);
    expect(added({ session: 'next', base: { ...stored, session: 'r' }, first: 1 })?.isWhole).toBe(false);
    expect(added({ session: 'next', base: null, first: 1 })?.isWhole).toBe(false);
  });

  test('is all there is when nothing is stored, if it begins with nothing', () => {
    const file: WorkspaceChange = { kind: 'add', at: 0, file: openedFile('b.yaml', 'new') };
    expect(added({ session: 'next', base: null, first: 1, changes: [file] }, null)).toEqual({
      text: 'new',
      isWhole: true,
    });
    for (const lacking of [{ base: null, first: 2 }, { base: stored, first: 1 }, { first: 1 }]) {
      expect(added({ session: 'next', changes: [file], ...lacking }, null)).toEqual({
        text: undefined,
        isWhole: false,
      });
    }
  });

  test('that cannot be read, or only up to a change that is none, is not lost', () => {
    const odd = ['not json', '[]', '1', '{}', '{"changes":1}'].map((text) => replay(files, stored, text)?.isWhole);
    expect(odd).toEqual([false, false, false, false, false]);
    for (const part of [{ first: -1 }, { first: 'x' }, { session: 1 }, { changes: null }]) {
      expect(added({ session: 's', first: 4, ...part })).toEqual({ text: 'one\n', isWhole: false });
    }
    const cut = [...three.slice(0, 2), { kind: 'none' }, typed('z')];
    expect(added({ session: 's', first: 4, changes: cut })).toEqual({ text: 'yxone\n', isWhole: false });
    // There is nothing in it to lose.
    expect(added({ session: 'other', first: 9, changes: [] })).toBeNull();
    expect(replay(files, stored, null)).toBeNull();
  });
});
