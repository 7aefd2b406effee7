/** Waits for one request or for the end of a transaction; rejects when it fails. */
export function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the request failed'));
  });
}

function ended(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = () => reject(transaction.error ?? new Error('the transaction was stopped'));
    transaction.oncomplete = () => resolve();
    transaction.onabort = fail;
    transaction.onerror = fail;
  });
}

/** What a store did not do in time. */
export class SlowStoreError extends Error {
  override readonly name = 'SlowStoreError';
}

/** Resolves or rejects as `work` does, or rejects with a SlowStoreError after `ms` milliseconds. */
export function within<T>(ms: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new SlowStoreError(`no answer within ${ms} ms`)), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** One object store of the browser, opened when first used and again after a failure. */
export interface IndexedStore {
  /** Runs `work` in a transaction of its own; resolves when its writes are on the disk. Rejects when anything fails or is slow. */
  run<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => Promise<T>): Promise<T>;
}

/** A store that does not answer for so long counts as one that fails. */
const patienceMs = 20_000;

/**
 * Returns the object store `storeName` of the database `name`. Its connection gives way when another tab deletes the
 * database or brings a newer version; `gone` hears of it.
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: One closure: its parts share what it holds.
export function openIndexedStore(name: string, storeName: string, gone: () => void = () => undefined): IndexedStore {
  let connection: Promise<IDBDatabase> | null = null;
  const open = (version?: number): Promise<IDBDatabase> =>
    new Promise((resolve, reject) => {
      // A browser may have no databases at all, or throw where it forbids them.
      const request = window.indexedDB.open(name, version);
      request.onupgradeneeded = () => {
        if (!request.result.objectStoreNames.contains(storeName)) request.result.createObjectStore(storeName);
      };
      request.onerror = () => reject(request.error ?? new Error('the database cannot be opened'));
      request.onsuccess = () => {
        const database = request.result;
        // Somebody else has made a database of this name: our store is put beside what it holds.
        if (!database.objectStoreNames.contains(storeName)) {
          database.close();
          resolve(open(database.version + 1));
          return;
        }
        const forget = (): void => {
          connection = null;
        };
        database.onclose = forget;
        database.onversionchange = () => {
          database.close();
          forget();
          gone();
        };
        resolve(database);
      };
    });
  const connect = (): Promise<IDBDatabase> => {
    connection ??= open().catch((cause: unknown) => {
      connection = null;
      throw cause;
    });
    return connection;
  };
  return {
    async run(mode, work) {
      const begun: IDBTransaction[] = [];
      const all = async () => {
        const database = await connect();
        const transaction = database.transaction(storeName, mode);
        begun.push(transaction);
        const end = ended(transaction);
        // Whoever awaits `work` hears of its failure; the end then fails for the same reason.
        end.catch(() => undefined);
        const value = await work(transaction.objectStore(storeName));
        await end;
        return value;
      };
      try {
        return await within(patienceMs, all());
      } catch (cause) {
        if (begun.length === 0) connection = null;
        for (const transaction of begun) stop(transaction);
        throw cause;
      }
    },
  };
}

/** What was begun must not land later, on top of something newer. */
function stop(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It has ended already.
  }
}
