import type { SavedWorkspace } from '../core.ts';
import { recordStep } from '../history.ts';
import type { FileState } from '../types.ts';
import { applyChanges, type WorkspaceChange } from '../workspace.ts';
import { type Fields, fieldsOf, isCount, isText, listOf } from './checks.ts';
import type { FoundState } from './database.ts';
import type { Kept } from './kept.ts';
import type { RawText, StoredMoment } from './moment.ts';
import { checkChange } from './stored-changes.ts';
import { checkDraft } from './stored-draft.ts';
import { checkControllers, checkOptions, checkRequest, readStored } from './stored-workspace.ts';

/** What a journal adds to a stored workspace. */
export interface Replayed {
  readonly files: readonly FileState[];
  readonly changes: readonly WorkspaceChange[];
  /** What undoes all of them. */
  readonly inverse: readonly WorkspaceChange[];
  /** False when some of it could not be read or done. */
  readonly isWhole: boolean;
}

function isMoment(value: unknown, { session, changeCount }: StoredMoment): boolean {
  const moment = fieldsOf(value);
  return moment?.['session'] === session && moment['changeCount'] === changeCount;
}

/** True for what began from the stored state. */
function beginsFrom(base: unknown, stored: StoredMoment | null): boolean {
  return stored ? isMoment(base, stored) : base === null;
}

/**
 * Returns the number, in the list of changes, of the first that the stored state does not have: `count` when it has all,
 * negative when changes before the journal are missing too; `null` when they do not belong together.
 */
function firstMissing(
  journal: { readonly session: unknown; readonly base: unknown; readonly first: number; readonly count: number },
  stored: StoredMoment | null,
): number | null {
  const { session, base, first, count } = journal;
  if (stored && session === stored.session) return Math.min(stored.changeCount + 1 - first, count);
  return beginsFrom(base, stored) && first === 1 ? 0 : null;
}

/** Reads a journal: its changes that the stored state does not have, as far as they can be read. */
function missingChanges(
  text: string | null,
  stored: StoredMoment | null,
): { readonly changes: readonly WorkspaceChange[]; readonly isWhole: boolean } {
  const none = { changes: [], isWhole: true };
  if (!text) return none;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { changes: [], isWhole: false };
  }
  const journal = fieldsOf(value);
  const list: unknown = journal?.['changes'];
  const first: unknown = journal?.['first'];
  if (!journal || !Array.isArray(list) || !isCount(first) || !isText(journal['session'])) {
    return { changes: [], isWhole: false };
  }
  const { session, base } = journal;
  const from = firstMissing({ session, base, first, count: list.length }, stored);
  // Of a tab that was overtaken, or behind what is stored: it cannot be done, and must not be lost.
  if (from === null) return { changes: [], isWhole: list.length === 0 };
  if (from < 0) return { changes: [], isWhole: false };
  const changes: WorkspaceChange[] = [];
  for (const item of list.slice(from)) {
    const change = checkChange(item);
    if (!change) return { changes, isWhole: false };
    changes.push(change);
  }
  return { changes, isWhole: true };
}

/**
 * Returns what the journal `text` adds to `files`, which are those of the stored state (`null` and none: nothing is
 * stored); `null` when it adds nothing. What cannot be done ends it.
 * @internal Tests hand torn journals to it.
 */
export function replay(files: readonly FileState[], stored: StoredMoment | null, text: string | null): Replayed | null {
  const { changes, isWhole } = missingChanges(text, stored);
  let now = files;
  const done: WorkspaceChange[] = [];
  const inverse: WorkspaceChange[] = [];
  let isDone = isWhole;
  for (const change of changes) {
    try {
      const step = applyChanges(now, [change]);
      now = step.files;
      done.push(change);
      inverse.unshift(...step.inverse);
    } catch {
      isDone = false;
      break;
    }
  }
  if (done.length === 0 && isDone) return null;
  return { files: now, changes: done, inverse, isWhole: isDone };
}

/** Returns the workspace with what the journal adds, as one step of its history. */
function withReplayed(workspace: SavedWorkspace, { files, inverse }: Replayed): SavedWorkspace {
  if (inverse.length === 0 || files.length === 0) return workspace;
  const history = recordStep({ ...workspace.history, typing: null }, { type: 'text/recovered', params: {} }, inverse);
  const isThere = files.some(({ name }) => name === workspace.activeFile);
  return {
    ...workspace,
    files,
    activeFile: isThere ? workspace.activeFile : (files[0]?.name ?? ''),
    history: { undo: history.undo, redo: history.redo },
  };
}

/** What a note says where it can be read, else what was there before. */
function choicesIn(note: Fields, workspace: SavedWorkspace): Partial<SavedWorkspace> {
  const mapIn = (name: 'controllers' | 'options'): unknown => {
    const pairs = listOf(note[name], (pair) => (Array.isArray(pair) && pair.length === 2 ? pair : null));
    return pairs && new Map(pairs as [unknown, unknown][]); // checked as a Map next
  };
  const { activeFile } = note;
  const textIn = (name: 'compareWith' | 'requestRouter' | 'selection'): string | null => {
    const value = note[name];
    return isText(value) || value === null ? value : (workspace[name] ?? null);
  };
  return {
    activeFile:
      isText(activeFile) && workspace.files.some(({ name }) => name === activeFile) ? activeFile : workspace.activeFile,
    request: checkRequest(note['request']) ?? workspace.request,
    controllers: checkControllers(mapIn('controllers')) ?? workspace.controllers,
    options: checkOptions(mapIn('options')) ?? workspace.options ?? new Map(),
    compareWith: textIn('compareWith'),
    requestRouter: textIn('requestRouter'),
    selection: textIn('selection'),
    draft: checkDraft(note['draft']),
  };
}

/**
 * Returns the workspace with the request and the choices of the note: of the session that is stored, or of one that
 * began from what is stored and was gone before it was. Neither is older than the workspace.
 */
function withNote(
  workspace: SavedWorkspace,
  stored: StoredMoment | null,
  text: string | null | undefined,
): SavedWorkspace {
  let value: unknown = null;
  try {
    value = JSON.parse(text ?? 'null');
  } catch {
    return workspace;
  }
  const note = fieldsOf(value);
  const isOfStored = stored !== null && note?.['session'] === stored.session;
  return note && (isOfStored || beginsFrom(note['base'], stored))
    ? { ...workspace, ...choicesIn(note, workspace) }
    : workspace;
}

/** What the journal holds beyond what could be done of it, as it was found. */
function lostJournal(journal: string | null, replayed: Replayed | null): readonly RawText[] {
  return journal && replayed && !replayed.isWhole ? [{ name: 'kept-journal.json', text: journal }] : [];
}

const emptyWorkspace: SavedWorkspace = {
  files: [],
  activeFile: '',
  request: { text: '', method: 'GET', headers: [] },
  controllers: new Map(),
  requestRouter: null,
  selection: null,
  history: { undo: [], redo: [] },
};

/**
 * Returns the workspace as it stands in the database and the journal, or what is there instead. `note` is the request
 * and the choices as they were last made. Never throws.
 */
export function readKept(found: FoundState | null, journal: string | null, note: string | null | undefined): Kept {
  const read = found && readStored(found);
  if (read?.kind === 'newer') return read;
  if (read?.kind === 'damaged') {
    return journal ? { kind: 'damaged', raw: [...read.raw, { name: 'kept-journal.json', text: journal }] } : read;
  }
  const { workspace, moment, lost } = read ?? { workspace: emptyWorkspace, moment: null, lost: [] };
  const replayed = replay(workspace.files, moment, journal);
  const rest = [...lost, ...lostJournal(journal, replayed)];
  const changes = replayed?.changes ?? [];
  const whole = replayed ? withReplayed(workspace, replayed) : workspace;
  const base = { moment, changes, journal };
  if (whole.files.length === 0) return rest.length > 0 ? { kind: 'damaged', raw: rest } : { kind: 'nothing', base };
  // Without a state in the database there is nothing before the journal to go back to.
  const shown = moment ? whole : { ...whole, history: workspace.history };
  return {
    kind: 'workspace',
    workspace: withNote(shown, moment, note),
    base,
    lost: rest,
  };
}
