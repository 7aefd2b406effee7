import type { FileState } from './file-slice.ts';
import { fieldsOf, isCount, isText } from './persistence/checks.ts';
import { type IndexedStore, openIndexedStore, settled } from './persistence/indexed-store.ts';
import { haveSameTexts } from './workspace.ts';

/**
 * `named` by a person; `auto` every minute; `other-tab` before a tab took the workspace over; `set-aside` after failed
 * starts; `replaced` before something else was opened in its place; `unreadable`: what was kept and could not be read,
 * as it was found.
 */
export type SnapshotReason = 'named' | 'auto' | 'other-tab' | 'set-aside' | 'replaced' | 'unreadable';

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
export interface SnapshotStore {
  /** Newest first. */
  list(): Promise<readonly SnapshotInfo[]>;
  /** Returns the snapshot; the newest one, renamed if need be, when its texts are the same. */
  keep(files: readonly KeptFile[], what: Pick<SnapshotInfo, 'name' | 'at' | 'why'>): Promise<SnapshotInfo>;
  /** `null` when it is not there. */
  read(id: string): Promise<readonly KeptFile[] | null>;
  remove(id: string): Promise<void>;
}

/**
 * Of the snapshots that nobody named so many stay: the oldest go, those of each minute and those set aside apart.
 * @internal Tests go past it.
 */
export const mostAutomatic = 30;
const indexKey = 'index';

/** Named values in a store, as in the browser's database. */
export interface KeyValueStore {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  delete(key: string): Promise<void>;
  keys(): Promise<readonly string[]>;
}

function isReason(value: unknown): value is SnapshotReason {
  return (
    value === 'named' ||
    value === 'auto' ||
    value === 'other-tab' ||
    value === 'set-aside' ||
    value === 'replaced' ||
    value === 'unreadable'
  );
}

/** True for a time that a date can be made of. */
function isMoment(at: unknown): at is number {
  return typeof at === 'number' && Math.abs(at) <= 8.64e15;
}

function checkInfo(value: unknown): SnapshotInfo | null {
  const info = fieldsOf(value);
  if (!info) return null;
  const { id, name, at, why, files, size } = info;
  if (!isText(id) || id === indexKey || !isText(name)) return null;
  // A reason of another version is no reason to lose the snapshot.
  return {
    id,
    name,
    at: isMoment(at) ? at : 0,
    why: isReason(why) ? why : 'named',
    files: isCount(files) ? files : 0,
    size: isCount(size) ? size : 0,
  };
}

function checkFile(value: unknown): KeptFile | null {
  const file = fieldsOf(value);
  if (!file) return null;
  const { name, text } = file;
  return isText(name) && name !== '' && isText(text) ? { name, text } : null;
}

async function readFiles(store: KeyValueStore, id: string): Promise<readonly KeptFile[] | null> {
  const kept = await store.get(id);
  // What can be read of it is there; the rest is not worth losing it.
  const files = Array.isArray(kept) ? kept.flatMap((file) => checkFile(file) ?? []) : [];
  return files.length > 0 ? files : null;
}

/** What is known of a snapshot that the index does not name: its texts are there, so it is. */
async function found(store: KeyValueStore, id: string): Promise<readonly SnapshotInfo[]> {
  const files = await readFiles(store, id);
  if (!files) return [];
  const at = Number(/^at-(\d{1,15})-/.exec(id)?.[1] ?? 0);
  return [{ id, name: '', at, why: 'auto', files: files.length, size: sizeOf(files) }];
}

/** The snapshots that are there, newest first, whether or not the index could be read. */
async function readIndex(store: KeyValueStore): Promise<readonly SnapshotInfo[]> {
  const [index, keys] = [await store.get(indexKey), await store.keys()];
  const there = new Set(keys);
  const named: readonly unknown[] = Array.isArray(index) ? index : [];
  const infos = named.flatMap((item) => checkInfo(item) ?? []).filter(({ id }) => there.has(id));
  const known = new Set([indexKey, ...infos.map(({ id }) => id)]);
  const others: SnapshotInfo[] = [];
  for (const key of keys) if (!known.has(key)) others.push(...(await found(store, key)));
  return others.length === 0 ? infos : [...infos, ...others].toSorted((a, b) => b.at - a.at);
}

function sizeOf(files: readonly KeptFile[]): number {
  return files.reduce((sum, { text }) => sum + text.length, 0);
}

/** Returns those that must go for the rest to be few enough. */
function surplus(index: readonly SnapshotInfo[]): readonly SnapshotInfo[] {
  const minutes = index.filter(({ why }) => why === 'auto');
  const setAside = index.filter(({ why }) => why !== 'auto' && why !== 'named');
  return [...minutes.slice(mostAutomatic), ...setAside.slice(mostAutomatic)];
}

/** Returns a store of snapshots over keys and values. @internal Tests bring stores that fail. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: One closure: its parts share what it holds.
export function createSnapshotStore(store: KeyValueStore): SnapshotStore {
  let running: Promise<unknown> = Promise.resolve();
  /** One change after the other: each rewrites the index. */
  const inTurn = <T>(run: () => Promise<T>): Promise<T> => {
    const next = running.then(run, run);
    running = next.catch(() => undefined);
    return next;
  };
  const read = (id: string): Promise<readonly KeptFile[] | null> => readFiles(store, id);
  return {
    list: () => inTurn(() => readIndex(store)),
    read: (id) => inTurn(() => read(id)),
    keep: (files, { name, at, why }) =>
      inTurn(async () => {
        const index = await readIndex(store);
        const [newest, ...others] = index;
        if (newest && haveSameTexts((await read(newest.id)) ?? [], files)) {
          if (why !== 'named') return newest;
          const renamed = { ...newest, name, why };
          await store.set(indexKey, [renamed, ...others]);
          return renamed;
        }
        const info: SnapshotInfo = { id: freeId(index, at), name, at, why, files: files.length, size: sizeOf(files) };
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

function overDatabase(database: IndexedStore): KeyValueStore {
  return {
    get: (key) => database.run('readonly', (store) => settled<unknown>(store.get(key))),
    async set(key, value) {
      await database.run('readwrite', (store) => settled(store.put(value, key)));
    },
    delete: (key) => database.run('readwrite', (store) => settled(store.delete(key))),
    async keys() {
      const keys = await database.run('readonly', (store) => settled(store.getAllKeys()));
      return keys.filter(isText);
    },
  };
}

/** Returns the store of snapshots of this browser profile. */
export function openSnapshotStore(): SnapshotStore {
  return createSnapshotStore(overDatabase(openIndexedStore('ingraph-snapshots', 'snapshots')));
}
