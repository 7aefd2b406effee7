import type { StoreApi } from 'zustand/vanilla';
import type { Command } from '../engine/commands/index.ts';
import type { EngineClient } from '../protocol/engine-client.ts';
import type { TextChange } from '../protocol/messages.ts';
import type { Snapshot } from '../protocol/snapshot.ts';
import type { Acts } from './act.ts';
import type { Belongings } from './belonging.ts';
import type { RouteDraft } from './draft.ts';
import type { History, HistoryEntry } from './history.ts';
import type { KeepingActions } from './keeping-slice.ts';
import type { PendingFocus } from './pending-focus.ts';
import type { SnapshotStore } from './snapshots.ts';
import type { AppState, FileState, HistoryMark, Notice } from './types.ts';
import type { WorkspaceChange } from './workspace.ts';

/** The settings of a person, kept apart from the workspace. */
export type Settings = Pick<AppState, 'theme' | 'locale' | 'bottomTab' | 'editorShare' | 'bottomShare'>;

/** What is kept of a workspace between visits. */
export interface SavedWorkspace extends Omit<Belongings, 'focus'> {
  readonly files: readonly FileState[];
  readonly history: Pick<History, 'undo' | 'redo'>;
  /** What is typed into a draft: noted for the next start, and in no stored workspace. */
  readonly draft?: RouteDraft | null;
}

/** Where the store leaves what must survive the tab. All calls return at once. */
export interface Persistence {
  /** Texts changed: kept before this returns where that is cheap. */
  changed(changes: readonly WorkspaceChange[], saved: () => SavedWorkspace): void;
  /** Anything else that belongs to the workspace changed. */
  touched(saved: () => SavedWorkspace): void;
  settings(settings: Settings): void;
}

/** Everything of the outside world that the store uses. */
export interface StoreDeps {
  readonly client: EngineClient;
  readonly persistence: Persistence | null;
  /** Milliseconds of any steady clock. */
  readonly now: () => number;
  /** Milliseconds since 1970, for people; without it steps have no time. */
  readonly clock?: () => number;
  /** Opens what keeps snapshots; absent where nothing can be stored. */
  readonly snapshots?: () => Promise<SnapshotStore>;
  /** What keeps the workspace between visits; absent where nothing does. */
  readonly keeping?: () => KeepingActions | null;
  /** Address of the page without its hash: links start with it. */
  readonly pageUrl: string;
  /** Told of bugs of ours; shown by the caller. */
  readonly report: (message: string) => void;
  readonly settings?: Partial<Settings>;
  /** Calls back in a task of its own; without it long answers of the worker are shown at once. */
  readonly later?: (run: () => void) => void;
}

export const defaultSettings: Settings = {
  theme: 'system',
  locale: 'en',
  bottomTab: 'trace',
  editorShare: 0.38,
  bottomShare: 0.3,
};

export const firstFileName = 'ingress.yaml';

/** A text change of the page as the worker needs it. */
export function toTextChange(change: WorkspaceChange): TextChange {
  return change.kind === 'add'
    ? { kind: 'add', at: change.at, name: change.file.name, text: change.file.text }
    : change;
}

/** The texts and what was known of them. */
type Known = Pick<AppState, 'snapshot' | 'files' | 'revision'>;

/** A command that waits for the acts before it, made when `first` was known. */
export interface AskedCommand {
  readonly command: Command;
  readonly first: Known;
  /** The same for the texts of `seen`; `null` when its place is gone from them. */
  meant: Command | null;
  seen: Known;
}

/** The parts that the groups of actions share: state, history, the one way to change texts. */
export interface Core {
  readonly store: StoreApi<AppState>;
  readonly deps: StoreDeps;
  readonly get: () => AppState;
  readonly set: (part: Partial<AppState>) => void;
  history: History;
  pendingFocus: PendingFocus | null;
  /** Renames of files that the snapshot which is shown may not know, each with the revision that it led to. */
  renames: readonly { readonly revision: number; readonly file: string; readonly to: string }[];
  /** The newest snapshot while it waits to be shown. */
  ahead: Snapshot | null;
  /** True from the death of a worker until another one is in its place. */
  isDead: boolean;
  readonly acts: Acts;
  /** Commands that wait. */
  readonly asked: AskedCommand[];
  /** What must be known before an act that has waited changes the texts again. */
  beforeAct: () => Promise<void> | null;
  nextSeq(): number;
  /**
   * Makes `files` the truth: new revision, worker and persistence are told. `changes` lead from the files before to `files`.
   * What of `extra` somebody has chosen since the act was made stays.
   */
  commit(
    files: readonly FileState[],
    changes: readonly WorkspaceChange[],
    history: History,
    extra?: Partial<AppState>,
  ): void;
  /** The same, whoever has chosen what. */
  put(
    files: readonly FileState[],
    changes: readonly WorkspaceChange[],
    history: History,
    extra: Partial<AppState>,
  ): void;
  /** From here to `endDraft` nothing is shown or told: `files` stand for those that are shown. Returns what asks for the draft. */
  startDraft(files: readonly FileState[], changes: WorkspaceChange[]): () => AppState;
  endDraft(): void;
  notify(notice: Notice extends infer N ? (N extends Notice ? Omit<N, 'seq'> : never) : never): void;
  saved(): SavedWorkspace;
  touch(): void;
}

/** Returns the history as the page shows it. */
export function marksOfHistory({ undo, redo }: Pick<History, 'undo' | 'redo'>): AppState['history'] {
  const markOf = ({ id, label, at }: HistoryEntry): HistoryMark => ({ id: id ?? null, label, at: at ?? null });
  return { undo: undo.map(markOf), redo: redo.map(markOf) };
}
