import { examples } from '../content/examples/index.ts';
import { chooseLocale } from '../i18n/messages.ts';
import type { EngineClient } from '../protocol/engine-client.ts';
import { koreanWords } from './later-offers.ts';
import { painted } from './painted.ts';
import { browserKeeping, browserPersistence, keepOnLeave } from './persistence/browser.ts';
import type { WorkspaceKeeping } from './persistence/keeping.ts';
import { localStore } from './persistence/short-store.ts';
import { countStart, type Start } from './persistence/starts.ts';
import { snapshots } from './snapshot-store.ts';
import { type AppStore, createAppStore } from './store.ts';
import type { AppState } from './types.ts';

/** Does what the hash of the address asks for; `mustAsk` where a workspace is kept that could not be put back. */
async function followHash(app: AppStore, mustAsk = false): Promise<boolean> {
  if (!window.location.hash) return false;
  try {
    return await (await import('./follow-hash.ts')).followHash(app, mustAsk);
  } catch (cause) {
    // The part that follows it may not load: the address stays as it is, for the next time.
    window.reportError(cause);
    return false;
  }
}

const clock = () => Date.now();
const snapshotsAfterMs = 5000;

/** Keeps a snapshot each minute in which something changes. */
async function startSnapshots({ store }: AppStore): Promise<void> {
  const [{ keepSnapshots }, snapshotStore] = await Promise.all([import('./auto-snapshots.ts'), snapshots()]);
  keepSnapshots(store, snapshotStore, clock, (run, ms) => void window.setInterval(run, ms));
}

/** The running app, and how its start is told to have ended or failed. */
export interface StartedApp extends AppStore {
  readonly start: Start;
}

/** Ends the start when everything that was there at the beginning has been read and is shown. */
export function endStartWhenRead({ store, start }: StartedApp): void {
  const isShown = ({ revision, snapshot, isEngineDown }: AppState): boolean =>
    snapshot.revision >= revision || isEngineDown;
  if (isShown(store.getState())) {
    start.end();
    return;
  }
  const stop = store.subscribe((state) => {
    if (!isShown(state)) return;
    stop();
    start.end();
  });
}

/** Shows what was kept, what the address asks for, or the first example, in this order. */
async function openFirst(app: AppStore, keeping: WorkspaceKeeping): Promise<void> {
  const isRestored = await keeping.open();
  const isOpened = await followHash(app, keeping.hasUnshown);
  if (isRestored || isOpened) return;
  const { locale, request } = app.store.getState();
  app.greet(examples[0]?.id ?? '', locale === 'ko' ? await koreanWords() : undefined);
  // A request that came with the address stays.
  if (request.text) {
    app.actions.setMethod(request.method);
    app.actions.setRequest(request.text);
  }
}

/** Returns the running app: last workspace back, link followed; a first visitor sees the first example. */
export async function startApp(client: EngineClient): Promise<StartedApp> {
  const start = countStart(localStore, () => performance.now());
  let keeping: WorkspaceKeeping | null = null;
  const persistence = browserPersistence((state) => keeping?.heard(state));
  const app = createAppStore({
    client,
    persistence,
    now: () => performance.now(),
    later: (run) => void window.setTimeout(run),
    clock,
    snapshots,
    keeping: () => keeping ?? null,
    pageUrl: window.location.href.replace(/#.*$/s, ''),
    report: (message) => window.reportError(new Error(message)),
    settings: { locale: chooseLocale(navigator.languages), ...persistence.loadSettings() },
  });
  keeping = browserKeeping(app, persistence, start);
  try {
    await openFirst(app, keeping);
  } catch (cause) {
    // Nothing that was kept may keep the page from showing anything: the next starts go on without it.
    start.fail();
    window.reportError(cause);
  }
  keeping.shown();
  void painted().then(() => keeping?.begin());
  keepOnLeave(persistence, keeping, start);
  // Nothing has changed yet: what keeps snapshots may come when the page has long been there.
  window.setTimeout(() => void startSnapshots(app).catch(() => undefined), snapshotsAfterMs);
  window.addEventListener('hashchange', () => void followHash(app));
  return { ...app, start };
}
