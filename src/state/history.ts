import type { HistoryLabel } from '../engine/commands/index.ts';
import { composeEdits, type SourceRange, type TextEdit } from '../engine/text/index.ts';
import type { StoredBelongings } from './belonging.ts';
import { carryFocus } from './pending-focus.ts';
import type { FileState } from './types.ts';
import { applyChanges, type WorkspaceChange } from './workspace.ts';

/** Typing goes on in one entry until a pause of this length. */
const typingPauseMs = 500;

/**
 * The oldest entries are forgotten when the kept texts exceed this many code units: 64 MiB of memory at most.
 * @internal Tests fill it.
 */
export const historyBudget = 32 * 1024 * 1024;

export interface HistoryEntry {
  /** Names the step as long as it is known: when it is undone, done again or typed on. Newer steps have greater ones. */
  readonly id?: number;
  readonly label: HistoryLabel;
  /** What takes the workspace back (in the undo list) or forth again (in the redo list). */
  readonly changes: readonly WorkspaceChange[];
  /** Code units of text it keeps alive, plus a constant. */
  readonly cost: number;
  /** When it was last added to, ms since 1970; absent in what older versions have kept. */
  readonly at?: number;
  /** Of a step that replaces the workspace: what belongs to the one that it leads to, besides its texts. */
  readonly belongings?: StoredBelongings;
}

/** The typing that the next keystroke may join. */
interface OpenTyping {
  readonly file: string;
  readonly atMs: number;
  /** Where the last edits left their text. */
  readonly ranges: readonly SourceRange[];
}

/** Undo and redo of the whole workspace: oldest first, the next step is the last of each list. */
export interface History {
  readonly undo: readonly HistoryEntry[];
  readonly redo: readonly HistoryEntry[];
  readonly typing: OpenTyping | null;
  /** The greatest id that a step of this visit has had: forgotten steps leave theirs to no other. */
  readonly last?: number;
}

export const emptyHistory: History = { undo: [], redo: [], typing: null };

function costOf(changes: readonly WorkspaceChange[]): number {
  let cost = 64;
  for (const change of changes) {
    if (change.kind === 'edit') for (const { insert } of change.edits) cost += insert.length + 16;
    if (change.kind === 'add') cost += change.file.text.length;
  }
  return cost;
}

function withinBudget(entries: readonly HistoryEntry[]): readonly HistoryEntry[] {
  let left = historyBudget;
  for (let i = entries.length - 1; i >= 0; i--) {
    left -= entries[i]?.cost ?? 0;
    // The newest step can always be undone, however large it is.
    if (left < 0 && i < entries.length - 1) return entries.slice(i + 1);
  }
  return entries;
}

/** Returns the id of the newest of these steps; 0 when there is none. */
export function newestStep(entries: readonly { readonly id?: number | null }[]): number {
  return entries.reduce((newest, { id }) => Math.max(newest, id ?? 0), 0);
}

/** Returns a kept history in which every step has an id: older versions kept none. */
export function numberSteps({ undo, redo }: Pick<History, 'undo' | 'redo'>): Pick<History, 'undo' | 'redo'> {
  const last = undo.length + redo.length;
  return {
    undo: undo.map((entry, index) => ({ ...entry, id: index + 1 })),
    redo: redo.map((entry, index) => ({ ...entry, id: last - index })),
  };
}

/** Returns the history after a step that is an entry of its own. `inverse` is what undoes it. */
export function recordStep(
  history: History,
  label: HistoryLabel,
  inverse: readonly WorkspaceChange[],
  belongings?: StoredBelongings,
): History {
  const cost = costOf(inverse) + (belongings ? JSON.stringify(belongings).length : 0);
  const id = Math.max(history.last ?? 0, newestStep([...history.undo, ...history.redo])) + 1;
  const entry: HistoryEntry = { id, label, changes: inverse, cost, ...(belongings ? { belongings } : {}) };
  return { undo: withinBudget([...history.undo, entry]), redo: [], typing: null, last: id };
}

/** Where the inserted texts stand after the edits; ordered by place. */
export function insertedRanges(inverse: readonly TextEdit[]): readonly SourceRange[] {
  return inverse.map(({ range }) => range);
}

function touches(edits: readonly TextEdit[], ranges: readonly SourceRange[]): boolean {
  return (
    edits.length === ranges.length &&
    edits.every((edit) => ranges.some(({ start, end }) => edit.range.start <= end && edit.range.end >= start))
  );
}

/** Returns the history after typed `edits`; they join the last entry while the person keeps typing at one place. */
export function recordTyping(
  history: History,
  file: string,
  edits: readonly TextEdit[],
  inverse: readonly TextEdit[],
  nowMs: number,
): History {
  const { typing } = history;
  const last = history.undo.at(-1);
  const lastChange = last?.changes[0];
  const joins =
    typing?.file === file &&
    nowMs - typing.atMs <= typingPauseMs &&
    touches(edits, typing.ranges) &&
    lastChange?.kind === 'edit';
  const open: OpenTyping = { file, atMs: nowMs, ranges: insertedRanges(inverse) };
  if (!joins || !last) {
    const label: HistoryLabel = { type: 'text/type', params: { file } };
    return { ...recordStep(history, label, [{ kind: 'edit', file, edits: inverse }]), typing: open };
  }
  const composed = composeEdits(inverse, lastChange.edits);
  // Typed and deleted again: a step without effect would only be in the way.
  if (composed.length === 0) return { ...history, undo: history.undo.slice(0, -1), redo: [], typing: null };
  const changes: readonly WorkspaceChange[] = [{ kind: 'edit', file, edits: composed }];
  const id = last.id === undefined ? {} : { id: last.id };
  const entry: HistoryEntry = { ...id, label: last.label, changes, cost: costOf(changes) };
  return { ...history, undo: history.undo.with(-1, entry), redo: [], typing: open };
}

/** Returns the history with the typing closed: the next keystroke starts a new entry. */
export function closeTyping(history: History): History {
  return history.typing ? { ...history, typing: null } : history;
}

/** The result of a step back or forth. */
export interface Stepped {
  readonly history: History;
  readonly files: readonly FileState[];
  readonly changes: readonly WorkspaceChange[];
  /** What belongs to the workspace from now on; absent where the step has left it alone. */
  readonly belongings?: StoredBelongings;
}

/** Does what an entry holds. The entry for the way back keeps what belongs to the workspace `now`. */
function turn(entry: HistoryEntry, files: readonly FileState[], now: StoredBelongings | undefined) {
  const { files: next, inverse } = applyChanges(files, entry.changes);
  const { belongings } = entry;
  const kept = belongings && now ? { belongings: now } : {};
  const back: HistoryEntry = { ...entry, ...kept, changes: inverse, cost: costOf(inverse) };
  return { back, step: { files: next, changes: entry.changes, ...(belongings ? { belongings } : {}) } };
}

/** Takes the last step back; `null` when there is none. `now` is what belongs to the workspace before. */
export function undoStep(history: History, files: readonly FileState[], now?: StoredBelongings): Stepped | null {
  const entry = history.undo.at(-1);
  if (!entry) return null;
  const { back, step } = turn(entry, files, now);
  const lists = { undo: history.undo.slice(0, -1), redo: [...history.redo, back] };
  return { ...step, history: { ...history, ...lists, typing: null } };
}

/** Does the last undone step again; `null` when there is none. `now` is what belongs to the workspace before. */
export function redoStep(history: History, files: readonly FileState[], now?: StoredBelongings): Stepped | null {
  const entry = history.redo.at(-1);
  if (!entry) return null;
  const { back, step } = turn(entry, files, now);
  const lists = { undo: [...history.undo, back], redo: history.redo.slice(0, -1) };
  return { ...step, history: { ...history, ...lists, typing: null } };
}

/** Returns the history whose newest step knows when it was done. */
export function stampStep(history: History, at: number): History {
  const newest = history.undo.at(-1);
  if (!newest || newest.at !== undefined) return history;
  return { ...history, undo: history.undo.with(-1, { ...newest, at }) };
}

/** Returns how many steps are done when the step `id` is the last of them, 0 for `null`; `null` when it is not known. */
export function stepsUntil({ undo, redo }: History, id: number | null): number | null {
  if (id === null) return 0;
  const done = undo.findIndex((entry) => entry.id === id);
  if (done >= 0) return done + 1;
  const undone = redo.findIndex((entry) => entry.id === id);
  return undone < 0 ? null : undo.length + redo.length - undone;
}

/** What belongs to the workspace, as it reads after steps that say nothing about it. */
function carried({ belongings }: Pick<Stepped, 'belongings'>, changes: readonly WorkspaceChange[]) {
  if (!belongings?.focus) return {};
  const { focus: old, ...others } = belongings;
  const focus = carryFocus(old, changes);
  const isPlace = focus?.kind === 'change' || focus?.kind === 'cursor';
  return { belongings: isPlace ? { ...others, focus } : others };
}

/** Steps back or forth until `done` steps are done; `null` when it is so already or there are not as many. */
export function stepTo(
  history: History,
  files: readonly FileState[],
  done: number,
  belongings?: StoredBelongings,
): Stepped | null {
  if (done === history.undo.length || done < 0 || done > history.undo.length + history.redo.length) return null;
  const step = done < history.undo.length ? undoStep : redoStep;
  const changes: WorkspaceChange[] = [];
  let now: Pick<Stepped, 'history' | 'files' | 'belongings'> = { history, files };
  while (now.history.undo.length !== done) {
    const next = step(now.history, now.files, now.belongings ?? belongings);
    if (!next) return null;
    changes.push(...next.changes);
    now = next.belongings ? next : { ...now, ...carried(now, next.changes), history: next.history, files: next.files };
  }
  return { ...now, changes };
}
