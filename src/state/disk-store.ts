import { createStore, get, set } from 'idb-keyval';

/** A file on the disk as it was last read or written. */
export interface DiskFile {
  readonly handle: FileSystemFileHandle;
  /** Of its bytes then: another digest means that somebody else has changed it. */
  readonly digest: string;
}

/** A folder that was opened; files of the workspace whose names begin with its name belong there. */
export interface DiskFolder {
  readonly name: string;
  readonly handle: FileSystemDirectoryHandle;
}

/** What the person has opened from the disk, by names of the workspace. */
export interface Disk {
  readonly folders: readonly DiskFolder[];
  readonly files: ReadonlyMap<string, DiskFile>;
}

const key = 'disk';
const empty: Disk = { folders: [], files: new Map() };
let known: Disk | null = null;

const database = () => createStore('ingraph-disk', 'handles');

function isDisk(value: unknown): value is Disk {
  return typeof value === 'object' && value !== null && (value as { files?: unknown }).files instanceof Map;
}

/** Returns what is known of the disk, from earlier visits too. */
export async function loadDisk(): Promise<Disk> {
  if (known) return known;
  const kept: unknown = await get(key, database()).catch(() => null);
  known ??= isDisk(kept) ? kept : empty;
  return known;
}

/** Keeps it for this visit, and for later ones where the browser lets us. */
export async function keepDisk(disk: Disk): Promise<void> {
  known = disk;
  await set(key, disk, database()).catch(() => undefined);
}

/** Returns the SHA-256 of bytes in hexadecimal digits. */
export async function digestOf(bytes: BufferSource): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
