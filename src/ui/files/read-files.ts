import { fail, ok, type Result } from '../../engine/text/index.ts';
import { fileKindOf, isKustomizationName } from '../../engine/yaml/index.ts';
import type { Notice } from '../../state/types.ts';
import { type Decoded, decode, type FileEncoding } from './decode.ts';

/** Files above this are not read: the editor and the worker would not stay usable. */
const SIZE_LIMIT_BYTES = 50_000_000;
/** A dropped folder gives at most this many files. */
export const countLimit = 2000;

type Opened = Extract<Notice, { kind: 'opened' }>;
type Skipped = Opened['skipped'][number];

/** A file that was chosen or dropped; `name` has its folders. */
export interface Candidate {
  readonly name: string;
  readonly file: File;
  /** True for what was found in a folder: of such only what is meant for Kubernetes is opened. */
  readonly isFound?: boolean;
}

/** What came of reading: texts to open, and what was left out and why. */
export interface ReadFiles {
  readonly texts: readonly { readonly name: string; readonly text: string }[];
  readonly skipped: readonly Skipped[];
  /** Those that are not in UTF-8. */
  readonly recoded: NonNullable<Opened['recoded']>;
  /** Files of folders that are not meant for Kubernetes; `helm` of them are templates of a chart. */
  readonly others: { readonly count: number; readonly helm: number };
}

/** Returns true for the file names a folder is searched for. */
export function isManifestName(name: string): boolean {
  return /\.(?:ya?ml|json)$/i.test(name);
}

/** Returns true for folders that hold no manifests of the person: hidden ones and installed packages. */
export function isSkippedFolder(name: string): boolean {
  return name === 'node_modules' || name.startsWith('.');
}

async function readText(file: File): Promise<Result<Decoded, Skipped['why']>> {
  if (file.size > SIZE_LIMIT_BYTES) return fail('too-large');
  const decoded = decode(new Uint8Array(await file.slice().arrayBuffer()));
  return decoded ? ok(decoded) : fail('binary');
}

/**
 * What does not come within this time, ms, counts as unreadable: commands and undo wait for what is read.
 * @internal Tests turn the clock by it.
 */
export const readLimitMs = 20_000;
/** So long each further one is waited for. */
const nextLimitMs = 1000;

/** Returns what waits for something that may never come: `null` then, the sooner the more often it was so. */
function createPatience() {
  let limitMs = readLimitMs;
  return async <T>(coming: Promise<T>): Promise<T | null> => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(() => {
        limitMs = nextLimitMs;
        resolve(null);
      }, limitMs);
    });
    try {
      return await Promise.race([coming, late]);
    } finally {
      clearTimeout(timer);
    }
  };
}

type Patience = ReturnType<typeof createPatience>;

/** Returns the texts of the candidates in their order; never rejects, and comes to its end whatever never answers. */
export async function readCandidates(candidates: readonly Candidate[]): Promise<ReadFiles> {
  const texts: { name: string; text: string }[] = [];
  const skipped: Skipped[] = [];
  const encodings = new Map<string, FileEncoding>();
  const within = createPatience();
  const found = new Set(candidates.filter(({ isFound }) => isFound).map(({ name }) => name));
  for (const { name, file } of candidates) {
    const text = (await within(readText(file)).catch(() => null)) ?? fail('unreadable' as const);
    if (text.ok) {
      texts.push({ name, text: text.value.text });
      encodings.set(name, text.value.encoding);
    } else skipped.push({ name, why: text.error });
  }
  const patches = patchNames(texts);
  const others = { count: 0, helm: 0 };
  const wanted = texts.filter(({ name, text }) => {
    const kind = found.has(name) && !patches.has(name) ? fileKindOf(name, text) : 'kubernetes';
    if (kind === 'helm') others.helm++;
    const isOther = kind === 'helm' || kind === 'other';
    if (isOther) others.count++;
    return !isOther;
  });
  const recoded = wanted.flatMap(({ name }) => {
    const encoding = encodings.get(name) ?? 'utf-8';
    return encoding === 'utf-8' ? [] : [{ name, encoding }];
  });
  return { texts: wanted, skipped, others, recoded };
}

/** What a kustomization names as a file may be a patch and looks like nothing then. */
function patchNames(texts: readonly { readonly name: string; readonly text: string }[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { name, text } of texts) {
    if (!isKustomizationName(name)) continue;
    for (const [path] of text.matchAll(/[\w./-]+\.(?:ya?ml|json)\b/g)) names.add(joinPath(name, path));
  }
  return names;
}

/** Returns a path as it is meant from the place of `from`. */
function joinPath(from: string, path: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** Returns the files of a file input; of a chosen folder only the manifests. */
export function candidatesOfInput(files: readonly File[]): readonly Candidate[] {
  return files
    .map((file) => ({ name: file.webkitRelativePath || file.name, file, isFound: file.webkitRelativePath !== '' }))
    .filter(({ name, file }) => !file.webkitRelativePath || isWanted(name))
    .slice(0, countLimit)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function isWanted(path: string): boolean {
  const parts = path.split('/');
  const name = parts.pop() ?? '';
  return isManifestName(name) && !parts.some(isSkippedFolder);
}

/** Returns the files of a drop, folders searched for manifests; `plain` are its files where there are no entries. */
export async function candidatesOfDrop(
  entries: readonly (FileSystemEntry | null)[],
  plain: readonly File[],
): Promise<readonly Candidate[]> {
  const known = entries.filter((entry) => entry !== null);
  if (known.length === 0) return plain.map((file) => ({ name: file.name, file }));
  const found: Candidate[] = [];
  const within = createPatience();
  for (const entry of known) await walk(entry, '', found, within);
  return found;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

/** `folder` is '' for what was dropped itself: that is taken whatever its name. */
async function walk(entry: FileSystemEntry, folder: string, found: Candidate[], within: Patience): Promise<void> {
  if (found.length >= countLimit) return;
  if (isFile(entry)) {
    if (folder && !isManifestName(entry.name)) return;
    const file = await within(new Promise<File | null>((resolve) => entry.file(resolve, () => resolve(null))));
    found.push({ name: folder + entry.name, file: file ?? unreadable(entry.name), isFound: folder !== '' });
    return;
  }
  if (!isFolder(entry) || (folder && isSkippedFolder(entry.name))) return;
  const children = await readFolder(entry, within);
  for (const child of children) await walk(child, `${folder}${entry.name}/`, found, within);
}

/** A file that rejects when it is read: it is reported as unreadable with its name. */
function unreadable(name: string): File {
  const file = new File([], name);
  Object.defineProperty(file, 'slice', {
    value: () => {
      throw new DOMException(name, 'NotReadableError');
    },
  });
  return file;
}

/** Browsers hand out a folder in parts of about a hundred entries. */
async function readFolder(folder: FileSystemDirectoryEntry, within: Patience): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const part = await within(
      new Promise<FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([]))),
    );
    if (!part || part.length === 0) break;
    all.push(...part);
  }
  return all.sort((a, b) => (a.name < b.name ? -1 : 1));
}
