import type { Keeper, SavedWorkspace, Settings } from './core.ts';
import type { HistoryEntry } from './history.ts';
import { applyChanges, type WorkspaceChange } from './workspace.ts';

/** The database: the part of idb-keyval that is used. */
export interface Database {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
}

/** localStorage, or something like it. */
export interface ShortStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

export interface KeeperDeps {
  readonly database: Database;
  readonly short: ShortStore;
  /** A word that no other tab has. */
  readonly session: string;
  /** Calls back after `ms` milliseconds; returns what cancels it. */
  readonly schedule: (run: () => void, ms: number) => () => void;
}

/** The workspace is written after a pause of this length … */
export const saveDelayMs = 300;
/** … and while someone types without a pause, this often. */
export const saveAtLeastMs = 3000;
/** Journals with more code units than this are not written: writing them would be felt at each keystroke. */
export const journalLimit = 256 * 1024;
/** Code units of history that are kept between visits; the newest step is always kept. */
const keptHistory = 2 * 1024 * 1024;

const workspaceKey = 'ingraph/workspace';
const journalKey = 'ingraph/journal';
const settingsKey = 'ingraph/settings';
const formatVersion = 1;

/** A file as it is stored: `openedText` is `null` when it equals `text`, so that no text is stored twice. */
interface StoredFile {
  readonly name: string;
  readonly text: string;
  readonly openedText: string | null;
}

/** One value, written whole: two tabs can overwrite but never mix each other's files. */
interface Stored {
  readonly format: number;
  readonly session: string;
  /** Number of the last change that is in the stored texts. */
  readonly changeCount: number;
  readonly files: readonly StoredFile[];
  readonly workspace: Omit<SavedWorkspace, 'files'>;
}

/** Changes since the last save, in order; the first one has number `first`. */
interface Journal {
  readonly session: string;
  readonly first: number;
  readonly changes: readonly WorkspaceChange[];
}

function keptEntries(entries: readonly HistoryEntry[]): readonly HistoryEntry[] {
  let left = keptHistory;
  const from = entries.findLastIndex((entry, index) => {
    left -= entry.cost;
    return left < 0 && index < entries.length - 1;
  });
  return entries.slice(from + 1);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isStoredFile(value: unknown): boolean {
  return isRecord(value) && typeof (value as { text?: unknown }).text === 'string';
}

/** Checks what another version of the app may have written; the fields inside are ours and are not checked one by one. */
function readStored(value: unknown): Stored | null {
  if (!isRecord(value)) return null;
  const stored = value as unknown as Stored; // checked on the next lines as far as reading needs it
  if (stored.format !== formatVersion || !Array.isArray(stored.files) || !isRecord(stored.workspace)) return null;
  return stored.files.length > 0 && stored.files.every(isStoredFile) ? stored : null;
}

function readJournal(text: string | null): Journal | null {
  if (!text) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) && Array.isArray((value as { changes?: unknown }).changes)
      ? (value as unknown as Journal) // written by us; `replay` survives anything else
      : null;
  } catch {
    return null;
  }
}

/** Returns the workspace with the journal's later changes done; as far as they can be done. */
export function replay(
  workspace: SavedWorkspace,
  stored: Pick<Stored, 'session' | 'changeCount'>,
  journal: Journal | null,
) {
  if (!journal || journal.session !== stored.session || journal.first > stored.changeCount + 1) return workspace;
  let { files } = workspace;
  for (const change of journal.changes.slice(stored.changeCount + 1 - journal.first)) {
    try {
      files = applyChanges(files, [change]).files;
    } catch {
      break;
    }
  }
  if (files === workspace.files || files.length === 0) return workspace;
  // The entries of the history belong to the texts before these changes.
  return { ...workspace, files, history: { undo: [], redo: [] } };
}

async function load(deps: KeeperDeps): Promise<SavedWorkspace | null> {
  const stored = readStored(await deps.database.get(workspaceKey));
  if (!stored) return null;
  const files = stored.files.map(({ name, text, openedText }) => ({ name, text, openedText: openedText ?? text }));
  return replay({ ...stored.workspace, files }, stored, readJournal(deps.short.getItem(journalKey)));
}

/** What is stored of the workspace now. */
function toStored(saved: SavedWorkspace, session: string, changeCount: number): Stored {
  const { files, ...workspace } = saved;
  const history = { undo: keptEntries(workspace.history.undo), redo: keptEntries(workspace.history.redo) };
  return {
    format: formatVersion,
    session,
    changeCount,
    files: files.map(({ name, text, openedText }) => ({
      name,
      text,
      openedText: openedText === text ? null : openedText,
    })),
    workspace: { ...workspace, history },
  };
}

/** A keeper that writes to the browser's stores; `flush` writes at once, `load` gives back what was kept. */
export interface BrowserKeeper extends Keeper {
  load(): Promise<SavedWorkspace | null>;
  flush(): Promise<void>;
  loadSettings(): Partial<Settings>;
}

/** Changes that are not in the database yet, mirrored in the short store at once. */
function createJournal(short: ShortStore, session: string) {
  let count = 0;
  let changes: WorkspaceChange[] = [];
  let size = 0;
  const write = (): void => {
    try {
      if (changes.length === 0 || size > journalLimit) short.removeItem(journalKey);
      else {
        const first = count - changes.length + 1;
        short.setItem(journalKey, JSON.stringify({ session, first, changes } satisfies Journal));
      }
    } catch {
      // Storage is full or forbidden: the database still gets everything a moment later.
    }
  };
  return {
    count: () => count,
    isTooLong: () => size > journalLimit,
    add(added: readonly WorkspaceChange[]) {
      count += added.length;
      changes = [...changes, ...added];
      size += added.reduce((sum, change) => sum + sizeOf(change), 0);
      write();
    },
    /** Everything up to change `savedCount` is in the database. */
    drop(savedCount: number) {
      changes = changes.slice(changes.length - (count - savedCount));
      size = changes.reduce((sum, change) => sum + sizeOf(change), 0);
      write();
    },
  };
}

/** Returns the keeper of one tab. */
export function createKeeper(deps: KeeperDeps): BrowserKeeper {
  const { database, short, session } = deps;
  const journal = createJournal(short, session);
  let source: (() => SavedWorkspace) | null = null;
  let timers: (() => void)[] = [];
  let running: Promise<void> = Promise.resolve();

  const save = async (): Promise<void> => {
    if (!source) return;
    const count = journal.count();
    const taken = source;
    const stored = toStored(taken(), session, count);
    source = null;
    try {
      await database.set(workspaceKey, stored);
      journal.drop(count);
    } catch {
      // Tried again with the next change; until then the journal keeps what is new.
      source ??= taken;
    }
  };

  const flush = (): Promise<void> => {
    for (const cancel of timers) cancel();
    timers = [];
    // One after the other: an older text must never land on a newer one.
    running = running.then(save);
    return running;
  };

  const soon = (saved: () => SavedWorkspace): void => {
    source = saved;
    const [atLeast = deps.schedule(flush, saveAtLeastMs), afterPause] = timers;
    afterPause?.();
    timers = [atLeast, deps.schedule(flush, saveDelayMs)];
  };

  return {
    changed(changes, saved) {
      journal.add(changes);
      soon(saved);
      if (journal.isTooLong()) void flush();
    },
    touched: soon,
    settings(settings) {
      try {
        short.setItem(settingsKey, JSON.stringify(settings));
      } catch {
        // Without storage the settings last as long as the tab.
      }
    },
    load: () => load(deps).catch(() => null),
    flush,
    loadSettings: () => readSettings(short),
  };
}

function sizeOf(change: WorkspaceChange): number {
  if (change.kind === 'add') return change.file.text.length + change.file.openedText.length + 64;
  return change.kind === 'edit' ? change.edits.reduce((size, { insert }) => size + insert.length + 48, 64) : 64;
}

function readSettings(short: ShortStore): Partial<Settings> {
  try {
    const value: unknown = JSON.parse(short.getItem(settingsKey) ?? 'null');
    return isRecord(value) ? checkedSettings(value as { readonly [K in keyof Settings]?: unknown }) : {};
  } catch {
    return {};
  }
}

function checkedSettings(value: { readonly [K in keyof Settings]?: unknown }): Partial<Settings> {
  const { theme, locale, bottomTab, editorShare, bottomShare } = value;
  const isShare = (share: unknown): share is number => typeof share === 'number' && share >= 0 && share <= 1;
  return {
    ...(theme === 'system' || theme === 'light' || theme === 'dark' ? { theme } : {}),
    ...(locale === 'en' || locale === 'ko' ? { locale } : {}),
    ...(bottomTab === 'problems' || bottomTab === 'trace' || bottomTab === null ? { bottomTab } : {}),
    ...(isShare(editorShare) ? { editorShare } : {}),
    ...(isShare(bottomShare) ? { bottomShare } : {}),
  };
}
