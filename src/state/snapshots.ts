import { createStore, del, get, set, type UseStore } from 'idb-keyval';
import type { FileState } from './types.ts';

/** `named` by a person; `auto` every minute; `other-tab` before a tab took the workspace over; `set-aside` after failed starts; `replaced` before something else was opened in its place. */
export type SnapshotReason = 'named' | 'auto' | 'other-tab' | 'set-aside' | 'replaced';

/** What is known of a snapshot without its texts. */
export interface SnapshotInfo {
  readonly id: string;
  /** `''` for those that nobody named. */
  readonly name: string;
  /** ms since 1970. */
  readonly at: number;
  readonly why: SnapshotReason;
  readonly files: number;
  /** Code units of all texts. */
  readonly size: number;
}

type KeptFile = Pick<FileState, 'name' | 'text'>;

/** Keeps texts of other times in this browser. */
export interface SnapshotShelf {
  /** Newest first. */
  list(): Promise<readonly SnapshotInfo[]>;
  /** Returns the snapshot; the newest one, renamed if need be, when its texts are the same. */
  keep(files: readonly KeptFile[], what: Pick<SnapshotInfo, 'name' | 'at' | 'why'>): Promise<SnapshotInfo>;
  /** `null` when it is not there. */
  read(id: string): Promise<readonly KeptFile[] | null>;
  remove(id: string): Promise<void>;
}

/** Snapshots that nobody named: the oldest go. */
export const mostAutomatic = 30;
const indexKey = 'index';

/** Named values in a store, as in the browser's database. */
export interface ShelfStore {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  delete(key: string): Promise<void>;
}

/** Written by us; whatever else stands there counts as nothing. */
async function readIndex(store: ShelfStore): Promise<readonly SnapshotInfo[]> {
  const index = await store.get(indexKey);
  return Array.isArray(index) ? index : [];
}

function sameFiles(a: readonly KeptFile[], b: readonly KeptFile[]): boolean {
  return a.length === b.length && a.every(({ name, text }, at) => name === b[at]?.name && text === b[at]?.text);
}

/** Returns those that must go for the rest to be few enough. */
function surplus(index: readonly SnapshotInfo[]): readonly SnapshotInfo[] {
  return index.filter(({ why }) => why !== 'named').slice(mostAutomatic);
}

/** Returns a shelf over a store. */
export function createShelf(store: ShelfStore): SnapshotShelf {
  let running: Promise<unknown> = Promise.resolve();
  /** One change after the other: each rewrites the index. */
  const inTurn = <T>(run: () => Promise<T>): Promise<T> => {
    const next = running.then(run, run);
    running = next.catch(() => undefined);
    return next;
  };
  const read = async (id: string): Promise<readonly KeptFile[] | null> => {
    const files = await store.get(id);
    return Array.isArray(files) ? files : null;
  };
  return {
    list: () => inTurn(() => readIndex(store)),
    read: (id) => inTurn(() => read(id)),
    keep: (files, { name, at, why }) =>
      inTurn(async () => {
        const index = await readIndex(store);
        const [newest, ...others] = index;
        if (newest && sameFiles((await read(newest.id)) ?? [], files)) {
          if (why !== 'named') return newest;
          const renamed = { ...newest, name, why };
          await store.set(indexKey, [renamed, ...others]);
          return renamed;
        }
        const size = files.reduce((sum, { text }) => sum + text.length, 0);
        const info: SnapshotInfo = { id: freeId(index, at), name, at, why, files: files.length, size };
        // The texts first: what the index names is there.
        await store.set(
          info.id,
          files.map((file) => ({ name: file.name, text: file.text })),
        );
        const all = [info, ...index];
        const gone = surplus(all);
        await store.set(
          indexKey,
          all.filter((one) => !gone.includes(one)),
        );
        for (const { id } of gone) await store.delete(id);
        return info;
      }),
    remove: (id) =>
      inTurn(async () => {
        const index = await readIndex(store);
        await store.set(
          indexKey,
          index.filter((one) => one.id !== id),
        );
        await store.delete(id);
      }),
  };
}

function freeId(index: readonly SnapshotInfo[], at: number): string {
  const taken = new Set(index.map(({ id }) => id));
  for (let n = 0; ; n++) {
    const id = `at-${at}-${n}`;
    if (!taken.has(id)) return id;
  }
}

function overDatabase(database: UseStore): ShelfStore {
  return {
    get: (key) => get(key, database),
    set: (key, value) => set(key, value, database),
    delete: (key) => del(key, database),
  };
}

/** Returns the shelf of this browser profile. */
export function openShelf(): SnapshotShelf {
  return createShelf(overDatabase(createStore('ingraph-snapshots', 'snapshots')));
}
