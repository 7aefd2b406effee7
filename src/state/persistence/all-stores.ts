import { asJson } from './as-json.ts';
import type { Database } from './database.ts';
import { localStore, ourPrefix, sessionStore } from './short-store.ts';

/** A database that does not answer, or that somebody does not let go of, holds the page up no longer than this, ms. */
const patienceMs = 2000;
/** Browsers that cannot name their databases have these. */
const knownDatabases = ['ingraph', 'ingraph-snapshots', 'ingraph-disk'];

/** Empties a database if it exists: whoever else holds it open is not asked. */
function emptied(name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = window.indexedDB.open(name);
    // It does not exist, and is not to.
    request.onupgradeneeded = () => request.transaction?.abort();
    request.onerror = () => resolve();
    request.onsuccess = () => {
      const database = request.result;
      const stores = [...database.objectStoreNames];
      if (stores.length === 0) resolve();
      else {
        const transaction = database.transaction(stores, 'readwrite');
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => resolve();
        for (const store of stores) transaction.objectStore(store).clear();
      }
      // It stays open until its transaction has ended, and so holds up what deletes it.
      database.close();
    };
    window.setTimeout(resolve, patienceMs);
  });
}

function deleted(name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = window.indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => resolve();
    // Other tabs give way when they hear of it; whoever does not is not waited for.
    window.setTimeout(resolve, patienceMs);
  });
}

async function databaseNames(): Promise<readonly string[]> {
  const databases = await window.indexedDB.databases();
  return databases.flatMap(({ name }) => (name?.startsWith(ourPrefix) ? [name] : []));
}

/** Empties every store of this browser that is ours, and deletes the databases where nobody holds on to them. */
export async function forgetStores(): Promise<void> {
  for (const store of [localStore, sessionStore]) for (const key of store.keys(ourPrefix)) store.remove(key);
  try {
    const names = new Set([...knownDatabases, ...(await databaseNames().catch(() => []))]);
    // A database answers in the order it is asked: it is empty before it goes, and nobody gets in between.
    await Promise.all([...names].flatMap((name) => [emptied(name), deleted(name)]));
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
