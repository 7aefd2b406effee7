import type { SourceRange } from '../text/range.ts';

/** A value with the place it was read from, relative to its document; `null` = implied, or it comes through an alias. */
export interface Sourced<T> {
  readonly value: T;
  readonly range: SourceRange | null;
}

/** Returns an implied value: one that stands nowhere in the text. */
export function implied<T>(value: T): Sourced<T> {
  return { value, range: null };
}
