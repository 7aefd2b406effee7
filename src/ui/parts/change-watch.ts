import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ChangesSinceOpening, ChangesSinceOpeningAsk } from '../../protocol/changes-since-opening.ts';
import type { Actions, AppState, FileState } from '../../state/types.ts';

/** Asked when the texts have rested for this long. */
const pauseMs = 300;

interface App {
  readonly store: StoreApi<AppState>;
  readonly actions: Actions;
}

/** What is known of the changes since opening. */
interface ChangeState {
  /** `null` before the first answer. */
  readonly report: ChangesSinceOpening | null;
  /** The texts that the report speaks of. */
  readonly of: readonly FileState[] | null;
  /** Files that were closed since opening. */
  readonly closed: readonly FileState[];
  /** True: graph, tree and table mark what has changed, also while the panel is closed. */
  readonly isShown: boolean;
}

/** Finds out what has changed since opening, for as long as somebody wants to know. */
export interface ChangeWatch {
  readonly state: StoreApi<ChangeState>;
  /** Keeps the answers coming; returns what ends that. */
  hold(): () => void;
  setShown(isShown: boolean): void;
}

/** Closed files with what they were opened with; none whose name is in use again. */
function closedOf({ store, actions }: App): readonly FileState[] {
  const open = new Set(store.getState().files.map(({ name }) => name));
  const closed = actions.closedFiles().filter(({ name, openedText }) => !open.has(name) && openedText !== '');
  return [...new Map(closed.map((file) => [file.name, file])).values()];
}

/** What each file was opened with; `null` where it still holds that. */
function openedOf(files: readonly FileState[], closed: readonly FileState[]): ChangesSinceOpeningAsk['opened'] {
  return [
    ...files.map(({ name, text, openedText }) => ({ name, text: text === openedText ? null : openedText })),
    ...closed.map(({ name, openedText }) => ({ name, text: openedText })),
  ];
}

/** Asks again and again; returns what ends it. */
function watch(app: App, state: StoreApi<ChangeState>): () => void {
  const { store, actions } = app;
  let newest = 0;
  const ask = async (): Promise<void> => {
    const asked = ++newest;
    const { files, sentLines } = store.getState();
    const closed = closedOf(app);
    const report = await actions.askChangesSinceOpening({ opened: openedOf(files, closed), given: sentLines });
    // An answer to an older question is about texts that are no more.
    if (!report || asked !== newest) return;
    state.setState({ report, of: files, closed });
    if (state.getState().isShown) actions.setNodeChanges(report.marks);
  };
  let timer = setTimeout(() => void ask());
  const stop = store.subscribe((next, last) => {
    const isSame = next.files === last.files && next.controllers === last.controllers && next.options === last.options;
    if (isSame && next.isEngineDown === last.isEngineDown) return;
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), pauseMs);
  });
  return () => {
    newest++;
    clearTimeout(timer);
    stop();
    void actions.askChangesSinceOpening(null);
  };
}

function createWatch(app: App): ChangeWatch {
  const state = createStore<ChangeState>(() => ({ report: null, of: null, closed: [], isShown: true }));
  let holders = 0;
  let stop: (() => void) | null = null;
  const settle = (): void => {
    const isWanted = holders > 0 || app.store.getState().nodeChanges !== null;
    if (isWanted) stop ??= watch(app, state);
    else {
      stop?.();
      stop = null;
    }
  };
  return {
    state,
    hold() {
      holders++;
      settle();
      return () => {
        holders--;
        settle();
      };
    },
    setShown(isShown) {
      state.setState({ isShown });
      app.actions.setNodeChanges(isShown ? (state.getState().report?.marks ?? new Map()) : null);
      settle();
    },
  };
}

const watches = new WeakMap<StoreApi<AppState>, ChangeWatch>();

/** Returns the watch of this app: the panel and the palette share one. */
export function changeWatch(app: App): ChangeWatch {
  const known = watches.get(app.store) ?? createWatch(app);
  watches.set(app.store, known);
  return known;
}

/** Shows or hides the marks of what has changed since opening. */
export function toggleChanges(app: App): void {
  changeWatch(app).setShown(app.store.getState().nodeChanges === null);
}
