import type { Persistence, SavedWorkspace, Settings } from '../core.ts';
import type { KeepTrouble } from '../types.ts';
import type { Database, FoundState } from './database.ts';
import { SlowStoreError } from './indexed-store.ts';
import { createJournal, type Journal, journalKey } from './journal.ts';
import type { Base, Kept } from './kept.ts';
import { isNewer, momentOf, type StoredMoment } from './moment.ts';
import type { readKept } from './reading.ts';
import { readSettings, settingsKey } from './settings.ts';
import type { ShortStore } from './short-store.ts';
import type { toStored } from './stored-workspace.ts';

/** The workspace is written after a pause of this length … @internal Tests turn the clock by it. */
export const saveDelayMs = 300;
/** … and while someone types without a pause, this often. */
const saveAtLeastMs = 3000;
/** A save that failed is tried again after this long, and with each change. @internal Tests turn the clock by it. */
export const retryMs = 10_000;

const requestKey = 'ingraph/request';

/** How the last save went; `foreign`: another tab has kept its own since, `newer`: a newer version of the app has. */
export type SaveState = 'kept' | KeepTrouble | 'foreign' | 'newer';

/** The code that knows the form in which a workspace is kept. */
interface Form {
  readonly readKept: typeof readKept;
  readonly toStored: typeof toStored;
}

export interface PersistenceDeps {
  readonly database: Database;
  readonly short: ShortStore;
  /** Reads and writes the form in which a workspace is kept; its code comes when there is something to read or write. */
  readonly form: () => Promise<Form>;
  /** Returns a word that no other tab has. */
  readonly newSession: () => string;
  /** Calls back after `ms` milliseconds; returns what cancels it. */
  readonly schedule: (run: () => void, ms: number) => () => void;
  /** Hears of each save how it went. */
  readonly tell?: (state: SaveState) => void;
}

/** Persistence that writes to the browser's stores once it has been told to. */
export interface BrowserPersistence extends Persistence {
  /**
   * Reads what is kept and writes nothing. Never rejects. `withoutJournal` reads the database alone: for when the
   * journal cannot be read and the person has decided to go on without it.
   */
  load(how?: 'withoutJournal'): Promise<Kept>;
  /** From now on everything is kept. `base` is what the page goes on from; `null`: whatever is stored may go. */
  begin(base: Base | null, saved: () => SavedWorkspace): void;
  /** Nothing is written any more until `begin`. */
  end(): void;
  /** Writes everything again: what stood in the database is gone. */
  again(saved: () => SavedWorkspace): void;
  /** Writes what is not written yet; resolves when it has been tried. */
  flush(): Promise<void>;
  /** True when every change so far stands in a store. */
  isSafe(): boolean;
  /** True when every change so far stands in the database. */
  isSaved(): boolean;
  loadSettings(): Partial<Settings>;
}

/** Request and choices as they were last made: small enough to be written at once. Maps stand as lists of pairs. */
type ChoiceNote = Omit<SavedWorkspace, 'files' | 'history' | 'controllers' | 'options'> & {
  readonly session: string;
  /** The state of the database that the session began from, until it has written its own; `null`: nothing is stored. */
  readonly base?: StoredMoment | null;
  readonly controllers: readonly unknown[];
  readonly options: readonly unknown[];
};

function noteOf({ session, base }: Turn, saved: SavedWorkspace): ChoiceNote {
  const { files: _, history: __, controllers, options = [], ...rest } = saved;
  return { session, ...(base && { base: base.moment }), ...rest, controllers: [...controllers], options: [...options] };
}

/** True where the browser has no database for us at all; nothing was ever kept there. */
function isAbsent(cause: unknown): boolean {
  return cause instanceof TypeError || (cause instanceof DOMException && cause.name === 'SecurityError');
}

function troubleOf(cause: unknown): KeepTrouble {
  if (cause instanceof SlowStoreError) return 'slow';
  return cause instanceof DOMException && cause.name === 'QuotaExceededError' ? 'full' : 'refused';
}

/** What is kept now: the journal of a session, and which state of the database it may write over. */
interface Turn {
  readonly session: string;
  readonly journal: Journal;
  readonly base: Base | null;
  /** Number of the last change in the database; `null` before the first save. */
  saved: number | null;
}

function mayReplace({ session, base }: Turn, count: number): (head: unknown) => boolean {
  return (head) => {
    if (isNewer(head)) return false;
    if (base === null || head === null) return true;
    const stored = momentOf(head);
    if (stored?.session === session) return stored.changeCount <= count;
    const { moment } = base;
    if (moment === null) return false;
    return moment.session === (stored?.session ?? '') && moment.changeCount === (stored?.changeCount ?? 0);
  };
}

/** Reads the database; `absent` where the browser has none for us. */
async function readDatabase(database: Database): Promise<FoundState | null | 'absent'> {
  try {
    return await database.load();
  } catch (cause) {
    if (isAbsent(cause)) return 'absent';
    throw cause;
  }
}

/** What is read; the texts as they are where reading them fails for a reason that nobody thought of. */
function readOr(read: () => Kept, found: FoundState | null): Kept {
  try {
    return read();
  } catch {
    const texts = found?.texts ?? [];
    return { kind: 'damaged', raw: texts.map(({ text }, index) => ({ name: `kept-text-${index + 1}`, text })) };
  }
}

async function load({ database, short, form }: PersistenceDeps, how: 'withoutJournal' | undefined): Promise<Kept> {
  const stored = await readDatabase(database);
  const found = stored === 'absent' ? null : stored;
  const journal = how === 'withoutJournal' ? null : short.get(journalKey);
  if (journal === undefined) return { kind: 'unreadable' };
  if (found === null && journal === null) return { kind: 'nothing', base: { moment: null, changes: [], journal } };
  const { readKept } = await form();
  const kept = readOr(() => readKept(found, journal, short.get(requestKey)), found);
  // A journal that speaks of a database says that there was one.
  return kept.kind === 'nothing' && stored === 'absent' ? { kind: 'unreadable' } : kept;
}

/** Returns the persistence of one tab. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: One closure: its parts share what it holds.
export function createPersistence(deps: PersistenceDeps): BrowserPersistence {
  const { database, short, schedule, tell = () => undefined } = deps;
  let turn: Turn | null = null;
  /** What is to be written; `null` when nothing has changed since the last save began. */
  let source: (() => SavedWorkspace) | null = null;
  let timers: (() => void)[] = [];
  let running: Promise<void> = Promise.resolve();
  let retry: (() => void) | null = null;

  /** Another tab keeps its own: nothing of it is written over. */
  const giveWay = (state: 'foreign' | 'newer'): void => {
    turn = null;
    source = null;
    tell(state);
  };

  const saved = (now: Turn, count: number): void => {
    now.saved = count;
    now.journal.confirm(count);
    if (now.journal.isForeign()) giveWay('foreign');
    else tell('kept');
  };

  const write = async (now: Turn, taken: () => SavedWorkspace): Promise<void> => {
    let newer = false;
    try {
      const { toStored } = await deps.form();
      if (turn !== now) return;
      const count = now.journal.count();
      const may = mayReplace(now, count);
      const isWritten = await database.save(toStored(taken(), { session: now.session, changeCount: count }), (head) => {
        newer = isNewer(head);
        return may(head);
      });
      if (turn !== now) return;
      if (isWritten) saved(now, count);
      else giveWay(newer ? 'newer' : 'foreign');
    } catch (cause) {
      if (turn !== now) return;
      // Until it can be written the journal keeps what is new.
      source ??= taken;
      retry = schedule(() => void flush(), retryMs);
      tell(troubleOf(cause));
    }
  };

  const save = async (): Promise<void> => {
    retry?.();
    retry = null;
    const [now, taken] = [turn, source];
    if (!taken || !now || now.journal.isForeign()) return;
    source = null;
    await write(now, taken);
  };

  const flush = (): Promise<void> => {
    for (const cancel of timers) cancel();
    timers = [];
    // One after the other: an older text must never land on a newer one.
    running = running.then(save);
    return running;
  };

  const soon = (saved: () => SavedWorkspace): void => {
    if (turn?.journal.isForeign()) giveWay('foreign');
    if (!turn) return;
    source = saved;
    short.set(requestKey, JSON.stringify(noteOf(turn, saved())));
    const [atLeast = schedule(() => void flush(), saveAtLeastMs), afterPause] = timers;
    afterPause?.();
    timers = [atLeast, schedule(() => void flush(), saveDelayMs)];
  };

  return {
    changed(changes, saved) {
      if (!turn) return;
      turn.journal.add(changes);
      soon(saved);
      if (turn && !turn.journal.isWhole()) void flush();
    },
    touched: soon,
    settings: (settings) => void short.set(settingsKey, JSON.stringify(settings)),
    load: async (how) => {
      try {
        return await load(deps, how);
      } catch {
        return { kind: 'unreadable' };
      }
    },
    begin(base, saved) {
      const session = deps.newSession();
      const start = { base: base?.moment, begun: base?.changes ?? [], seen: base?.journal };
      turn = { session, journal: createJournal(short, session, start), base, saved: null };
      soon(saved);
      void flush();
    },
    end() {
      turn = null;
      source = null;
      for (const cancel of timers) cancel();
      timers = [];
      retry?.();
      retry = null;
    },
    again(saved) {
      if (turn) turn.saved = null;
      soon(saved);
    },
    flush,
    isSafe: () => turn !== null && (turn.journal.isWhole() || turn.saved === turn.journal.count()),
    isSaved: () => turn !== null && source === null && turn.saved === turn.journal.count(),
    loadSettings: () => readSettings(short),
  };
}
