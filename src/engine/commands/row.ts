/**
 * Orders the things of a list: first by where they stood at the beginning, or where they went in that list. What came
 * to one place stands in the order of where it came from, what is new behind it in the order in which it was made.
 */
export type Key = readonly number[];

/** A thing with a place in a list. */
export interface Marked {
  /** Where it stood at the beginning, as numbers from the outside in; orders things across lists. */
  readonly origin: readonly number[];
  key: Key;
}

/** A list as it was at the beginning and as it is now. */
export interface Row<T> {
  readonly first: readonly T[];
  readonly now: T[];
}

/** Returns a list to which nothing has been done. */
export function rowOf<T>(items: readonly T[]): Row<T> {
  return { first: items, now: [...items] };
}

/** Returns the key of what stood in a list at the beginning. */
export function keyOf(index: number): Key {
  return [index, 1];
}

/** Returns the key of what comes to stand before item `slot` of the list as it was; `null` is its end. */
export function keyAt(row: Row<unknown>, slot: number | null, origin: readonly number[]): Key {
  const isEnd = slot === null || slot >= row.first.length;
  return [isEnd ? Number.POSITIVE_INFINITY : Math.max(0, slot), 0, ...origin];
}

/** Returns the origin of the `count`th thing that was not there at the beginning: behind all that were. */
export function madeAs(count: number): readonly number[] {
  return [Number.POSITIVE_INFINITY, count];
}

/** Orders keys and origins: number by number. */
export function compare(a: Key, b: Key): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? Number.NEGATIVE_INFINITY);
}

/** Returns the index at which a thing with this key comes to stand among the others. */
export function arrival<T extends Marked>({ now }: Row<T>, key: Key, self: T | null = null): number {
  const others = now.filter((each) => each !== self);
  const after = others.findIndex((each) => compare(each.key, key) > 0);
  return after < 0 ? others.length : after;
}

/** Takes a thing out of the list; nothing when it is not there. */
export function take<T>({ now }: Row<T>, thing: T): void {
  const at = now.indexOf(thing);
  if (at >= 0) now.splice(at, 1);
}
