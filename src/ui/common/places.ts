import type { ObjectRef } from '../../engine/model/index.ts';
import { lineStarts, positionAt, type SourceRange } from '../../engine/text/index.ts';
import type { AppState, FileReport, FileState } from '../../state/types.ts';

/** Line starts of the last texts asked for: a list of problems asks for hundreds of lines of one text. */
const known = new Map<string, { readonly text: string; readonly starts: readonly number[] }>();

function startsOf({ name, text }: FileState): readonly number[] {
  const last = known.get(name);
  if (last?.text === text) return last.starts;
  const starts = lineStarts(text);
  known.set(name, { text, starts });
  return starts;
}

/** Returns the line (from 1) of an offset of a file, or `null` when there is no such file. */
export function lineAt(files: readonly FileState[], name: string, offset: number): number | null {
  const file = files.find((candidate) => candidate.name === name);
  return file ? positionAt(startsOf(file), offset).line : null;
}

/** Returns the line (from 1) of a document-relative range, or `null` when its document is not there (any more). */
export function lineOfPlace(
  files: readonly FileState[],
  reports: ReadonlyMap<string, FileReport>,
  object: ObjectRef,
  range: SourceRange,
): number | null {
  const base = reports.get(object.file)?.starts[object.document];
  return base === undefined ? null : lineAt(files, object.file, base + range.start);
}

/** Selects the parts of the state that `lineOfPlace` reads. */
export const selectFiles = (state: AppState): readonly FileState[] => state.files;
export const selectReports = (state: AppState): ReadonlyMap<string, FileReport> => state.snapshot.files;
