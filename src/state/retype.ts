import { invertEdits, type TextEdit } from '../engine/text/index.ts';
import { type History, recordStep, recordTyping } from './history.ts';
import type { FileState } from './types.ts';
import { applyChanges } from './workspace.ts';

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
