import type { SnapshotShelf } from './snapshots.ts';

let shelf: Promise<SnapshotShelf> | null = null;

/** Opens the shelf of snapshots; its code is loaded when it is first asked for, and again after a failure. */
export function snapshots(): Promise<SnapshotShelf> {
  shelf ??= import('./snapshots.ts').then(
    ({ openShelf }) => openShelf(),
    (cause: unknown) => {
      shelf = null;
      throw cause;
    },
  );
  return shelf;
}
