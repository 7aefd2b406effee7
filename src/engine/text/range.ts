/** A half-open stretch of text, in UTF-16 code units: `start` is in it, `end` is not. */
export interface SourceRange {
  readonly start: number;
  readonly end: number;
}

/** Returns true when `inner` lies within `outer` (equal ranges do). */
export function containsRange(outer: SourceRange, inner: SourceRange): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Returns `range` moved by `by` code units; `null` stays `null`. */
export function shiftRange(range: SourceRange, by: number): SourceRange;
export function shiftRange(range: SourceRange | null, by: number): SourceRange | null;
export function shiftRange(range: SourceRange | null, by: number): SourceRange | null {
  return range && { start: range.start + by, end: range.end + by };
}
