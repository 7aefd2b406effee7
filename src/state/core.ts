import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SourceRange } from '../engine/index.ts';
import type { EngineClient } from '../worker/client.ts';
import { emptySnapshot } from '../worker/delta.ts';
import { noTests } from '../worker/no-tests.ts';
import type { TextChange } from '../worker/protocol.ts';
import { belongingsOf } from './belongings.ts';
import { emptyHistory, type History, type HistoryEntry, stampStep } from './history.ts';
import type { SnapshotShelf } from './snapshots.ts';
import type { Actions, AppState, FileState, HistoryMark, Notice, RouterOptions, Snapshot } from './types.ts';
import { openedFile, type WorkspaceChange } from './workspace.ts';

/** The settings of a person, kept apart from the workspace. */
export type Settings = Pick<AppState, 'theme' | 'locale' | 'bottomTab' | 'editorShare' | 'bottomShare'>;

/** What is kept of a workspace between visits. */
export interface SavedWorkspace {
  readonly files: readonly FileState[];
  readonly activeFile: string;
  readonly request: { readonly text: string; readonly method: string; readonly headers: readonly string[] };
  readonly controllers: ReadonlyMap<string, string>;
  /** Absent in what older versions have kept. */
  readonly options?: ReadonlyMap<string, RouterOptions>;
  readonly compareWith?: string | null;
  readonly requestRouter: string | null;
  readonly selection: string | null;
  readonly history: Pick<History, 'undo' | 'redo'>;
}

/** Where the store leaves what must survive the tab. All calls return at once. */
export interface Keeper {
  /** Texts changed: kept before this returns where that is cheap. */
  changed(changes: readonly WorkspaceChange[], saved: () => SavedWorkspace): void;
  /** Anything else that belongs to the workspace changed. */
  touched(saved: () => SavedWorkspace): void;
  settings(settings: Settings): void;
}

/** What a person can say about keeping. */
export type KeepingActions = Pick<Actions, 'keepHere' | 'tryKeepingAgain' | 'keepAnew' | 'rawKept' | 'forgetAll'>;

/** Everything of the outside world that the store uses. */
export interface StoreDeps {
  readonly client: EngineClient;
  readonly keeper: Keeper | null;
  /** Milliseconds of any steady clock. */
  readonly now: () => number;
  /** Milliseconds since 1970, for people; without it steps have no time. */
  readonly clock?: () => number;
  /** Opens what keeps snapshots; absent where nothing can be stored. */
  readonly snapshots?: () => Promise<SnapshotShelf>;
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

function initialState(settings: Partial<Settings>): AppState {
  return {
    files: [openedFile(firstFileName, '')],
    activeFile: firstFileName,
    revision: 0,
    snapshot: emptySnapshot,
    progress: null,
    readSteps: 0,
    isEngineDown: false,
    request: { text: '', method: 'GET', headers: [], answer: null, problem: null, sent: 0 },
    selection: null,
    marked: new Set(),
    inspected: null,
    flash: null,
    reveal: null,
    history: { undo: [], redo: [] },
    keeping: 'nobody',
    keepTrouble: null,
    notice: null,
    offer: null,
    expandedHosts: 'auto',
    controllers: new Map(),
    options: new Map(),
    compareWith: null,
    elsewhere: [],
    survey: null,
    tests: noTests,
    routesView: null,
    matrixOnlyDiffering: false,
    sentLines: [],
    requestRouter: null,
    search: '',
    focus: null,
    nodeChanges: null,
    narrowTab: 'request',
    ...defaultSettings,
    ...settings,
  };
}

/** A text change of the page as the worker needs it. */
export function toTextChange(change: WorkspaceChange): TextChange {
  return change.kind === 'add'
    ? { kind: 'add', at: change.at, name: change.file.name, text: change.file.text }
    : change;
}

/**
 * What the selection becomes once the worker has read the newest texts:
 * the node that a command changed, the node under the editor's cursor, or one that is known by name.
 */
export type PendingFocus =
  | { readonly kind: 'change' | 'cursor'; readonly file: string; readonly range: SourceRange }
  | { readonly kind: 'id'; readonly id: string };

/** The parts that the groups of actions share: state, history, the one way to change texts. */
export interface Core {
  readonly store: StoreApi<AppState>;
  readonly deps: StoreDeps;
  readonly get: () => AppState;
  readonly set: (part: Partial<AppState>) => void;
  history: History;
  pendingFocus: PendingFocus | null;
  /** The newest snapshot while it waits to be shown. */
  ahead: Snapshot | null;
  nextSeq(): number;
  /** Makes `files` the truth: new revision, worker and keeper told. `changes` lead from the files before to `files`. */
  commit(
    files: readonly FileState[],
    changes: readonly WorkspaceChange[],
    history: History,
    extra?: Partial<AppState>,
  ): void;
  notify(notice: Notice extends infer N ? (N extends Notice ? Omit<N, 'seq'> : never) : never): void;
  saved(): SavedWorkspace;
  touch(): void;
}

/** Returns the history as the page shows it. */
export function marksOfHistory({ undo, redo }: Pick<History, 'undo' | 'redo'>): AppState['history'] {
  const markOf = ({ label, at }: HistoryEntry): HistoryMark => ({ label, at: at ?? null });
  return { undo: undo.map(markOf), redo: redo.map(markOf) };
}

function shownHistory(state: AppState['history'], history: History): AppState['history'] {
  const same = (a: readonly HistoryMark[], b: History['undo']) =>
    a.length === b.length && a.at(-1)?.label === b.at(-1)?.label;
  const isSame = same(state.undo, history.undo) && same(state.redo, history.redo);
  return isSame ? state : marksOfHistory(history);
}

/** Returns the shared parts around a new store. */
export function createCore(deps: StoreDeps): Core {
  const store = createStore<AppState>(() => initialState(deps.settings ?? {}));
  let seq = 0;
  const core: Core = {
    store,
    deps,
    get: store.getState,
    set: (part) => store.setState(part),
    history: emptyHistory,
    pendingFocus: null,
    ahead: null,
    nextSeq: () => ++seq,
    commit(files, changes, history, extra = {}) {
      const state = core.get();
      core.history = deps.clock ? stampStep(history, deps.clock()) : history;
      const active = extra.activeFile ?? state.activeFile;
      const revision = state.revision + 1;
      core.set({
        ...extra,
        readSteps: Math.min(state.readSteps, core.history.undo.length),
        files,
        activeFile: files.some(({ name }) => name === active) ? active : (files[0]?.name ?? ''),
        revision,
        history: shownHistory(state.history, core.history),
      });
      deps.client.change(revision, changes.map(toTextChange));
      deps.keeper?.changed(changes, core.saved);
    },
    notify(notice) {
      // Adding `seq` to any member of the union gives that member of Notice.
      core.set({ notice: { ...notice, seq: core.nextSeq() } as Notice });
    },
    saved() {
      const { undo, redo } = core.history;
      return { ...belongingsOf(core.get()), files: core.get().files, history: { undo, redo } };
    },
    touch: () => deps.keeper?.touched(core.saved),
  };
  return core;
}
