import { describe, expect, test } from 'vitest';
import type { Command, CommandError } from '../../engine/commands/index.ts';
import { editEnd } from './edit-end.ts';

const command: Command = {
  type: 'path/set-path',
  at: { object: { file: 'a.yaml', document: 0, item: 0 }, rule: 0, path: 0 },
  path: '/new',
};

/** An edit whose command is answered by each of these in turn, and what became of it. */
function edit(...answers: readonly (CommandError | null)[]) {
  const happened: string[] = [];
  const end = editEnd(async () => {
    happened.push('written');
    return answers[happened.filter((each) => each === 'written').length - 1] ?? null;
  });
  const done = () => void happened.push('done');
  return {
    happened,
    commit: (made: Command | null = command) => end.commit(() => made, done),
    cancel: () => end.cancel(done),
  };
}

describe('the edit of a cell', () => {
  test('is written once by Enter and the blur after it', async () => {
    const { commit, happened } = edit();
    await Promise.all([commit(), commit()]);
    await commit();
    expect(happened).toEqual(['written', 'done']);
  });

  test('is not written by the blur after Esc', async () => {
    const { commit, cancel, happened } = edit();
    cancel();
    await commit();
    expect(happened).toEqual(['done']);
  });

  test('goes on when it is refused, and is done where nothing has changed', async () => {
    const { commit, happened } = edit({ code: 'target-gone' }, { code: 'no-change' });
    await commit();
    expect(happened).toEqual(['written']);
    await commit();
    expect(happened).toEqual(['written', 'written', 'done']);
    const nothing = edit();
    await nothing.commit(null);
    expect(nothing.happened).toEqual(['done']);
  });
});
