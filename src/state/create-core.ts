import { createStore } from 'zustand/vanilla';
import { emptySnapshot } from '../protocol/snapshot.ts';
import { noTests } from '../protocol/tests.ts';
import { createActs } from './acts.ts';
import { belongingsOf } from './belongings.ts';
import {
  type Core,
  defaultSettings,
  firstFileName,
  marksOfHistory,
  type Settings,
  type StoreDeps,
  toTextChange,
} from './core.ts';
import { emptyHistory, type History, newestStep, stampStep } from './history.ts';
import { carryFocus } from './pending-focus.ts';
import type { AppState, FileState, HistoryMark, Notice } from './types.ts';
import { openedFile, type WorkspaceChange } from './workspace.ts';

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
    otherControllers: [],
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
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: One closure: its parts share what it holds.
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
        deps.persistence?.changed(changes, core.saved);
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
    touch: () => deps.persistence?.touched(core.saved),
  };
  const whole: Core = Object.assign(core, { acts: createActs(core as Core) }); // acts ask for the others only when they are done
  return whole;
}
