import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SentText, SinceReport } from '../../protocol/since-report.ts';
import type { Actions, AppState, FileState } from '../../state/types.ts';
import { spawnEngine } from '../../worker/spawn.ts';

/** Asked when the texts have rested for this long. */
const pauseMs = 300;

interface App {
  readonly store: StoreApi<AppState>;
  readonly actions: Actions;
}

/** What is known of the changes since opening. */
export interface ChangeState {
  /** `null` before the first answer. */
  readonly report: SinceReport | null;
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

/** Tells the worker only the texts that it does not know. */
function sender() {
  let known = new Map<string, string>();
  return (texts: readonly { readonly name: string; readonly text: string }[]): readonly SentText[] => {
    const sent = texts.map(({ name, text }) => ({ name, text: known.get(name) === text ? null : text }));
    known = new Map(texts.map(({ name, text }) => [name, text]));
    return sent;
  };
}

/** Closed files with what they were opened with; none whose name is in use again. */
function closedOf({ store, actions }: App): readonly FileState[] {
  const open = new Set(store.getState().files.map(({ name }) => name));
  const closed = actions.closedFiles().filter(({ name, openedText }) => !open.has(name) && openedText !== '');
  return [...new Map(closed.map((file) => [file.name, file])).values()];
}

/** Asks a worker of its own, again and again; returns what ends it. */
function watch(app: App, state: StoreApi<ChangeState>): () => void {
  const { store, actions } = app;
  const port = spawnEngine();
  const [sendOpened, sendNow] = [sender(), sender()];
  let id = 0;
  let asked: Pick<ChangeState, 'of' | 'closed'> = { of: null, closed: [] };
  port.listen((message) => {
    if (message.type === 'failed') reportError(new Error(message.message));
    // An answer to an older question is about texts that are no more.
    if (message.type !== 'since' || message.id !== id) return;
    state.setState({ report: message.report, ...asked });
    if (state.getState().isShown) actions.setNodeChanges(message.report.marks);
  });
  const ask = (): void => {
    const { files, controllers, options, sentLines } = store.getState();
    const closed = closedOf(app);
    asked = { of: files, closed };
    const before = [...files, ...closed].map(({ name, openedText }) => ({ name, text: openedText }));
    const settings = { controllers, options, given: sentLines };
    port.post({ type: 'since', id: ++id, opened: sendOpened(before), now: sendNow(files), ...settings });
  };
  let timer = setTimeout(ask);
  const stop = store.subscribe((next, last) => {
    if (next.files === last.files && next.controllers === last.controllers && next.options === last.options) return;
    clearTimeout(timer);
    timer = setTimeout(ask, pauseMs);
  });
  return () => {
    clearTimeout(timer);
    stop();
    port.close();
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
