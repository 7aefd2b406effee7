// Keeps the whole app on this device after the first visit, so that it starts without a network.
// Built as `sw.js` beside the page; the build writes in which files there are (see `vite.config.ts`).
import { isWhole, type KeptFile, keep, looksLike } from './parts.ts';

const files: readonly KeptFile[] = JSON.parse('%FILES%');
const cacheName = 'ingraph-%VERSION%';
/** A network that takes longer than this is as good as none. */
const patienceMs = 3000;

/** Fails, so that the version before stays, unless everything that the app needs has come as the build made it. */
async function store(): Promise<void> {
  const cache = await caches.open(cacheName);
  const storing = files.map((file) => ({ file, done: keep(cache, file) }));
  // Without an icon the app works: nothing waits for it, and nothing fails with it.
  await Promise.all(storing.map(({ file, done }) => (file.isNeeded ? done : done.catch(() => undefined))));
}

/** Other versions go when no page of theirs is open any more: until then their parts may still be asked for. */
async function dropOthers(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith('ingraph-') && name !== cacheName);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** Where the page stands; other addresses below it are not ours. */
const pages = ['./', './index.html'].map((name) => new URL(name, self.location.href).pathname);

/** The newest page where there is a network and all that it names is there too, else the kept one. */
async function page(request: Request): Promise<Response> {
  const signal = AbortSignal.timeout(patienceMs);
  const kept = await (await caches.open(cacheName)).match('./');
  try {
    // Asks whether the page is still the newest: an older one would name scripts that have gone.
    const answer = await fetch(request, { signal, cache: 'no-cache' });
    const isForOthers = answer.type === 'opaqueredirect' || !pages.includes(new URL(request.url).pathname);
    return !kept || isForOthers || (await isWhole(answer, signal)) ? answer : kept;
  } catch (cause) {
    if (kept) return kept;
    throw cause;
  }
}

/** Names of parts change with what is in them: a kept one is always the right one. */
async function part(request: Request): Promise<Response> {
  // Servers may say that the answer varies with the asking page; ours does not.
  const kept = await caches.match(request, { ignoreVary: true });
  if (kept) return kept;
  const answer = await fetch(request);
  // A page under the name of a script: a host that does not have it yet. The browser may have kept that; asks the host.
  return looksLike(request.url, answer) ? answer : fetch(request, { cache: 'reload' });
}

// The page's types are known here too, so these events have to be named.
self.addEventListener('install', (event) => (event as ExtendableEvent).waitUntil(store()));
self.addEventListener('activate', (event) => (event as ExtendableEvent).waitUntil(dropOthers()));
self.addEventListener('fetch', (event) => {
  const asked = event as FetchEvent;
  const { request } = asked;
  if (request.method !== 'GET' || new URL(request.url).origin !== self.location.origin) return;
  asked.respondWith(request.mode === 'navigate' ? page(request) : part(request));
});
