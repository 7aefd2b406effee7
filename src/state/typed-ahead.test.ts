import { describe, expect, test } from 'vitest';
import type { Plan } from '../engine/commands/index.ts';
import { applyEdits, type TextEdit } from '../engine/text/index.ts';
import type { Typed } from './retype.ts';
import { beneathTyped, carryEdits, carryTyped, changesBetween } from './typed-ahead.ts';
import { applyChanges, openedFile, type WorkspaceChange } from './workspace.ts';

const put = (at: number, insert: string): readonly TextEdit[] => [{ range: { start: at, end: at }, insert }];
const edit = (file: string, edits: readonly TextEdit[]): WorkspaceChange => ({ kind: 'edit', file, edits });
const typed = (file: string, edits: readonly TextEdit[]): Typed => ({
  file,
  edits,
  how: 'type',
  atMs: 0,
  revision: 1,
  act: 1,
});
const files = [openedFile('a.yaml', 'one\n'), openedFile('b.yaml', 'two\n')];

/** The texts after `changes` with what was typed on top; `null` when they take its file away. */
function textsWith(changes: readonly WorkspaceChange[], ...ahead: readonly Typed[]) {
  const carried = carryTyped(ahead, changes);
  const after = applyChanges(files, changes).files;
  const on = carried?.map(({ file, edits }) => edit(file, edits));
  return on ? applyChanges(after, on).files.map(({ name, text }) => `${name}: ${text}`) : null;
}

describe('what was typed ahead', () => {
  test('moves with what comes before it in its own file, and only there', () => {
    expect(textsWith([edit('a.yaml', put(0, '# new\n'))], typed('a.yaml', put(3, '!')))).toEqual([
      'a.yaml: # new\none!\n',
      'b.yaml: two\n',
    ]);
    expect(textsWith([edit('b.yaml', put(0, '# new\n'))], typed('a.yaml', put(3, '!')))).toEqual([
      'a.yaml: one!\n',
      'b.yaml: # new\ntwo\n',
    ]);
    const both = [typed('a.yaml', put(3, '!')), typed('b.yaml', put(3, '?')), typed('a.yaml', put(4, '!'))];
    expect(textsWith([edit('a.yaml', put(0, '# ')), edit('b.yaml', put(0, '## '))], ...both)).toEqual([
      'a.yaml: # one!!\n',
      'b.yaml: ## two?\n',
    ]);
  });

  test('goes along when its file gets another name, also when another one gets the old name', () => {
    const renamed: WorkspaceChange = { kind: 'rename', file: 'a.yaml', to: 'c.yaml' };
    const again: WorkspaceChange = { kind: 'rename', file: 'b.yaml', to: 'a.yaml' };
    const ahead = [typed('a.yaml', put(3, '!')), typed('a.yaml', put(4, '?'))];
    expect(textsWith([renamed], ...ahead)).toEqual(['c.yaml: one!?\n', 'b.yaml: two\n']);
    expect(textsWith([renamed, edit('c.yaml', put(0, '# '))], ...ahead)).toEqual([
      'c.yaml: # one!?\n',
      'b.yaml: two\n',
    ]);
    expect(textsWith([renamed, again, edit('a.yaml', put(0, '# '))], ...ahead)).toEqual([
      'c.yaml: one!?\n',
      'a.yaml: # two\n',
    ]);
  });

  test('has nowhere to go when its file is taken away; another file may go', () => {
    expect(textsWith([{ kind: 'remove', file: 'a.yaml' }], typed('a.yaml', put(0, 'x')))).toBeNull();
    expect(textsWith([{ kind: 'remove', file: 'b.yaml' }], typed('a.yaml', put(0, 'x')))).toEqual(['a.yaml: xone\n']);
  });
});

describe('edits of a text that has changed since', () => {
  const wished = new Map([['a.yaml', [{ range: { start: 1, end: 3 }, insert: 'NE' }]]]);
  const text = (changes: readonly WorkspaceChange[], file = 'a.yaml') => {
    const after = applyChanges(files, changes).files.find(({ name }) => name === file);
    const edits = carryEdits(wished, changes)?.get(file);
    return after && edits && applyEdits(after.text, edits);
  };

  test('are done where their text stands now, under the name it has now', () => {
    expect(text([edit('a.yaml', put(0, '# '))])).toBe('# oNE\n');
    expect(text([edit('a.yaml', put(3, '!'))])).toBe('oNE!\n');
    expect(text([edit('b.yaml', put(2, 'x'))])).toBe('oNE\n');
    const renamed: WorkspaceChange = { kind: 'rename', file: 'a.yaml', to: 'c.yaml' };
    expect(text([renamed, edit('c.yaml', put(0, '# '))], 'c.yaml')).toBe('# oNE\n');
    expect(carryEdits(wished, [renamed])?.has('a.yaml')).toBe(false);
    expect(text([{ kind: 'move', file: 'a.yaml', to: 1 }])).toBe('oNE\n');
  });

  test('are not done at all when what they are about has changed or is gone', () => {
    expect(carryEdits(wished, [edit('a.yaml', put(2, 'x'))])).toBeNull();
    expect(carryEdits(wished, [edit('a.yaml', [{ range: { start: 0, end: 4 }, insert: '' }])])).toBeNull();
    expect(carryEdits(wished, [{ kind: 'remove', file: 'a.yaml' }])).toBeNull();
    expect(carryEdits(wished, [{ kind: 'remove', file: 'b.yaml' }])).toEqual(wished);
  });
});

test('a plan made for a text with what was typed reads as one without it, with its focus and the files that it adds', () => {
  const ahead = [typed('a.yaml', put(0, '# typed\n')), typed('b.yaml', put(0, '# too\n'))];
  const plan: Plan = {
    label: { type: 'object/move-to-file', params: {} },
    edits: new Map([
      ['a.yaml', [{ range: { start: 8, end: 11 }, insert: 'ONE' }]],
      ['new.yaml', put(0, 'new\n')],
    ]),
    focus: { file: 'a.yaml', range: { start: 8, end: 11 } },
  };
  const { edits, focus } = beneathTyped(plan, files, ahead);
  expect([...edits]).toEqual([
    ['a.yaml', [{ range: { start: 0, end: 3 }, insert: 'ONE' }]],
    ['new.yaml', put(0, 'new\n')],
  ]);
  expect(focus).toEqual({ file: 'a.yaml', range: { start: 0, end: 3 } });
  expect(beneathTyped({ ...plan, focus: null }, files, ahead).focus).toBeNull();
});

test('changes between two sets of files lead from one to the other, with the least edit of what stays', () => {
  const to = [openedFile('c.yaml', 'three\n'), files[1], openedFile('a.yaml', 'once\n')].flatMap((file) => file ?? []);
  for (const [before, after] of [
    [files, to],
    [to, files],
    [files, files.toReversed()],
    [files, []],
    [[], to],
  ] as const) {
    const changes = changesBetween(before, after);
    expect(applyChanges(before, changes).files.map(({ name, text }) => [name, text])).toEqual(
      after.map(({ name, text }) => [name, text]),
    );
  }
  expect(changesBetween(files, files)).toEqual([]);
  expect(changesBetween(files, [openedFile('a.yaml', 'one!\n')])).toEqual([
    { kind: 'remove', file: 'b.yaml' },
    edit('a.yaml', put(3, '!')),
  ]);
});
