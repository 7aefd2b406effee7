import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Command } from '../engine/index.ts';
import type { EngineClient } from '../protocol/engine-client.ts';
import type { TextChange } from '../protocol/messages.ts';
import type { RouterOptions } from '../protocol/router-options.ts';
import { emptySnapshot, type Snapshot } from '../protocol/snapshot.ts';
import { noTests } from '../protocol/tests.ts';
import { type Acts, createActs } from './acts.ts';
import { belongingsOf } from './belongings.ts';
import type { RouteDraft } from './draft.ts';
import { emptyHistory, type History, type HistoryEntry, newestStep, stampStep } from './history.ts';
import type { KeepingActions } from './keeping-slice.ts';
import { carryFocus, type PendingFocus } from './pending-focus.ts';
import type { SnapshotShelf } from './snapshots.ts';
import type { AppState, FileState, HistoryMark, Notice } from './types.ts';
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
  /** What is typed into a draft: noted for the next start, and in no stored workspace. */
  readonly draft?: RouteDraft | null;
}

/** Where the store leaves what must survive the tab. All calls return at once. */
export interface Keeper {
  /** Texts changed: kept before this returns where that is cheap. */
  changed(changes: readonly WorkspaceChange[], saved: () => SavedWorkspace): void;
  /** Anything else that belongs to the workspace changed. */
  touched(saved: () => SavedWorkspace): void;
  settings(settings: Settings): void;
}

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
    readStep: 0,
    isEngineDown: false,
    request: { text: '', method: 'GET', headers: [], answer: null, problem: null, sent: 0 },
    selection: null,
    marked: new Set(),
    inspected: null,
    draft: null,
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
   * Makes `files` the truth: new revision, worker and keeper told. `changes` lead from the files before to `files`.
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

function shownHistory(state: AppState['history'], history: History): AppState['history'] {
  const same = (a: readonly HistoryMark[], b: History['undo']) =>
    a.length === b.length && a.at(-1)?.label === b.at(-1)?.label && a.at(-1)?.id === (b.at(-1)?.id ?? null);
  const isSame = same(state.undo, history.undo) && same(state.redo, history.redo);
  return isSame ? state : marksOfHistory(history);
}

/** The file that is shown after the changes: the same under its new name, or the neighbour of one that is gone. */
function followFile(
  active: string,
  before: readonly FileState[],
  after: readonly FileState[],
  changes: readonly WorkspaceChange[],
): string {
  const isThere = (name: string | undefined) => after.some((file) => file.name === name);
  const name = changes.reduce(
    (now, change) => (change.kind === 'rename' && change.file === now ? change.to : now),
    active,
  );
  if (isThere(name)) return name;
  const at = before.findIndex((file) => file.name === active);
  const around = [before[at + 1]?.name, before[at - 1]?.name].find(isThere);
  return around ?? after[0]?.name ?? '';
}

interface Draft {
  state: AppState;
  readonly changes: WorkspaceChange[];
}

/** Returns the shared parts around a new store. */
export function createCore(deps: StoreDeps): Core {
  const store = createStore<AppState>(() => initialState(deps.settings ?? {}));
  let seq = 0;
  let draft: Draft | null = null;
  const core: Omit<Core, 'acts'> = {
    store,
    deps,
    get: () => draft?.state ?? store.getState(),
    set(part) {
      if (draft) draft.state = { ...draft.state, ...part };
      else store.setState(part);
    },
    history: emptyHistory,
    pendingFocus: null,
    renames: [],
    ahead: null,
    isDead: false,
    asked: [],
    beforeAct: () => null,
    nextSeq: () => ++seq,
    commit(files, changes, history, extra = {}) {
      const before = core.get().files;
      const free = whole.acts.choose(extra);
      whole.acts.follow(
        (name) => followFile(name, before, files, changes),
        (focus) => carryFocus(focus, changes),
      );
      core.put(files, changes, history, free);
    },
    put(files, changes, history, extra) {
      const state = core.get();
      core.history = deps.clock ? stampStep(history, deps.clock()) : history;
      core.pendingFocus = carryFocus(core.pendingFocus, changes);
      const revision = state.revision + 1;
      for (const change of changes)
        if (change.kind === 'rename') core.renames = [...core.renames, { ...change, revision }];
      core.set({
        ...extra,
        readStep: Math.min(state.readStep, newestStep(core.history.undo)),
        files,
        activeFile: followFile(extra.activeFile ?? state.activeFile, state.files, files, changes),
        revision,
        history: shownHistory(state.history, core.history),
      });
      if (draft) draft.changes.push(...changes);
      else {
        whole.acts.changed(revision, changes);
        deps.client.change(revision, changes.map(toTextChange));
        deps.keeper?.changed(changes, core.saved);
      }
    },
    startDraft(files, changes) {
      const made: Draft = { state: { ...store.getState(), files }, changes };
      draft = made;
      return () => made.state;
    },
    endDraft() {
      draft = null;
    },
    notify(notice) {
      // Adding `seq` to any member of the union gives that member of Notice.
      core.set({ notice: { ...notice, seq: core.nextSeq() } as Notice });
    },
    saved() {
      const { undo, redo } = core.history;
      const { files, draft } = core.get();
      const typed = draft?.isTouched && !draft.isWritten ? draft : null;
      return { ...belongingsOf(core.get()), files, history: { undo, redo }, draft: typed };
    },
    touch: () => deps.keeper?.touched(core.saved),
  };
  const whole: Core = Object.assign(core, { acts: createActs(core as Core) }); // acts ask for the others only when they are done
  return whole;
}
