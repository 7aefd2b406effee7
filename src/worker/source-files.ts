import { type Neighbours, needsNeighbours } from '../engine/kubectl/index.ts';
import { applyEdits, type TextEdit } from '../engine/text/index.ts';
import { checkTree, defaultValidateOptions, type KubernetesRelease } from '../engine/validate/index.ts';
import {
  editSourceFile,
  type ReadOptions,
  type ReadProgress,
  readSourceFile,
  readSourceFileInSteps,
  type SourceFile,
} from '../engine/yaml/index.ts';

/** What the API server would say is told beside what cannot be read. */
function optionsWith(kubernetes: KubernetesRelease, known: Neighbours | null): ReadOptions {
  const options = { ...defaultValidateOptions, kubernetes, ...(known && { kinds: known.kinds }) };
  return {
    check: (root, text, isTyped) => checkTree(root, text, options, isTyped),
    ...(known && { checkReading: known.checkReading }),
  };
}

/** Up to this many code units a file is read in one go. */
const shortText = 32 * 1024;

/** A file of the worker: its newest text, and how far it has been read. */
interface Entry {
  name: string;
  text: string;
  /** The last version that was read to its end. */
  source: SourceFile | null;
  /** The reading that goes on, `null` when `source` is of `text`. */
  steps: Iterator<ReadProgress, SourceFile> | null;
  /** Code units that `steps` has read. */
  done: number;
  /** Edits that came while `steps` was reading, to be done to what it gives. */
  waiting: (readonly TextEdit[])[];
  /** What reading `text` has thrown: it is read anew with the next edit. */
  failure: { readonly cause: unknown } | null;
}

/** How texts are read. */
export interface Readers {
  readonly read: typeof readSourceFile;
  readonly readInSteps: typeof readSourceFileInSteps;
  readonly edit: typeof editSourceFile;
}

const engineReaders: Readers = { read: readSourceFile, readInSteps: readSourceFileInSteps, edit: editSourceFile };

/** The files of the worker: changes come in at once, reading is done in steps. */
export interface SourceFiles {
  /** True when every file has been read. */
  isRead(): boolean;
  add(at: number, name: string, text: string): void;
  /** Adds a file that somebody has read. */
  take(at: number, source: SourceFile): void;
  edit(name: string, edits: readonly TextEdit[]): void;
  remove(name: string): void;
  rename(name: string, to: string): void;
  /** `to` is the index that the file has afterwards. */
  move(name: string, to: number): void;
  /** Reads on for one small step. */
  step(): void;
  /** Code units read and to be read, of the files that are being read. */
  progress(): { readonly done: number; readonly total: number };
  /** The files as read so far, in tab order; those that were never read to their end are left out. */
  sources(): readonly SourceFile[];
  texts(): readonly { readonly name: string; readonly text: string }[];
  /** True when a text names a kind whose rules are not there yet. */
  needsKinds(): boolean;
  /** Judges by these rules too: texts that name such kinds are read anew, and stay as they are until then. */
  setKinds(kinds: Neighbours): void;
  /** Judges by another release: all texts are read anew, and stay as they are until then. */
  setRelease(release: KubernetesRelease): void;
  /** What reading one of the newest texts has thrown; `null` when all could be read. */
  failure(): { readonly cause: unknown } | null;
}

/** Reads; what that throws is kept with the text it is about, which stays the newest. */
function attempt(entry: Entry, read: () => void): void {
  try {
    entry.failure = null;
    read();
  } catch (cause) {
    entry.failure = { cause };
    entry.source = null;
    entry.steps = null;
    entry.waiting = [];
  }
}

/** Starts to read the newest text from its beginning. */
function restart(entry: Entry, { read, readInSteps }: Readers, options: ReadOptions): void {
  entry.waiting = [];
  entry.done = 0;
  if (entry.text.length <= shortText) {
    entry.source = read(entry.name, entry.text, options);
    entry.steps = null;
  } else entry.steps = readInSteps(entry.name, entry.text, options);
}

/** An edit after which reading anew is not slower than changing what was read, and can be done in steps. */
function isLarge(text: string, edits: readonly TextEdit[]): boolean {
  const inserted = edits.reduce((sum, { insert }) => sum + insert.length, 0);
  const removed = edits.reduce((sum, { range }) => sum + range.end - range.start, 0);
  return inserted > shortText || (removed > shortText && removed * 2 > text.length);
}

function editEntry(entry: Entry, edits: readonly TextEdit[], readers: Readers, options: ReadOptions): void {
  const before = entry.text;
  entry.text = applyEdits(before, edits);
  if (isLarge(before, edits) || (!entry.source && !entry.steps)) restart(entry, readers, options);
  else if (entry.steps) entry.waiting.push(edits);
  else if (entry.source) entry.source = readers.edit(entry.source, edits, options);
}

function stepEntry(entry: Entry, { edit }: Readers, options: ReadOptions): void {
  const next = entry.steps?.next();
  if (!next) return;
  if (!next.done) {
    entry.done = next.value.done;
    return;
  }
  entry.steps = null;
  entry.source = entry.waiting.reduce((source, edits) => edit(source, edits, options), next.value);
  entry.waiting = [];
}

/** Returns no files yet. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: One closure: its parts share what it holds.
export function createSourceFiles(readers = engineReaders): SourceFiles {
  let entries: Entry[] = [];
  let release = defaultValidateOptions.kubernetes;
  let known: Neighbours | null = null;
  let options = optionsWith(release, known);
  const find = (name: string): Entry => {
    const entry = entries.find((candidate) => candidate.name === name);
    if (!entry) throw new RangeError(`no file "${name}" among ${entries.length}`);
    return entry;
  };
  const readAnew = (isMeant: (entry: Entry) => boolean): void => {
    options = optionsWith(release, known);
    for (const entry of entries.filter(isMeant)) attempt(entry, () => restart(entry, readers, options));
  };
  return {
    isRead: () => entries.every(({ steps }) => steps === null),
    add(at, name, text) {
      const entry: Entry = { name, text, source: null, steps: null, done: 0, waiting: [], failure: null };
      entries = entries.toSpliced(at, 0, entry);
      attempt(entry, () => restart(entry, readers, options));
    },
    take(at, source) {
      const { name, text } = source;
      entries = entries.toSpliced(at, 0, { name, text, source, steps: null, done: 0, waiting: [], failure: null });
    },
    edit(name, edits) {
      const entry = find(name);
      attempt(entry, () => editEntry(entry, edits, readers, options));
    },
    remove(name) {
      const gone = find(name);
      entries = entries.filter((entry) => entry !== gone);
    },
    rename(name, to) {
      const entry = find(name);
      entry.name = to;
      if (entry.source) entry.source = { ...entry.source, name: to };
      // What is being read has the old name in it.
      if (entry.steps) attempt(entry, () => restart(entry, readers, options));
    },
    move(name, to) {
      const entry = find(name);
      entries = entries.filter((other) => other !== entry).toSpliced(to, 0, entry);
    },
    step() {
      const entry = entries.find(({ steps }) => steps !== null);
      if (entry) attempt(entry, () => stepEntry(entry, readers, options));
    },
    progress() {
      const reading = entries.filter(({ steps }) => steps !== null);
      return {
        done: reading.reduce((sum, { done }) => sum + done, 0),
        total: reading.reduce((sum, { text }) => sum + text.length, 0),
      };
    },
    needsKinds: () => !known && entries.some(({ text }) => needsNeighbours(text)),
    setKinds(kinds) {
      known = kinds;
      readAnew(({ text }) => needsNeighbours(text));
    },
    setRelease(wanted) {
      if (wanted === release) return;
      release = wanted;
      readAnew(() => true);
    },
    sources: () => entries.flatMap(({ source }) => (source ? [source] : [])),
    texts: () => entries.map(({ name, text }) => ({ name, text })),
    failure: () => entries.find(({ failure }) => failure !== null)?.failure ?? null,
  };
}
