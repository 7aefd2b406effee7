import type { HistoryLabel } from '../engine/commands/index.ts';
import type { StoredBelongings } from './belonging.ts';
import { storedBelongings } from './belongings.ts';
import { type Core, firstFileName } from './core.ts';
import type { FileActions } from './file-slice.ts';
import { recordStep } from './history.ts';
import { nameProblem } from './name-problem.ts';
import type { AppState, FileState } from './types.ts';
import { chooseFile } from './view-actions.ts';
import { applyChanges, freeName, openedFile, type WorkspaceChange } from './workspace.ts';

interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** Makes the changes one entry of the history. */
function commitStep(
  core: Core,
  label: HistoryLabel,
  changes: readonly WorkspaceChange[],
  extra?: Partial<AppState>,
  belongings?: StoredBelongings,
): void {
  const done = applyChanges(core.get().files, changes);
  core.commit(done.files, changes, recordStep(core.history, label, done.inverse, belongings), extra);
}

/** The one empty file of an untouched workspace: replaced rather than kept beside what is opened. */
function isUntouched(files: readonly FileState[]): boolean {
  return files.length === 1 && files[0]?.text === '' && files[0].openedText === '';
}

/** Changes that open `texts`, under names that are free. */
function openingChanges(
  files: readonly FileState[],
  texts: readonly NamedText[],
  how: 'replace' | 'add',
): readonly WorkspaceChange[] {
  const isReplaced = how === 'replace' || isUntouched(files);
  const removed: WorkspaceChange[] = isReplaced ? files.map(({ name }) => ({ kind: 'remove', file: name })) : [];
  const taken = isReplaced ? [] : files.map(({ name }) => name);
  let at = taken.length;
  const added = texts.map(({ name, text }): WorkspaceChange => {
    const free = freeName(taken, name);
    taken.push(free);
    return { kind: 'add', at: at++, file: openedFile(free, text) };
  });
  return [...removed, ...added];
}

/**
 * Opens files as one undo step and shows the first of them. A step that replaces the workspace brings back what belongs
 * to it, too; `take` says what belongs to the files that come.
 */
export function openTexts(
  core: Core,
  texts: readonly NamedText[],
  how: 'replace' | 'add',
  as?: HistoryLabel,
  take?: () => Partial<AppState>,
): void {
  if (texts.length === 0) return;
  const changes = openingChanges(core.get().files, texts, how);
  const first = changes.find((change) => change.kind === 'add');
  const label: HistoryLabel = as ?? {
    type: 'file/add',
    params: { file: first?.file.name ?? '', count: String(texts.length) },
  };
  const replaced = changes[0]?.kind === 'remove' ? storedBelongings(core) : undefined;
  commitStep(core, label, changes, { activeFile: first?.file.name ?? '', flash: null, ...take?.() }, replaced);
}

function closeFile(core: Core, name: string): void {
  const { files } = core.get();
  const at = files.findIndex((file) => file.name === name);
  if (at < 0) return;
  const changes: WorkspaceChange[] = [{ kind: 'remove', file: name }];
  if (files.length === 1) changes.push({ kind: 'add', at: 0, file: openedFile(firstFileName, '') });
  const label: HistoryLabel = { type: 'file/remove', params: { file: name } };
  commitStep(core, label, changes);
  core.notify({ kind: 'deleted', label, step: core.history.undo.at(-1)?.id ?? null });
}

function addFile(core: Core, name: string): void {
  const { files } = core.get();
  const taken = files.map((file) => file.name);
  const free = freeName(taken, name || firstFileName);
  const change: WorkspaceChange = { kind: 'add', at: files.length, file: openedFile(free, '') };
  commitStep(core, { type: 'file/add', params: { file: free, count: '1' } }, [change], { activeFile: free });
}

function renameFile(core: Core, name: string, to: string): void {
  const { files } = core.get();
  if (to === name || nameProblem(to) !== null || !files.some((file) => file.name === name)) return;
  const taken = files.map((file) => file.name);
  const free = freeName(taken, to);
  const label: HistoryLabel = { type: 'file/rename', params: { file: name, to: free } };
  commitStep(core, label, [{ kind: 'rename', file: name, to: free }]);
}

function moveFile(core: Core, name: string, to: number): void {
  const { files } = core.get();
  const at = files.findIndex((file) => file.name === name);
  const target = Math.max(0, Math.min(files.length - 1, to));
  if (at < 0 || at === target) return;
  commitStep(core, { type: 'file/move', params: { file: name } }, [{ kind: 'move', file: name, to: target }]);
}

/** Actions on whole files. */
export function fileActions(core: Core): FileActions {
  return {
    openFiles: (files, how) => core.acts.next(() => openTexts(core, files, how)),
    addFile: (name) => core.acts.next(() => addFile(core, name)),
    closeFile: (name) => core.acts.next(() => closeFile(core, name)),
    renameFile: (name, to) => core.acts.next(() => renameFile(core, name, to)),
    moveFile: (name, to) => core.acts.next(() => moveFile(core, name, to)),
    activateFile(name) {
      const before = core.get().activeFile;
      chooseFile(core, name);
      if (core.get().activeFile !== before) core.touch();
    },
    setOpened(texts) {
      if (texts.size === 0) return;
      const files = core.get().files.map((file) => ({ ...file, openedText: texts.get(file.name) ?? file.openedText }));
      core.set({ files });
      core.touch();
    },
    closedFiles: () =>
      core.history.undo.flatMap(({ label, changes }) =>
        label.type === 'file/remove' ? changes.flatMap((change) => (change.kind === 'add' ? change.file : [])) : [],
      ),
  };
}
