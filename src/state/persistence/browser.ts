import { snapshots } from '../snapshot-store.ts';
import type { AppStore } from '../store.ts';
import { createDatabase } from './database.ts';
import { openIndexedStore } from './indexed-store.ts';
import { WorkspaceKeeping } from './keeping.ts';
import { type BrowserPersistence, createPersistence, type PersistenceDeps } from './persistence.ts';
import { localStore, ourPrefix, sessionStore } from './short-store.ts';
import type { Start } from './starts.ts';
import { holdWorkspace, type TabHold } from './tab-hold.ts';

const heldKey = 'ingraph/held';
const channelName = 'ingraph/forget';
/** Hears that the database has been deleted by somebody else. */
let databaseGone = (): void => undefined;
const workspaceStore = openIndexedStore('ingraph', 'workspace', () => databaseGone());
const workspaceDatabase = createDatabase(workspaceStore);

/** Returns the persistence of this tab; `tell` hears how each save went. */
export function browserPersistence(tell: NonNullable<PersistenceDeps['tell']>): BrowserPersistence {
  return createPersistence({
    database: workspaceDatabase,
    short: localStore,
    form: async () => (await import('./form.ts')).form,
    newSession: () => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`,
    tell,
    schedule(run, ms) {
      const timer = window.setTimeout(run, ms);
      return () => window.clearTimeout(timer);
    },
  });
}

/** True after a reload of the tab that kept the workspace. */
function hadHold(): boolean {
  const [entry] = performance.getEntriesByType('navigation');
  const isReload = entry instanceof PerformanceNavigationTiming && entry.type === 'reload';
  return isReload && sessionStore.get(heldKey) !== null;
}

/** Joins the tabs that have the workspace open. */
function hold(locks: LockManager, tell: (isHeld: boolean) => void): TabHold {
  return holdWorkspace(
    locks,
    (isHeld) => {
      if (isHeld) sessionStore.set(heldKey, 'yes');
      else sessionStore.remove(heldKey);
      tell(isHeld);
    },
    hadHold(),
  );
}

/** Tells the other tabs to forget what they have, and hears them; `null` where tabs cannot speak to each other. */
function forgetChannel(): BroadcastChannel | null {
  try {
    return new BroadcastChannel(channelName);
  } catch {
    return null;
  }
}

/** Returns what keeps the workspace of this tab. `hears` receives what the persistence tells. */
export function browserKeeping(app: AppStore, persistence: BrowserPersistence, start: Start): WorkspaceKeeping {
  const channel = forgetChannel();
  const keeping = new WorkspaceKeeping({
    app,
    persistence,
    start,
    snapshotStore: snapshots,
    clock: () => Date.now(),
    wait: (ms) => new Promise((resolve) => window.setTimeout(resolve, ms)),
    hold: navigator.locks ? (tell) => hold(navigator.locks, tell) : null,
    dump: async () => (await import('./all-stores.ts')).dump(workspaceDatabase),
    async forget() {
      const { forgetStores } = await import('./all-stores.ts');
      channel?.postMessage('forget');
      await forgetStores();
      window.location.reload();
    },
  });
  // Without a word from the other tabs nobody knows that they forget everything.
  if (channel) databaseGone = () => void keeping.databaseGone();
  channel?.addEventListener('message', () => {
    keeping.stop();
    for (const key of sessionStore.keys(ourPrefix)) sessionStore.remove(key);
    window.location.reload();
  });
  return keeping;
}

/** Writes what is not written when the page is left, and asks first where something would be lost. */
export function keepOnLeave(persistence: BrowserPersistence, keeping: WorkspaceKeeping, start: Start): void {
  window.addEventListener('pagehide', () => {
    start.leave();
    void persistence.flush();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void persistence.flush();
  });
  window.addEventListener('beforeunload', (event) => {
    if (!keeping.mayLeave()) event.preventDefault();
  });
}
