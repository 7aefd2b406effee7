import type { WorkspaceChange } from '../workspace.ts';
import type { StoredMoment } from './moment.ts';
import type { ShortStore } from './short-store.ts';

export const journalKey = 'ingraph/journal';
/**
 * Journals with more code units than this are not written: writing them would be felt at each keystroke.
 * @internal Tests fill it.
 */
export const journalLimit = 256 * 1024;

/** Changes that the database may not have, in order; the first one has number `first`. */
interface StoredJournal {
  readonly session: string;
  /** The state of the database that change number 1 begins from; `null`: nothing is stored. Absent in older journals. */
  readonly base?: StoredMoment | null;
  readonly first: number;
  readonly changes: readonly WorkspaceChange[];
}

function sizeOf(change: WorkspaceChange): number {
  if (change.kind === 'add') return change.file.text.length + change.file.openedText.length + 64;
  return change.kind === 'edit' ? change.edits.reduce((size, { insert }) => size + insert.length + 48, 64) : 64;
}

/** What a session goes on from. */
export interface JournalStart {
  /** The state of the database; `null`: nothing is stored. `undefined`: nobody knows. */
  readonly base: StoredMoment | null | undefined;
  /** What has been done since. */
  readonly begun: readonly WorkspaceChange[];
  /** The journal as it was read; `undefined`: whatever stands there may go. */
  readonly seen: string | null | undefined;
}

/** Changes that the database has not confirmed, mirrored in the short store at once. */
export interface Journal {
  /** Number of the last change. */
  count(): number;
  add(changes: readonly WorkspaceChange[]): void;
  /** Everything up to change `count` is in the database. */
  confirm(count: number): void;
  /** True when every change that the database has not confirmed is written here. */
  isWhole(): boolean;
  /** True when another tab has written its own journal meanwhile: this one is left alone from then on. */
  isForeign(): boolean;
}

/**
 * Returns the journal of a session. Without a known base nothing could be replayed, so nothing is written before the
 * first confirmation. What was written once stays until the database has it: what is too long, or refused, is left to
 * the database, and the changes before it stand here as long. An empty journal stays as a mark of who keeps.
 */
export function createJournal(short: ShortStore, session: string, { base, begun, seen }: JournalStart): Journal {
  let isArmed = base !== undefined;
  /** What this tab knows to stand in the store. */
  let known = seen;
  let count = 0;
  let changes: WorkspaceChange[] = [];
  let size = 0;
  let isWhole = isArmed;
  let isForeign = false;
  const write = (): void => {
    isWhole = false;
    if (size > journalLimit || !isArmed || isForeign) return;
    const there = short.get(journalKey);
    // An empty place is nobody's: somebody may have emptied the store.
    isForeign = typeof there === 'string' && known !== undefined && there !== known;
    if (isForeign || there === undefined) return;
    const stored: StoredJournal = { session, base: base ?? null, first: count - changes.length + 1, changes };
    const text = JSON.stringify(stored);
    if (!short.set(journalKey, text)) return;
    known = text;
    isWhole = true;
  };
  const add = (added: readonly WorkspaceChange[]): void => {
    count += added.length;
    changes = [...changes, ...added];
    size += added.reduce((sum, change) => sum + sizeOf(change), 0);
    write();
  };
  add(begun);
  return {
    count: () => count,
    isWhole: () => isWhole,
    isForeign: () => isForeign,
    add,
    confirm(savedCount) {
      isArmed = true;
      changes = changes.slice(changes.length - (count - savedCount));
      size = changes.reduce((sum, change) => sum + sizeOf(change), 0);
      write();
    },
  };
}
