import { createStore, promisifyRequest } from 'idb-keyval';

/** What is kept in the database: one small value, and texts that may be long. Written and read as a whole. */
export interface StoredState {
  readonly head: unknown;
  readonly texts: readonly string[];
}

export interface Database {
  load(): Promise<StoredState | null>;
  /** All or nothing; resolves when it is on the disk. */
  save(state: StoredState): Promise<void>;
}

/** The browser copies a stored text at once: pieces of this many code units cost a few milliseconds each. */
const pieceSize = 256 * 1024;
const headKey = 'head';

interface StoredHead {
  readonly head: unknown;
  /** Number of pieces of each text. */
  readonly pieces: readonly number[];
}

function isStoredHead(value: unknown): value is StoredHead {
  return typeof value === 'object' && value !== null && Array.isArray((value as { pieces?: unknown }).pieces);
}

function piecesOf(text: string): readonly string[] {
  const count = Math.max(1, Math.ceil(text.length / pieceSize));
  return Array.from({ length: count }, (_, i) => text.slice(i * pieceSize, (i + 1) * pieceSize));
}

/** Each request is made in the answer to the one before: that keeps the transaction open and every task short. */
async function writeState(store: IDBObjectStore, { head, texts }: StoredState): Promise<void> {
  await promisifyRequest(store.clear());
  const pieces: number[] = [];
  for (const [index, text] of texts.entries()) {
    const parts = piecesOf(text);
    pieces.push(parts.length);
    for (const [part, piece] of parts.entries()) await promisifyRequest(store.put(piece, `${index}/${part}`));
  }
  await promisifyRequest(store.put({ head, pieces } satisfies StoredHead, headKey));
  await promisifyRequest(store.transaction);
}

async function readState(store: IDBObjectStore): Promise<StoredState | null> {
  const stored: unknown = await promisifyRequest(store.get(headKey));
  if (!isStoredHead(stored)) return null;
  const texts: string[] = [];
  for (const [index, count] of stored.pieces.entries()) {
    const parts: unknown[] = [];
    for (let part = 0; part < count; part++) parts.push(await promisifyRequest(store.get(`${index}/${part}`)));
    texts.push(parts.join(''));
  }
  return { head: stored.head, texts };
}

/** Returns the database of this browser profile; it is opened when first used. */
export function openDatabase(): Database {
  const withStore = createStore('ingraph', 'workspace');
  return {
    load: () => withStore('readonly', readState),
    save: (state) => withStore('readwrite', (store) => writeState(store, state)),
  };
}
