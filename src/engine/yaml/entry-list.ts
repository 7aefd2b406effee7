import type { SourceEntry } from '../model/source-node.ts';

/** The entries of a map while it is built: dropped ones leave a hole, so that huge maps stay linear. */
export interface EntryList {
  readonly entries: (SourceEntry | null)[];
  /** Index of the last entry of each key; `null` while the list is short enough to look through. */
  index: Map<string, number> | null;
}

const shortList = 16;

/** Returns an empty list for about `size` entries. */
export function startEntries(size: number): EntryList {
  return { entries: [], index: size > shortList ? new Map() : null };
}

/** Returns where the last entry of `key` is, or -1. */
export function findEntry({ entries, index }: EntryList, key: string): number {
  if (index) return index.get(key) ?? -1;
  for (let i = entries.length - 1; i >= 0; i--) if (entries[i]?.key === key) return i;
  return -1;
}

/** Takes the entry at `at` out; nothing for -1. */
export function dropEntry(list: EntryList, at: number): void {
  const entry = list.entries[at];
  if (!entry) return;
  list.entries[at] = null;
  list.index?.delete(entry.key);
}

/** Adds an entry at the end. */
export function pushEntry(list: EntryList, entry: SourceEntry): void {
  list.index?.set(entry.key, list.entries.length);
  list.entries.push(entry);
  if (!list.index && list.entries.length > shortList) {
    list.index = new Map();
    for (const [at, known] of list.entries.entries()) if (known) list.index.set(known.key, at);
  }
}

/** Returns what is left, in order. */
export function closeEntries({ entries }: EntryList): readonly SourceEntry[] {
  return entries.filter((entry) => entry !== null);
}
