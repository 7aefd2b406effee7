import type { SourceRange } from '../text/range.ts';
import { fail, ok, type Result } from '../text/result.ts';

/** Why a place in the text is not edited. `range` counts in the whole file. */
export type EditRefusal =
  | { readonly code: 'aliased'; readonly file: string; readonly range: SourceRange }
  | { readonly code: 'unsupported'; readonly reason: UnsupportedShape };

/**
 * `explicit-key`: written with `? key`; `doubled-key`: a key that would change its name stands twice; `not-a-map`, `not-a-list`, `not-a-scalar`: another type of value stands where one is needed;
 * `comments-into-json`: JSON cannot hold the comments that would move there; `comments-into-flow`: a new line of flow style has no room for them;
 * `alias-into-flow`: an item that holds an alias would have to be written anew.
 */
export type UnsupportedShape =
  | 'explicit-key'
  | 'doubled-key'
  | 'not-a-map'
  | 'not-a-list'
  | 'not-a-scalar'
  | 'comments-into-json'
  | 'comments-into-flow'
  | 'alias-into-flow';

/**
 * A computation that gives a `T` or stops at its first refusal.
 * `yield*` takes the value of another attempt, as `?` does in Rust; nothing is thrown.
 */
export type Attempt<T, E = EditRefusal> = Generator<E, T, never>;

/** Stops the attempt with `error`. */
export function* refuse<E>(error: E): Attempt<never, E> {
  // `run` never resumes after a refusal, so this value is never seen.
  return yield error;
}

/** Returns what the attempt gives, or its first refusal. */
export function run<T, E>(attempt: Attempt<T, E>): Result<T, E> {
  const first = attempt.next();
  return first.done ? ok(first.value) : fail(first.value);
}
