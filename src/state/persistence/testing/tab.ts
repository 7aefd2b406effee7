import { createEngineClient } from '../../../worker/client.ts';
import { createSnapshotStore } from '../../snapshots.ts';
import { type AppStore, createAppStore } from '../../store.ts';
import type { FileState } from '../../types.ts';
import { form } from '../form.ts';
import { WorkspaceKeeping } from '../keeping.ts';
import { type BrowserPersistence, createPersistence } from '../persistence.ts';
import { countStart, type Start } from '../starts.ts';
import { holdWorkspace } from '../tab-hold.ts';
import { type createLocks, openStores, type Profile } from './profile.ts';

/** An engine that never answers: keeping has nothing to ask it. */
const silentClient = createEngineClient({
  post: () => undefined,
  listen: () => undefined,
  close: () => undefined,
});

/** A tab of a profile. Time is that of vitest's fake timers. */
export interface Tab {
  readonly app: AppStore;
  readonly persistence: BrowserPersistence;
  readonly keeping: WorkspaceKeeping;
  readonly start: Start;
  /** Resolves when the page shows its first workspace. */
  readonly shown: Promise<void>;
  readonly files: () => readonly FileState[];
  /** True while the page says that what it shows is kept. */
  readonly isShownAsKept: () => boolean;
  kill(): void;
}

let sessions = 0;

/** Opens the page in a tab; `hadHold` after a reload of the tab that kept the workspace. */
export function openTab(profile: Profile, locks: ReturnType<typeof createLocks>, hadHold = false): Tab {
  const stores = openStores(profile, locks);
  const start = countStart(stores.short, () => 0);
  let keeping: WorkspaceKeeping | null = null;
  const persistence = createPersistence({
    database: stores.database,
    short: stores.short,
    form: async () => form,
    newSession: () => `session-${++sessions}`,
    tell: (state) => keeping?.heard(state),
    schedule(run, ms) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  });
  const snapshotStore = createSnapshotStore(stores.snapshotStore);
  const app = createAppStore({
    client: silentClient,
    persistence,
    now: () => 0,
    snapshots: async () => snapshotStore,
    keeping: () => keeping,
    pageUrl: 'https://ingraph.example/',
    report: () => undefined,
  });
  const made = new WorkspaceKeeping({
    app,
    persistence,
    start,
    snapshotStore: async () => snapshotStore,
    clock: () => sessions,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    hold: (tell) => holdWorkspace(stores.locks, tell, hadHold),
    dump: async () => '',
    forget: async () => undefined,
  });
  keeping = made;
  const show = async (): Promise<void> => {
    const isRestored = await made.open();
    if (!isRestored) app.greet('v1-vs-v11');
    made.shown();
    void made.begin();
  };
  return {
    app,
    persistence,
    keeping: made,
    start,
    shown: show(),
    files: () => app.store.getState().files,
    isShownAsKept: () => app.store.getState().keeping === 'here' && persistence.isSafe(),
    kill() {
      stores.kill();
      made.stop();
    },
  };
}

/** Types at the end of the active file. */
export function typeAtEnd({ app, files }: Tab, text: string): void {
  const { activeFile } = app.store.getState();
  const end = files().find(({ name }) => name === activeFile)?.text.length ?? 0;
  app.actions.type(activeFile, [{ range: { start: end, end }, insert: text }], 'type');
}

/** A workspace as one text: names and texts of its files, in their order. */
export function textOf(files: readonly Pick<FileState, 'name' | 'text'>[]): string {
  return JSON.stringify(files.map(({ name, text }) => [name, text]));
}
