import { asJson } from './as-json.ts';
import type { Database } from './database.ts';
import { localStore, ourPrefix, sessionStore } from './short-store.ts';

/** Another tab that does not let go of a database holds the page up no longer than this, ms. */
const deletePatienceMs = 2000;
/** Browsers that cannot name their databases have these. */
const knownDatabases = ['ingraph', 'ingraph-snapshots', 'ingraph-disk'];

function deleted(name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = window.indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => resolve();
    // Other tabs give way when they hear of it; whoever does not is not waited for.
    window.setTimeout(resolve, deletePatienceMs);
  });
}

async function databaseNames(): Promise<readonly string[]> {
  const databases = await window.indexedDB.databases();
  return databases.flatMap(({ name }) => (name?.startsWith(ourPrefix) ? [name] : []));
}

/** Empties every store of this browser that is ours. */
export async function forgetStores(): Promise<void> {
  for (const store of [localStore, sessionStore]) for (const key of store.keys(ourPrefix)) store.remove(key);
  try {
    const names = new Set([...knownDatabases, ...(await databaseNames().catch(() => []))]);
    await Promise.all([...names].map(deleted));
  } catch {
    // Where there are no databases nothing is to be forgotten in them.
  }
}

/** Everything that is kept, as JSON. */
export async function dump(store: Database): Promise<string> {
  const database = await store.load().catch((cause: unknown) => String(cause));
  const notes = localStore.keys(ourPrefix).map((key) => [key, localStore.get(key)] as const);
  return asJson({ database, notes });
}
