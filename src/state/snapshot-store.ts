import type { SnapshotStore } from './snapshots.ts';

let snapshotStore: Promise<SnapshotStore> | null = null;

/** Opens the store of snapshots; its code is loaded when it is first asked for, and again after a failure. */
export function snapshots(): Promise<SnapshotStore> {
  snapshotStore ??= import('./snapshots.ts').then(
    ({ openSnapshotStore }) => openSnapshotStore(),
    (cause: unknown) => {
      snapshotStore = null;
      throw cause;
    },
  );
  return snapshotStore;
}
