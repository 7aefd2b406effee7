import type { AppState } from '../../state/types.ts';

/** Returns true when there is no text at all and nobody has begun to type: then the paste zone stands in for the editor. */
export function isUnbegun({ files, history }: AppState): boolean {
  // Someone who empties the editor to paste something else must not lose it under the cursor.
  return files.every(({ text }) => text === '') && !history.undo.at(-1)?.label.type.startsWith('text/');
}
