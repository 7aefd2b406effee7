import { examples } from '../content/examples/index.ts';
import { chooseLocale } from '../i18n/messages.ts';
import { createEngineClient } from '../worker/client.ts';
import { spawnEngine } from '../worker/spawn.ts';
import { openDatabase } from './database.ts';
import { type BrowserKeeper, createKeeper } from './keeper.ts';
import { countStart, endStartWhenRead, mostStarts } from './starts.ts';
import { type AppStore, createAppStore } from './store.ts';
import { setAside, shareTabs, snapshots, watchTabs } from './tabs.ts';

function browserKeeper(isOurs: () => boolean): BrowserKeeper {
  return createKeeper({
    isOurs,
    database: openDatabase(),
    short: window.localStorage,
    session: `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`,
    schedule(run, ms) {
      const timer = window.setTimeout(run, ms);
      return () => window.clearTimeout(timer);
    },
  });
}

/** Does what the hash of the address asks for; `mustAsk` where a workspace is kept that could not be put back. */
async function followHash(app: AppStore, mustAsk = false): Promise<boolean> {
  if (!window.location.hash) return false;
  return (await import('./follow-hash.ts')).followHash(app, mustAsk);
}

function keepOnLeave(keeper: BrowserKeeper): void {
  const flush = (): void => void keeper.flush();
  window.addEventListener('pagehide', flush);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') flush();
  });
}

/** Storage can be forbidden (private windows, policies): the app then works without it. */
function keeperIfAllowed(isOurs: () => boolean): BrowserKeeper | null {
  try {
    return window.localStorage && window.indexedDB ? browserKeeper(isOurs) : null;
  } catch {
    return null;
  }
}

const clock = () => Date.now();

/** Everything that this browser has kept of us goes; the page then begins as on the first visit. */
async function forgetAll(): Promise<void> {
  for (const key of Object.keys(window.localStorage)) {
    if (key.startsWith('ingraph')) window.localStorage.removeItem(key);
  }
  const databases = await window.indexedDB.databases();
  for (const { name } of databases) if (name?.startsWith('ingraph')) window.indexedDB.deleteDatabase(name);
  window.location.reload();
}

const snapshotsAfterMs = 5000;

/** Keeps a snapshot each minute in which something changes. */
async function startSnapshots({ store }: AppStore): Promise<void> {
  const [{ keepSnapshots }, shelf] = await Promise.all([import('./auto-snapshots.ts'), snapshots()]);
  keepSnapshots(store, shelf, clock, (run, ms) => void window.setInterval(run, ms));
}

/** Puts the kept workspace back; after starts that have failed on it, it is set aside instead. */
async function restoreKept(app: AppStore, keeper: BrowserKeeper): Promise<boolean> {
  const failed = countStart();
  const saved = await keeper.load();
  endStartWhenRead(app);
  if (!saved) return false;
  if (failed < mostStarts) {
    app.restore(saved);
    return true;
  }
  await setAside(saved.files, 'set-aside');
  app.actions.notify({ kind: 'set-aside' });
  return false;
}

/** Returns the running app: worker started, last workspace back, link followed; a first visitor sees the first example. */
export async function startApp(): Promise<AppStore> {
  const tabs = watchTabs();
  const keeper = keeperIfAllowed(() => tabs.mayWrite);
  const app = createAppStore({
    client: createEngineClient(spawnEngine(), spawnEngine),
    keeper,
    now: () => performance.now(),
    later: (run) => void window.setTimeout(run),
    clock,
    ...(keeper ? { snapshots } : {}),
    keepHere() {
      tabs.isAsked = true;
      tabs.hold?.take();
    },
    async forgetAll() {
      tabs.mayWrite = false;
      await forgetAll();
    },
    pageUrl: window.location.href.replace(/#.*$/s, ''),
    report: (message) => window.reportError(new Error(message)),
    settings: { locale: chooseLocale(navigator.languages), ...keeper?.loadSettings() },
  });
  const isRestored = keeper ? await restoreKept(app, keeper) : false;
  const isOpened = await followHash(app);
  if (!isRestored && !isOpened) {
    const { request } = app.store.getState();
    app.greet(examples[0]?.id ?? '');
    // A request that came with the address stays.
    if (request.text) {
      app.actions.setMethod(request.method);
      app.actions.setRequest(request.text);
    }
  }
  if (keeper) {
    await shareTabs(app, keeper, tabs);
    keeper.touched(app.saved);
    await keeper.flush();
    keepOnLeave(keeper);
    // Nothing has changed yet: what keeps snapshots may come when the page has long been there.
    window.setTimeout(() => void startSnapshots(app), snapshotsAfterMs);
  }
  window.addEventListener('hashchange', () => void followHash(app));
  return app;
}
