import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits, invertEdits, type TextEdit } from '../engine/text/index.ts';
import { editsOf } from '../engine/text/testing/random-edits.ts';
import {
  closeTyping,
  emptyHistory,
  type History,
  historyBudget,
  recordStep,
  recordTyping,
  redoStep,
  stampStep,
  stepTo,
  undoStep,
} from './history.ts';
import type { FileState } from './types.ts';
import { applyChanges, openedFile, type WorkspaceChange } from './workspace.ts';

interface World {
  readonly files: readonly FileState[];
  readonly history: History;
}

const start: World = { files: [openedFile('a.yaml', 'one\ntwo\n'), openedFile('b.yaml', '')], history: emptyHistory };

function textOf(world: Pick<World, 'files'>, name: string): string | undefined {
  return world.files.find((file) => file.name === name)?.text;
}

function typeInto(world: World, name: string, edits: readonly TextEdit[], atMs: number): World {
  const before = textOf(world, name) ?? '';
  const { files } = applyChanges(world.files, [{ kind: 'edit', file: name, edits }]);
  return { files, history: recordTyping(world.history, name, edits, invertEdits(before, edits), atMs) };
}

function insert(world: World, at: number, text: string, atMs: number): World {
  return typeInto(world, 'a.yaml', [{ range: { start: at, end: at }, insert: text }], atMs);
}

function step(world: World, changes: readonly WorkspaceChange[]): World {
  const done = applyChanges(world.files, changes);
  return { files: done.files, history: recordStep(world.history, { type: 'text/paste', params: {} }, done.inverse) };
}

function undo(world: World): World {
  return undoStep(world.history, world.files) ?? world;
}

function redo(world: World): World {
  return redoStep(world.history, world.files) ?? world;
}

describe('typing', () => {
  test('is one step while it goes on without a pause', () => {
    const typed = [...'abc'].reduce((world, letter, i) => insert(world, i, letter, i * 400), start);
    expect(textOf(typed, 'a.yaml')).toBe('abcone\ntwo\n');
    expect(typed.history.undo).toHaveLength(1);
    expect(undo(typed).files).toEqual(start.files);
  });

  test('starts a new step after a pause of more than half a second', () => {
    const typed = insert(insert(start, 0, 'a', 0), 1, 'b', 501);
    expect(typed.history.undo).toHaveLength(2);
    expect(insert(insert(start, 0, 'a', 0), 1, 'b', 500).history.undo).toHaveLength(1);
  });

  test('starts a new step at another place, in another file and after a gesture', () => {
    expect(insert(insert(start, 0, 'a', 0), 5, 'b', 1).history.undo).toHaveLength(2);
    const other = typeInto(insert(start, 0, 'a', 0), 'b.yaml', [{ range: { start: 0, end: 0 }, insert: 'x' }], 1);
    expect(other.history.undo).toHaveLength(2);
    const gesture = step(insert(start, 0, 'a', 0), [{ kind: 'rename', file: 'b.yaml', to: 'c.yaml' }]);
    expect(insert(gesture, 1, 'b', 1).history.undo).toHaveLength(3);
  });

  test('starts a new step when it was closed', () => {
    const typed = insert(start, 0, 'a', 0);
    const closed = { ...typed, history: closeTyping(typed.history) };
    expect(insert(closed, 1, 'b', 1).history.undo).toHaveLength(2);
  });

  test('starts a new step after an undo', () => {
    const undone = undo(insert(insert(start, 0, 'a', 0), 1, 'b', 600));
    expect(insert(undone, 1, 'c', 601).history.undo).toHaveLength(2);
  });

  test('with backspace goes on in the same step, and leaves none when nothing is left of it', () => {
    const typed = insert(start, 0, 'ab', 0);
    const back = typeInto(typed, 'a.yaml', [{ range: { start: 1, end: 2 }, insert: '' }], 100);
    expect(back.history.undo).toHaveLength(1);
    const gone = typeInto(back, 'a.yaml', [{ range: { start: 0, end: 1 }, insert: '' }], 200);
    expect(gone.history.undo).toHaveLength(0);
    expect(gone.files).toEqual(start.files);
  });
});

/** A random walk: typing, gestures in two files, files that come, go and change their name. */
type Move = { readonly kind: 'type' | 'step' | 'file'; readonly seed: number; readonly pauseMs: number };
const moves = fc.array(
  fc.record<Move>({ kind: fc.constantFrom('type', 'step', 'file'), seed: fc.nat(), pauseMs: fc.nat(800) }),
  { maxLength: 20 },
);

function sampleEdits(text: string, seed: number): readonly TextEdit[] {
  return fc.sample(editsOf(text), { numRuns: 1, seed })[0] ?? [];
}

/** A name that no file has: a workspace never holds two of one name. */
function freeName(files: readonly FileState[], name: string): string {
  return files.some((file) => file.name === `${name}.yaml`) ? freeName(files, `${name}-`) : `${name}.yaml`;
}

function fileChange(files: readonly FileState[], seed: number): WorkspaceChange {
  const name = files[seed % files.length]?.name ?? '';
  if (seed % 4 === 3) return { kind: 'move', file: name, to: seed % files.length };
  if (seed % 3 === 0 && files.length > 1) return { kind: 'remove', file: name };
  if (seed % 3 === 1) return { kind: 'rename', file: name, to: freeName(files, `r${seed}`) };
  return {
    kind: 'add',
    at: seed % (files.length + 1),
    file: openedFile(freeName(files, `n${seed}`), `text ${seed}`),
  };
}

function move(world: World, { kind, seed }: Move, atMs: number): World {
  const file = world.files[seed % world.files.length];
  if (!file) throw new Error('the walk lost its last file');
  if (kind === 'type') return typeInto(world, file.name, sampleEdits(file.text, seed), atMs);
  if (kind === 'file') return step(world, [fileChange(world.files, seed)]);
  return step(
    world,
    world.files.map(({ name, text }) => ({ kind: 'edit', file: name, edits: sampleEdits(text, seed) })),
  );
}

describe('undo and redo', () => {
  test('take every walk back to its start and forth to its end, step by step', () => {
    fc.assert(
      fc.property(moves, (walk) => {
        let atMs = 0;
        let world = start;
        /** The files after each number of steps in the history. */
        const seen = new Map<number, readonly FileState[]>([[0, start.files]]);
        for (const next of walk) {
          atMs += next.pauseMs;
          const length = world.history.undo.length;
          world = move(world, next, atMs);
          if (world.history.undo.length < length) seen.delete(length);
          seen.set(world.history.undo.length, world.files);
        }
        const end = world;
        while (world.history.undo.length > 0) {
          world = undo(world);
          expect(world.files).toEqual(seen.get(world.history.undo.length));
        }
        expect(world.files).toEqual(start.files);
        while (world.history.redo.length > 0) world = redo(world);
        expect(world.files).toEqual(end.files);
        expect(world.history.undo.map(({ label }) => label)).toEqual(end.history.undo.map(({ label }) => label));
      }),
      { numRuns: 300 },
    );
  });

  test('go to any step at once as step by step', () => {
    fc.assert(
      fc.property(moves, fc.nat(25), fc.nat(25), (walk, back, forth) => {
        let world = start;
        for (const [index, next] of walk.entries()) world = move(world, next, index * 1000);
        const total = world.history.undo.length;
        for (const done of [back, forth].map((wanted) => Math.min(wanted, total))) {
          let slow = world;
          while (slow.history.undo.length > done) slow = undo(slow);
          while (slow.history.undo.length < done) slow = redo(slow);
          const stepped = stepTo(world.history, world.files, done);
          expect(stepped?.files ?? world.files).toEqual(slow.files);
          // The worker is told of these changes only: they must lead there too.
          expect(applyChanges(world.files, stepped?.changes ?? []).files).toEqual(slow.files);
          world = stepped ?? world;
        }
        expect(stepTo(world.history, world.files, total + 1)).toBeNull();
      }),
      { numRuns: 200 },
    );
  });

  test('keep the time at which a step was done', () => {
    const stamped = stampStep(insert(start, 0, 'a', 0).history, 1234);
    expect(stamped.undo.at(-1)?.at).toBe(1234);
    expect(stampStep(stamped, 9999)).toBe(stamped);
    const files = insert(start, 0, 'a', 0).files;
    expect(undoStep(stamped, files)?.history.redo.at(-1)?.at).toBe(1234);
  });

  test('do nothing when there is nothing to do', () => {
    expect(undoStep(emptyHistory, start.files)).toBeNull();
    expect(redoStep(emptyHistory, start.files)).toBeNull();
  });

  test('forget what was undone when something new is done', () => {
    const undone = undo(insert(start, 0, 'a', 0));
    expect(undone.history.redo).toHaveLength(1);
    expect(step(undone, [{ kind: 'remove', file: 'b.yaml' }]).history.redo).toHaveLength(0);
  });
});

test('the oldest steps are forgotten when the history grows too large, the newest never', () => {
  const large = 'x'.repeat(historyBudget / 2);
  let world = start;
  for (let i = 0; i < 4; i++) {
    world = step(world, [{ kind: 'add', at: 0, file: openedFile(`${i}.yaml`, large) }]);
    world = step(world, [{ kind: 'remove', file: `${i}.yaml` }]);
  }
  expect(world.history.undo.length).toBeLessThan(8);
  const huge = step(step(start, [{ kind: 'add', at: 0, file: openedFile('huge', `${large}${large}${large}`) }]), [
    { kind: 'remove', file: 'huge' },
  ]);
  expect(huge.history.undo).toHaveLength(1);
  expect(undo(huge).files).toHaveLength(3);
});

test('applyChanges refuses changes that do not fit, as a bug of ours', () => {
  expect(() => applyChanges(start.files, [{ kind: 'remove', file: 'none' }])).toThrow(RangeError);
  const edits = [{ range: { start: 0, end: 99 }, insert: '' }];
  expect(() => applyChanges(start.files, [{ kind: 'edit', file: 'a.yaml', edits }])).toThrow(RangeError);
  expect(applyEdits('', [])).toBe('');
});
