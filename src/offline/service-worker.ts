// Keeps the whole app on this device after the first visit, so that it starts without a network.
// Built as `sw.js` beside the page; the build writes in which files there are (see `vite.config.ts`).

/** Paths relative to this script, the page itself first as `./`. */
const files: readonly string[] = JSON.parse('%FILES%');
const cacheName = 'ingraph-%VERSION%';
/** A network that takes longer than this is as good as none. */
const patienceMs = 3000;

async function store(): Promise<void> {
  const cache = await caches.open(cacheName);
  await cache.addAll(files);
}

/** Other versions go when no page of theirs is open any more: until then their parts may still be asked for. */
async function dropOthers(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith('ingraph-') && name !== cacheName);
  await Promise.all(old.map((name) => caches.delete(name)));
}

function soon(request: Request): Promise<Response> {
  return fetch(request, { signal: AbortSignal.timeout(patienceMs) });
}

/** The newest page where there is a network, else the kept one. */
async function page(request: Request): Promise<Response> {
  try {
    return await soon(request);
  } catch (cause) {
    const kept = await caches.match('./', { ignoreVary: true });
    if (kept) return kept;
    throw cause;
  }
}

/** Names of parts change with what is in them: a kept one is always the right one. */
async function part(request: Request): Promise<Response> {
  // Servers may say that the answer varies with the asking page; ours does not.
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
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
