import { applyEdits, diffAsEdit, type TextEdit } from '../engine/index.ts';
import type { Keeper, SavedWorkspace, Settings } from './core.ts';
import type { Database, StoredState } from './database.ts';
import type { History, HistoryEntry } from './history.ts';
import { applyChanges, type WorkspaceChange } from './workspace.ts';

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
  /** False while another tab keeps the workspace: then nothing of it is written. */
  readonly isOurs?: () => boolean;
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

const journalKey = 'ingraph/journal';
const requestKey = 'ingraph/request';
const settingsKey = 'ingraph/settings';
const formatVersion = 1;

/** A file without its text: that is stored beside, at the same index. */
interface StoredFile {
  readonly name: string;
  /** What leads from the text back to the one that was opened; its insert is stored beside too, after all texts. */
  readonly opened: TextEdit['range'] | null;
}

/** The head of a stored workspace. Its texts: one per file, one insert per file, the history as JSON. */
interface Stored {
  readonly format: number;
  readonly session: string;
  /** Number of the last change that is in the stored texts. */
  readonly changeCount: number;
  readonly files: readonly StoredFile[];
  readonly workspace: Omit<SavedWorkspace, 'files' | 'history'>;
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

/** Checks what another version of the app may have written; the fields inside are ours and are not checked one by one. */
function isStored(value: unknown): value is Stored {
  if (!isRecord(value)) return false;
  const { format, files, workspace } = value as { format?: unknown; files?: unknown; workspace?: unknown };
  return format === formatVersion && Array.isArray(files) && files.length > 0 && isRecord(workspace);
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

/** The request in the bar as it was last typed: small enough to be written at once. */
interface RequestNote {
  readonly session: string;
  readonly request: SavedWorkspace['request'];
}

function isRequest(value: unknown): value is SavedWorkspace['request'] {
  if (!isRecord(value)) return false;
  const { text, method, headers } = value as { text?: unknown; method?: unknown; headers?: unknown };
  return typeof text === 'string' && typeof method === 'string' && Array.isArray(headers);
}

/** Returns the workspace with the request of the note, which is never older than the workspace of the same session. */
function withRequest(workspace: SavedWorkspace, session: string, note: string | null): SavedWorkspace {
  try {
    const value: unknown = JSON.parse(note ?? 'null');
    if (!isRecord(value)) return workspace;
    const { session: of, request } = value as { session?: unknown; request?: unknown };
    return of === session && isRequest(request) ? { ...workspace, request } : workspace;
  } catch {
    return workspace;
  }
}

function fromStored({ head, texts }: StoredState): SavedWorkspace | null {
  if (!isStored(head) || texts.length !== head.files.length * 2 + 1) return null;
  const files = head.files.map(({ name, opened }, index) => {
    const text = texts[index] ?? '';
    const insert = texts[head.files.length + index] ?? '';
    return { name, text, openedText: opened ? applyEdits(text, [{ range: opened, insert }]) : text };
  });
  // Written by `toStored`; a text that is no JSON makes the whole of it unreadable.
  const history = JSON.parse(texts.at(-1) ?? '') as SavedWorkspace['history'];
  return { ...head.workspace, files, history };
}

async function load(deps: KeeperDeps): Promise<SavedWorkspace | null> {
  const state = await deps.database.load();
  const workspace = state && fromStored(state);
  if (!workspace) return null;
  const head = state.head as Stored; // checked by fromStored
  const replayed = replay(workspace, head, readJournal(deps.short.getItem(journalKey)));
  return withRequest(replayed, head.session, deps.short.getItem(requestKey));
}

/** What is stored of the workspace now. */
function toStored(saved: SavedWorkspace, session: string, changeCount: number): StoredState {
  const { files, history, ...workspace } = saved;
  const back = files.map(({ text, openedText }) => diffAsEdit(text, openedText));
  const head: Stored = {
    format: formatVersion,
    session,
    changeCount,
    files: files.map(({ name }, index) => ({ name, opened: back[index]?.range ?? null })),
    workspace,
  };
  const kept: Pick<History, 'undo' | 'redo'> = { undo: keptEntries(history.undo), redo: keptEntries(history.redo) };
  const texts = [...files.map(({ text }) => text), ...back.map((edit) => edit?.insert ?? ''), JSON.stringify(kept)];
  return { head, texts };
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

function isBottomTab(value: unknown): value is Settings['bottomTab'] {
  return (
    value === 'problems' ||
    value === 'trace' ||
    value === 'tests' ||
    value === 'changes' ||
    value === 'find' ||
    value === null
  );
}

/** Returns the keeper of one tab. */
export function createKeeper(deps: KeeperDeps): BrowserKeeper {
  const { database, short, session } = deps;
  const journal = createJournal(short, session);
  let source: (() => SavedWorkspace) | null = null;
  let timers: (() => void)[] = [];
  let running: Promise<void> = Promise.resolve();

  const isOurs = deps.isOurs ?? (() => true);
  const save = async (): Promise<void> => {
    if (!source || !isOurs()) return;
    const count = journal.count();
    const taken = source;
    const stored = toStored(taken(), session, count);
    source = null;
    try {
      await database.save(stored);
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

  const noteRequest = ({ request }: SavedWorkspace): void => {
    try {
      short.setItem(requestKey, JSON.stringify({ session, request } satisfies RequestNote));
    } catch {
      // Without it the request of the last save comes back.
    }
  };

  const soon = (saved: () => SavedWorkspace): void => {
    source = saved;
    if (!isOurs()) return;
    noteRequest(saved());
    const [atLeast = deps.schedule(flush, saveAtLeastMs), afterPause] = timers;
    afterPause?.();
    timers = [atLeast, deps.schedule(flush, saveDelayMs)];
  };

  return {
    changed(changes, saved) {
      if (isOurs()) journal.add(changes);
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
    ...(isBottomTab(bottomTab) ? { bottomTab } : {}),
    ...(isShare(editorShare) ? { editorShare } : {}),
    ...(isShare(bottomShare) ? { bottomShare } : {}),
  };
}
