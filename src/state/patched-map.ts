/** Up to this many changes lie on top of a map; with more it is copied. */
const mostPatches = 500;
/** Smaller maps are copied quickly enough. */
const smallSize = 5000;

/** A large map under a few changes: made in the time that these take, not in that of a copy. */
class PatchedMap<V> implements ReadonlyMap<string, V> {
  readonly base: ReadonlyMap<string, V>;
  /** `undefined`: gone. */
  readonly top: ReadonlyMap<string, V | undefined>;
  readonly size: number;

  constructor(base: ReadonlyMap<string, V>, top: ReadonlyMap<string, V | undefined>) {
    this.base = base;
    this.top = top;
    let size = base.size;
    for (const [key, value] of top) size += Number(value !== undefined) - Number(base.has(key));
    this.size = size;
  }

  get(key: string): V | undefined {
    return this.top.has(key) ? this.top.get(key) : this.base.get(key);
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  *entries(): Generator<[string, V], undefined> {
    for (const entry of this.base) if (!this.top.has(entry[0])) yield entry;
    for (const [key, value] of this.top) if (value !== undefined) yield [key, value];
  }

  *keys(): Generator<string, undefined> {
    for (const [key] of this.entries()) yield key;
  }

  *values(): Generator<V, undefined> {
    for (const [, value] of this.entries()) yield value;
  }

  [Symbol.iterator](): Generator<[string, V], undefined> {
    return this.entries();
  }

  forEach(run: (value: V, key: string, map: ReadonlyMap<string, V>) => void): void {
    for (const [key, value] of this.entries()) run(value, key, this);
  }
}

/** Returns the map without the keys `removed` and with `changed`; values are never `undefined`. */
export function patchedMap<V>(
  map: ReadonlyMap<string, V>,
  changed: readonly (readonly [string, V])[],
  removed: readonly string[],
): ReadonlyMap<string, V> {
  const known = map instanceof PatchedMap ? (map as PatchedMap<V>) : null; // made here, of this very map
  const isFew = map.size > smallSize && changed.length + removed.length + (known?.top.size ?? 0) <= mostPatches;
  const next: Map<string, V | undefined> = new Map(isFew ? (known?.top ?? []) : map);
  for (const key of removed) {
    if (isFew) next.set(key, undefined);
    else next.delete(key);
  }
  for (const [key, value] of changed) next.set(key, value);
  // Without patches nothing in it is undefined.
  return isFew ? new PatchedMap(known?.base ?? map, next) : (next as Map<string, V>);
}
