import { type IndexedStore, settled } from './indexed-store.ts';

/** What is kept in the database: one small value, and texts that may be long. Written as a whole. */
export interface StoredState {
  readonly head: unknown;
  readonly texts: readonly string[];
}

/** A text as it was found; not `isWhole` when a piece of it is missing. */
export interface FoundText {
  readonly text: string;
  readonly isWhole: boolean;
}

/** What was found in the database; nothing of it is checked but that texts are texts. */
export interface FoundState {
  readonly head: unknown;
  readonly texts: readonly FoundText[];
}

export interface Database {
  /** `null` when nothing at all is there. Rejects when it cannot be read. */
  load(): Promise<FoundState | null>;
  /**
   * Writes all or nothing, unless `mayReplace` says no to the head that stands there (`null`: none);
   * resolves to whether it was written, when it is on the disk. Rejects when it cannot be written.
   */
  save(state: StoredState, mayReplace: (head: unknown) => boolean): Promise<boolean>;
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

function headOf(stored: unknown): unknown {
  return isStoredHead(stored) ? stored.head : stored;
}

/** Each request is made in the answer to the one before: that keeps the transaction open and every task short. */
async function writeState(
  store: IDBObjectStore,
  { head, texts }: StoredState,
  mayReplace: (head: unknown) => boolean,
): Promise<boolean> {
  if (!mayReplace(headOf(await settled<unknown>(store.get(headKey))) ?? null)) return false;
  await settled(store.clear());
  const pieces: number[] = [];
  for (const [index, text] of texts.entries()) {
    const parts = piecesOf(text);
    pieces.push(parts.length);
    for (const [part, piece] of parts.entries()) await settled(store.put(piece, `${index}/${part}`));
  }
  await settled(store.put({ head, pieces } satisfies StoredHead, headKey));
  return true;
}

/** Returns the numbers of the pieces that are there, by the number of their text. */
function foundPieces(keys: readonly IDBValidKey[]): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>();
  for (const key of keys) {
    const match = typeof key === 'string' ? /^(\d{1,7})\/(\d{1,7})$/.exec(key) : null;
    if (!match) continue;
    const [text, piece] = [Number(match[1]), Number(match[2])];
    found.set(text, [...(found.get(text) ?? []), piece]);
  }
  return found;
}

/** A piece that is no text is no piece of ours, but may hold one. */
function asText(piece: unknown): string {
  if (typeof piece === 'string') return piece;
  return piece instanceof Uint8Array ? new TextDecoder().decode(piece) : '';
}

/** Reads what is there, however little of it fits together: only pieces that exist are asked for. */
async function readState(store: IDBObjectStore): Promise<FoundState | null> {
  const keys = await settled(store.getAllKeys());
  if (keys.length === 0) return null;
  const stored: unknown = await settled(store.get(headKey));
  const found = foundPieces(keys);
  const counts = isStoredHead(stored) ? stored.pieces : [];
  const texts: FoundText[] = [];
  for (const index of [...found.keys()].toSorted((a, b) => a - b)) {
    const parts: unknown[] = [];
    const pieces = (found.get(index) ?? []).toSorted((a, b) => a - b);
    for (const piece of pieces) parts.push(await settled<unknown>(store.get(`${index}/${piece}`)));
    const read = parts.map(asText);
    const isWhole =
      index === texts.length &&
      parts.every((part) => typeof part === 'string') &&
      pieces.length === counts[index] &&
      pieces.every((piece, at) => piece === at);
    texts.push({ text: read.join(''), isWhole });
  }
  // A text of which no piece is there at all.
  const isComplete = counts.length === texts.length;
  return { head: headOf(stored), texts: isComplete ? texts : [...texts, { text: '', isWhole: false }] };
}

/** Returns the database of the workspace over a store of the browser. */
export function createDatabase(store: IndexedStore): Database {
  return {
    load: () => store.run('readonly', readState),
    save: (state, mayReplace) => store.run('readwrite', (objects) => writeState(objects, state, mayReplace)),
  };
}
