/** A file of the build, by its address relative to the page: what must be in it, and whether the app needs it to work. */
export interface KeptFile {
  readonly name: string;
  /** Base64. */
  readonly sha256: string;
  readonly isNeeded: boolean;
}

/** What a server says that a file is, by the end of its name; others may be anything. */
const types: readonly (readonly [ending: RegExp, type: RegExp])[] = [
  [/\.js$/, /javascript/],
  [/\.css$/, /^text\/css/],
  [/\/$/, /^text\/html/],
];

/** Returns whether an answer can be what its address names: a page is no script, whatever its status says. */
export function looksLike(address: string, answer: Response): boolean {
  const { pathname } = new URL(address, self.location.href);
  const type = answer.headers.get('content-type') ?? '';
  return answer.ok && types.every(([ending, fits]) => !ending.test(pathname) || fits.test(type));
}

async function sha256(bytes: ArrayBuffer): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return btoa(String.fromCharCode(...hash));
}

/** Returns an answer to keep when it is what the build made, byte by byte; else null. */
async function verified({ name, sha256: wanted }: KeptFile, answer: Response): Promise<Response | null> {
  if (!looksLike(name, answer)) return null;
  const bytes = await answer.arrayBuffer();
  if ((await sha256(bytes)) !== wanted) return null;
  // Made anew: it tells of no redirect, which a page must not have, and of no packing, which is undone already.
  const headers = new Headers(answer.headers);
  for (const told of ['content-encoding', 'content-length', 'vary']) headers.delete(told);
  return new Response(bytes, { headers });
}

/**
 * Keeps one file: from a version before that has the same, else from its host, past what the browser remembers.
 * Fails when the host has another one or none.
 */
export async function keep(cache: Cache, file: KeptFile): Promise<void> {
  const before = await caches.match(file.name, { ignoreVary: true });
  const answer =
    (before && (await verified(file, before))) ?? (await verified(file, await fetch(file.name, { cache: 'reload' })));
  if (!answer) throw new Error(`${file.name} is not what was built`);
  await cache.put(file.name, answer);
}

/** Returns whether a page and all that it names belong together: they are kept, or their host has them. */
export async function isWhole(answer: Response, signal: AbortSignal): Promise<boolean> {
  if (!looksLike('./', answer)) return false;
  const html = await answer.clone().text();
  const names = [...html.matchAll(/(?:src|href)="(\.\/assets\/[^"]+)"/g)].map(([, name]) => name ?? '');
  const isThere = async (name: string): Promise<boolean> =>
    (await caches.match(name, { ignoreVary: true })) !== undefined || looksLike(name, await fetch(name, { signal }));
  return names.length > 0 && (await Promise.all(names.map(isThere))).every(Boolean);
}
