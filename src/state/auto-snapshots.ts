import type { StoreApi } from 'zustand/vanilla';
import type { SnapshotStore } from './snapshots.ts';
import type { AppState } from './types.ts';

/** A changed workspace is set aside this often. */
const everyMs = 60_000;
/** Code units above which nobody's disk is filled unasked. */
const mostSize = 4 * 1024 * 1024;

/** Keeps a snapshot each minute in which texts have changed; only in the tab that keeps the workspace. */
export function keepSnapshots(
  store: Pick<StoreApi<AppState>, 'getState'>,
  snapshotStore: SnapshotStore,
  clock: () => number,
  every: (run: () => void, ms: number) => void,
): void {
  let kept = store.getState().files;
  every(() => {
    const { files, keeping } = store.getState();
    const size = files.reduce((sum, { text }) => sum + text.length, 0);
    if (files === kept || keeping !== 'here' || size === 0 || size > mostSize) return;
    kept = files;
    // Full or forbidden storage: the workspace itself is kept all the same.
    snapshotStore.keep(files, { name: '', at: clock(), why: 'auto' }).catch(() => undefined);
  }, everyMs);
}
