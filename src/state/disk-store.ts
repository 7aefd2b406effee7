import { fieldsOf, isText } from './persistence/checks.ts';
import { openIndexedStore, settled } from './persistence/indexed-store.ts';

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

const database = openIndexedStore('ingraph-disk', 'handles');

function isFolder(value: unknown): value is DiskFolder {
  const folder = fieldsOf(value);
  return folder !== null && isText(folder['name']) && folder['handle'] instanceof FileSystemDirectoryHandle;
}

function isFile(value: unknown): value is DiskFile {
  const file = fieldsOf(value);
  return file !== null && isText(file['digest']) && file['handle'] instanceof FileSystemFileHandle;
}

/** Takes what is as it should be; a file of the workspace without its file on the disk is saved anew. */
function checkDisk(value: unknown): Disk {
  const disk = fieldsOf(value);
  const { folders, files } = disk ?? {};
  const pairs: readonly (readonly [unknown, unknown])[] = files instanceof Map ? [...files] : [];
  return {
    folders: Array.isArray(folders) ? folders.filter(isFolder) : [],
    files: new Map(pairs.filter((pair): pair is [string, DiskFile] => isText(pair[0]) && isFile(pair[1]))),
  };
}

/** Returns what is known of the disk, from earlier visits too. */
export async function loadDisk(): Promise<Disk> {
  if (known) return known;
  const kept = await database.run('readonly', (store) => settled<unknown>(store.get(key))).then(checkDisk, () => empty);
  known ??= kept;
  return known;
}

/** Keeps it for this visit, and for later ones where the browser lets us. */
export async function keepDisk(disk: Disk): Promise<void> {
  known = disk;
  await database.run('readwrite', (store) => settled(store.put(disk, key))).catch(() => undefined);
}

/** Returns the SHA-256 of bytes in hexadecimal digits. */
export async function digestOf(bytes: BufferSource): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
