import type { Place } from '../../engine/model/index.ts';
import type { Snapshot } from '../../state/types.ts';

/** Returns an offset of a file as a place of its document; `null` when the file has not been read. */
export function placeAt(snapshot: Snapshot, file: string, offset: number): Place | null {
  const starts = snapshot.files.get(file)?.starts;
  if (!starts) return null;
  const document = Math.max(
    0,
    starts.findLastIndex((start) => start <= offset),
  );
  const at = offset - (starts[document] ?? 0);
  return { object: { file, document, item: 0 }, range: { start: at, end: at } };
}
