import { applyEdits, invertEdits, type TextEdit } from '../engine/text/index.ts';
import type { FileState } from './file-slice.ts';

/** One change of the workspace. A list of changes is done in order; each refers to the state after the one before. */
export type WorkspaceChange =
  | { readonly kind: 'edit'; readonly file: string; readonly edits: readonly TextEdit[] }
  | { readonly kind: 'add'; readonly at: number; readonly file: FileState }
  | { readonly kind: 'remove'; readonly file: string }
  | { readonly kind: 'rename'; readonly file: string; readonly to: string }
  /** `to` is the index that the file has afterwards. */
  | { readonly kind: 'move'; readonly file: string; readonly to: number };

/** Files in tab order, and what takes them back. */
export interface Changed {
  readonly files: readonly FileState[];
  /** Changes that undo all that was done, in the order to do them. */
  readonly inverse: readonly WorkspaceChange[];
}

function indexOf(files: readonly FileState[], name: string): number {
  const index = files.findIndex((file) => file.name === name);
  if (index < 0) throw new RangeError(`no file "${name}" among ${files.length}`);
  return index;
}

function applyOne(
  files: readonly FileState[],
  change: WorkspaceChange,
): { readonly files: readonly FileState[]; readonly inverse: WorkspaceChange } {
  if (change.kind === 'add') {
    return { files: files.toSpliced(change.at, 0, change.file), inverse: { kind: 'remove', file: change.file.name } };
  }
  const at = indexOf(files, change.file);
  const file = files[at] as FileState; // indexOf has found it
  // biome-ignore lint/nursery/useExhaustiveSwitchCases: `add` has left above
  switch (change.kind) {
    case 'edit': {
      const inverse = { kind: 'edit', file: file.name, edits: invertEdits(file.text, change.edits) } as const;
      return { files: files.with(at, { ...file, text: applyEdits(file.text, change.edits) }), inverse };
    }
    case 'remove':
      return { files: files.toSpliced(at, 1), inverse: { kind: 'add', at, file } };
    case 'rename':
      return {
        files: files.with(at, { ...file, name: change.to }),
        inverse: { kind: 'rename', file: change.to, to: change.file },
      };
    case 'move':
      return {
        files: files.toSpliced(at, 1).toSpliced(change.to, 0, file),
        inverse: { kind: 'move', file: change.file, to: at },
      };
  }
}

/**
 * Returns the files after `changes` and the way back.
 * Throws a RangeError when a change names a file that is not there or an edit lies outside the text: a bug of ours.
 */
export function applyChanges(files: readonly FileState[], changes: readonly WorkspaceChange[]): Changed {
  const inverse: WorkspaceChange[] = [];
  let now = files;
  for (const change of changes) {
    const step = applyOne(now, change);
    now = step.files;
    inverse.unshift(step.inverse);
  }
  return { files: now, inverse };
}

/** Returns `name`, or `name-2`, `name-3` … (before the extension) when it is taken. */
export function freeName(taken: readonly string[], name: string): string {
  if (!taken.includes(name)) return name;
  const dot = name.lastIndexOf('.');
  const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  for (let n = 2; ; n++) {
    const candidate = `${stem}-${n}${extension}`;
    if (!taken.includes(candidate)) return candidate;
  }
}

/** Returns a file as it is when just opened. */
export function openedFile(name: string, text: string): FileState {
  return { name, text, openedText: text };
}

/** Returns the changes that make these files out of those. */
export function replacingFiles(before: readonly FileState[], after: readonly FileState[]): readonly WorkspaceChange[] {
  return [
    ...before.map(({ name }) => ({ kind: 'remove' as const, file: name })),
    ...after.map((file, at) => ({ kind: 'add' as const, at, file })),
  ];
}

/** Returns true when both hold the same texts under the same names, in the same order. */
export function haveSameTexts(
  a: readonly Pick<FileState, 'name' | 'text'>[],
  b: readonly Pick<FileState, 'name' | 'text'>[],
): boolean {
  return a.length === b.length && a.every(({ name, text }, at) => name === b[at]?.name && text === b[at]?.text);
}
