import { examples } from '../content/examples/index.ts';
import { chooseLocale } from '../i18n/messages.ts';
import { createEngineClient } from '../worker/client.ts';
import { spawnEngine } from '../worker/spawn.ts';
import { openDatabase } from './database.ts';
import { readHash } from './hash.ts';
import { type BrowserKeeper, createKeeper } from './keeper.ts';
import { type AppStore, createAppStore } from './store.ts';

function browserKeeper(): BrowserKeeper {
  return createKeeper({
    database: openDatabase(),
    short: window.localStorage,
    session: `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`,
    schedule(run, ms) {
      const timer = window.setTimeout(run, ms);
      return () => window.clearTimeout(timer);
    },
  });
}

/** Does what the hash of the address asks for and takes it away, so that a reload shows the person's own last state. */
async function followHash({ store, actions, openShared }: AppStore): Promise<boolean> {
  const { hash } = window.location;
  const asked = readHash(hash);
  if (asked.kind === 'none') return false;
  window.history.replaceState(null, '', window.location.pathname + window.location.search);
  switch (asked.kind) {
    case 'share': {
      const { decodeLink } = await import('./share-link.ts');
      const shared = await decodeLink(hash);
      if (shared.ok) openShared(shared.value);
      else actions.notify({ kind: 'bad-link', why: shared.error });
      return shared.ok;
    }
    case 'example':
      actions.loadExample(asked.id);
      return store.getState().files.some(({ text }) => text !== '');
    case 'request':
      actions.setMethod(asked.method);
      actions.setRequest(asked.text);
      actions.send();
      return false;
  }
}

function keepOnLeave(keeper: BrowserKeeper): void {
  const flush = (): void => void keeper.flush();
  window.addEventListener('pagehide', flush);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') flush();
  });
}

/** Storage can be forbidden (private windows, policies): the app then works without it. */
function keeperIfAllowed(): BrowserKeeper | null {
  try {
    return window.localStorage && window.indexedDB ? browserKeeper() : null;
  } catch {
    return null;
  }
}

/** Returns the running app: worker started, last workspace back, link followed; a first visitor sees the first example. */
export async function startApp(): Promise<AppStore> {
  const keeper = keeperIfAllowed();
  const app = createAppStore({
    client: createEngineClient(spawnEngine()),
    keeper,
    now: () => performance.now(),
    later: (run) => void window.setTimeout(run),
    pageUrl: window.location.href.replace(/#.*$/s, ''),
    report: (message) => window.reportError(new Error(message)),
    settings: { locale: chooseLocale(navigator.languages), ...keeper?.loadSettings() },
  });
  const saved = (await keeper?.load()) ?? null;
  if (saved) app.restore(saved);
  const isOpened = await followHash(app);
  if (!saved && !isOpened) {
    const { request } = app.store.getState();
    app.greet(examples[0]?.id ?? '');
    // A request that came with the address stays.
    if (request.text) {
      app.actions.setMethod(request.method);
      app.actions.setRequest(request.text);
    }
  }
  if (keeper) {
    keeper.touched(app.saved);
    await keeper.flush();
    keepOnLeave(keeper);
  }
  window.addEventListener('hashchange', () => void followHash(app));
  return app;
}
