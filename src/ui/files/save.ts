import { diffAsEdit, type Encoding, encodingOf, toUtf16 } from '../../engine/text/index.ts';
import { type Disk, type DiskFile, digestOf, keepDisk, loadDisk } from '../../state/disk-store.ts';
import type { SaveTrouble } from '../../state/types.ts';
import { zipOf } from '../../state/zip.ts';
import { download, saveBlob } from '../parts/export-files.ts';
import { decode } from './decode.ts';
import type { FilesApp } from './open-files.ts';

/** Methods that the standard library's types do not know yet. */
interface Permitted {
  readonly requestPermission?: (options: { readonly mode: 'readwrite' }) => Promise<PermissionState>;
}

type Outcome =
  | { readonly kind: 'saved'; readonly file: DiskFile }
  | { readonly kind: 'same' }
  /** `file`: what is in the way. */
  | { readonly kind: 'trouble'; readonly why: SaveTrouble['why']; readonly file?: DiskFile };

/** Asks for leave to write: the browser shows its question only once per visit. */
async function isAllowed(handle: FileSystemHandle): Promise<boolean> {
  const asked = (handle as Permitted).requestPermission?.call(handle, { mode: 'readwrite' });
  return (await asked) !== 'denied';
}

async function bytesOf(handle: FileSystemFileHandle): Promise<ArrayBuffer> {
  return (await handle.getFile()).arrayBuffer();
}

function encode(text: string, encoding: Encoding): Uint8Array<ArrayBuffer> {
  return encoding === 'utf-8' ? new TextEncoder().encode(text) : toUtf16(text, encoding);
}

/** Returns whether the file on the disk held this text, in whatever encoding. */
async function isOnDisk(text: string, digest: string): Promise<boolean> {
  for (const encoding of ['utf-8', 'utf-16le', 'utf-16be'] as const) {
    if ((await digestOf(encode(text, encoding))) === digest) return true;
  }
  return false;
}

async function write(handle: FileSystemFileHandle, bytes: Uint8Array<ArrayBuffer>): Promise<DiskFile> {
  // The browser writes beside the file and swaps at `close`: a failure leaves the old one.
  const stream = await handle.createWritable();
  await stream.write(bytes);
  await stream.close();
  return { handle, digest: await digestOf(bytes) };
}

/** Writes to a file that was opened, unless somebody else has changed it. */
async function saveBack(known: DiskFile, text: string, opened: string, isForced: boolean): Promise<Outcome> {
  if (!isForced && (await isOnDisk(text, known.digest))) return { kind: 'same' };
  if (!(await isAllowed(known.handle))) return { kind: 'trouble', why: 'forbidden' };
  const bytes = await bytesOf(known.handle);
  const digest = await digestOf(bytes);
  const there = decode(new Uint8Array(bytes))?.text;
  // A file in an old code page is written anew only when its text has changed.
  if (!isForced && there === text && digest === known.digest) return { kind: 'same' };
  // What was UTF-16 stays UTF-16; what kubectl cannot read becomes UTF-8.
  const wanted = encode(text, encodingOf(new Uint8Array(bytes)));
  if (digest === (await digestOf(wanted))) return { kind: 'saved', file: { ...known, digest } };
  // Also when the workspace's file has come from elsewhere and only has the same name.
  const isOurs = digest === known.digest && there === opened;
  if (!isOurs && !isForced) return { kind: 'trouble', why: 'conflict', file: known };
  return { kind: 'saved', file: await write(known.handle, wanted) };
}

async function exists(folder: FileSystemDirectoryHandle, name: string): Promise<FileSystemFileHandle | null> {
  return folder.getFileHandle(name).catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'NotFoundError') return null;
    throw cause;
  });
}

/** Creates a file of the workspace in an opened folder: the one its name begins with, else the only one. */
async function create(disk: Disk, name: string, text: string): Promise<Outcome> {
  const own = disk.folders.find((folder) => name.startsWith(`${folder.name}/`));
  const folder = own ?? (disk.folders.length === 1 ? disk.folders[0] : undefined);
  if (!folder) return { kind: 'trouble', why: 'no-place' };
  if (!(await isAllowed(folder.handle))) return { kind: 'trouble', why: 'forbidden' };
  const parts = (own ? name.slice(own.name.length + 1) : name).split('/');
  if (parts.some((part) => part === '' || part === '.' || part === '..')) return { kind: 'trouble', why: 'name' };
  const last = parts.pop() ?? name;
  let at = folder.handle;
  for (const part of parts) at = await at.getDirectoryHandle(part, { create: true });
  const there = await exists(at, last);
  if (there) return saveBack({ handle: there, digest: '' }, text, '', false);
  return { kind: 'saved', file: await write(await at.getFileHandle(last, { create: true }), encode(text, 'utf-8')) };
}

function whyFailed(cause: unknown): SaveTrouble['why'] {
  // What a disk does not take as a name.
  if (cause instanceof TypeError) return 'name';
  if (!(cause instanceof DOMException)) {
    // A bug of ours, told as one; the other files are saved all the same.
    reportError(cause);
    return 'failed';
  }
  if (cause.name === 'TypeMismatchError') return 'name';
  if (cause.name === 'NotFoundError') return 'gone';
  return cause.name === 'NotAllowedError' || cause.name === 'SecurityError' ? 'forbidden' : 'failed';
}

/** Saves files of the workspace that have changed; each by itself, so that one failure does not stop the others. */
async function saveFiles(app: FilesApp, names: readonly string[] | null, isForced: boolean): Promise<void> {
  const disk = await loadDisk();
  const files = new Map(disk.files);
  const opened = new Map<string, string>();
  const troubles: SaveTrouble[] = [];
  for (const { name, text, openedText } of app.store.getState().files) {
    if (names && !names.includes(name)) continue;
    const known = files.get(name);
    const saving = known ? saveBack(known, text, openedText, isForced) : create(disk, name, text);
    const outcome = await saving.catch((cause: unknown): Outcome => ({ kind: 'trouble', why: whyFailed(cause) }));
    if (outcome.kind === 'trouble') {
      troubles.push({ name, why: outcome.why });
      if (outcome.file) files.set(name, outcome.file);
    }
    if (outcome.kind === 'saved') {
      files.set(name, outcome.file);
      opened.set(name, text);
    }
  }
  await keepDisk({ ...disk, files });
  app.actions.setOpened(opened);
  app.actions.notify({ kind: 'saved', files: opened.size, troubles });
}

/** Saves in place what was opened from the disk; else downloads the file, or all of them as one archive. */
export async function save(app: FilesApp): Promise<void> {
  const disk = await loadDisk();
  const { files, activeFile } = app.store.getState();
  const isFromDisk = disk.folders.length > 0 ? files.some(({ name }) => isInFolder(disk, name)) : false;
  if (isFromDisk || files.some(({ name }) => disk.files.has(name))) await saveFiles(app, null, false);
  else if (files.length === 1) download(files, activeFile);
  else await downloadZip(app);
}

function isInFolder({ folders, files }: Disk, name: string): boolean {
  return files.has(name) || folders.some((folder) => name.startsWith(`${folder.name}/`));
}

/** Downloads all files as one archive with their folders. */
export async function downloadZip({ store }: FilesApp): Promise<void> {
  saveBlob('ingraph.zip', await zipOf(store.getState().files));
}

/** Writes the workspace's text over what somebody else has written: only when the person says so. */
export function overwrite(app: FilesApp, name: string): Promise<void> {
  return saveFiles(app, [name], true);
}

/** Takes the text of the disk into the workspace, as a step that can be undone. */
export async function takeFromDisk(app: FilesApp, name: string): Promise<void> {
  const disk = await loadDisk();
  const known = disk.files.get(name);
  const file = app.store.getState().files.find((candidate) => candidate.name === name);
  if (!known || !file) return;
  const bytes = await bytesOf(known.handle);
  const text = decode(new Uint8Array(bytes))?.text ?? '';
  // Somebody may have typed while the disk was read.
  const now = app.store.getState().files.find((candidate) => candidate.name === name);
  const edit = now ? diffAsEdit(now.text, text) : null;
  if (edit) app.actions.fix(new Map([[name, [edit]]]));
  await keepDisk({ ...disk, files: new Map(disk.files).set(name, { ...known, digest: await digestOf(bytes) }) });
  app.actions.setOpened(new Map([[name, text]]));
}
