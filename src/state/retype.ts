import { invertEdits, mapOffset, type TextEdit } from '../engine/index.ts';
import type { PendingFocus } from './core.ts';
import { type History, recordStep, recordTyping } from './history.ts';
import type { FileState } from './types.ts';
import { applyChanges, type WorkspaceChange } from './workspace.ts';

/** Texts with the history that led to them. */
export interface Stand {
  readonly files: readonly FileState[];
  readonly history: History;
}

/** What was typed while an older act was still on its way. */
export interface Typed {
  /** The act it was, in the order they were made. */
  readonly act: number;
  readonly file: string;
  /** None: the typing was ended there. */
  readonly edits: readonly TextEdit[];
  readonly how: 'type' | 'paste' | 'fix';
  readonly atMs: number;
  /** The revision that holds it. */
  readonly revision: number;
}

/** Returns the stand after what was typed. */
export function retype({ files, history }: Stand, { file, edits, how, atMs }: Omit<Typed, 'act' | 'revision'>): Stand {
  if (edits.length === 0) return { files, history: { ...history, typing: null } };
  const before = files.find(({ name }) => name === file)?.text ?? '';
  const { files: after, inverse } = applyChanges(files, [{ kind: 'edit', file, edits }]);
  const typed =
    how === 'type'
      ? recordTyping(history, file, edits, invertEdits(before, edits), atMs)
      : recordStep(history, { type: `text/${how}`, params: { file } }, inverse);
  return { files: after, history: typed };
}

/** Returns a focus as it stands after `changes`; `null` when its file is gone. */
export function carryFocus(focus: PendingFocus | null, changes: readonly WorkspaceChange[]): PendingFocus | null {
  if (!focus || focus.kind === 'id') return focus;
  let { file, range } = focus;
  for (const change of changes) {
    if (change.kind === 'add' || change.file !== file) continue;
    if (change.kind === 'remove') return null;
    if (change.kind === 'rename') file = change.to;
    if (change.kind !== 'edit') continue;
    const start = mapOffset(change.edits, range.start);
    range = { start, end: Math.max(start, mapOffset(change.edits, range.end, 'before')) };
  }
  return { ...focus, file, range };
}
