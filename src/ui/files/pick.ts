import { type DiskFile, type DiskFolder, digestOf, keepDisk, loadDisk } from '../../state/disk-store.ts';
import { type FilesApp, openCandidates } from './open-files.ts';
import { type Candidate, countLimit, isManifestName, isSkippedFolder } from './read-files.ts';

/** What some browsers have beside the standard library's types. */
interface Pickers {
  readonly showDirectoryPicker?: (options: { readonly mode: 'readwrite' }) => Promise<FileSystemDirectoryHandle>;
  readonly showOpenFilePicker?: (options: { readonly multiple: true }) => Promise<readonly FileSystemFileHandle[]>;
}

interface Found extends Candidate {
  readonly handle: FileSystemFileHandle;
}

function isFolder(handle: FileSystemHandle): handle is FileSystemDirectoryHandle {
  return handle.kind === 'directory';
}

/** Collects the manifests of a folder in the order of their names. */
async function collect(folder: FileSystemDirectoryHandle, path: string, found: Found[]): Promise<void> {
  const children: FileSystemHandle[] = [];
  for await (const child of folder.values()) children.push(child);
  for (const child of children.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (found.length >= countLimit) return;
    const name = `${path}/${child.name}`;
    if (isFolder(child)) {
      if (!isSkippedFolder(child.name)) await collect(child, name, found);
    } else if (isManifestName(child.name)) {
      const handle = child as FileSystemFileHandle; // the other kind of two
      found.push({ name, handle, file: await handle.getFile(), isFound: true });
    }
  }
}

/** Opens what was found and remembers where each file came from. */
async function open(app: FilesApp, found: readonly Found[], folder: DiskFolder | null): Promise<void> {
  const names = await openCandidates(app, found);
  const disk = await loadDisk();
  const files = new Map<string, DiskFile>(disk.files);
  for (const { name, file, handle } of found) {
    const openedAs = names.get(name);
    if (openedAs !== undefined) files.set(openedAs, { handle, digest: await digestOf(await file.arrayBuffer()) });
  }
  const others = disk.folders.filter(({ name }) => name !== folder?.name);
  await keepDisk({ folders: folder ? [...others, folder] : others, files });
}

/** A closed dialog is no error. */
async function unlessClosed<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') return null;
    throw cause;
  }
}

/** Opens a folder that can be written back; call it only where the browser has this. */
export async function pickFolder(app: FilesApp): Promise<void> {
  const asked = (window as Pickers).showDirectoryPicker?.({ mode: 'readwrite' });
  const handle = asked && (await unlessClosed(asked));
  if (!handle) return;
  const found: Found[] = [];
  await collect(handle, handle.name, found);
  await open(app, found, { name: handle.name, handle });
}

/** Opens files that can be written back; call it only where the browser has this. */
export async function pickFiles(app: FilesApp): Promise<void> {
  const asked = (window as Pickers).showOpenFilePicker?.({ multiple: true });
  const handles = asked && (await unlessClosed(asked));
  if (!handles) return;
  const found: Found[] = [];
  for (const handle of handles) found.push({ name: handle.name, handle, file: await handle.getFile() });
  await open(app, found, null);
}
