import type { SourceRange } from '../text/range.ts';

/** What a unit is in its file: a whole document, or a part of a `kind: List` document that is read item by item. */
export type UnitRole = 'document' | 'list-head' | 'list-item' | 'list-tail';

/** A stretch of a file that is read by itself. */
export interface UnitRange extends SourceRange {
  readonly role: UnitRole;
}

const lineFeed = 10;
const carriageReturn = 13;
const dash = 45;
const dot = 46;

/**
 * Returns the documents of `text` from `from` (the start of a document) on, one after the other without gaps.
 * A `---` line starts one, a `...` line ends one; comments and directives before the first `---` belong to what follows.
 * Such lines are markers wherever they stand, also in block scalars and quotes, as YAML says.
 */
export function* splitDocuments(text: string, from: number): Generator<SourceRange, void> {
  let start = from;
  let isBlank = true;
  let at = from === 0 && text.charCodeAt(0) === 0xfeff ? 1 : from;
  while (at < text.length) {
    const end = nextLine(text, at);
    const marker = markerAt(text, at);
    if (marker === dash) {
      if (!isBlank) {
        yield { start, end: at };
        start = at;
      }
      isBlank = false;
    } else if (marker === dot) {
      yield { start, end };
      start = end;
      isBlank = true;
    } else if (isBlank) isBlank = isBlankLine(text, at);
    at = end;
  }
  if (start < text.length || text === '') yield { start, end: text.length };
}

/** Returns the start of the line after the one at `at`. */
export function nextLine(text: string, at: number): number {
  const feed = text.indexOf('\n', at);
  return feed < 0 ? text.length : feed + 1;
}

/** Returns the character code of the marker (`---` or `...`) that the line at `at` is, else 0. */
function markerAt(text: string, at: number): number {
  const c = text.charCodeAt(at);
  if (c !== dash && c !== dot) return 0;
  if (text.charCodeAt(at + 1) !== c || text.charCodeAt(at + 2) !== c) return 0;
  return isSpaceOrEnd(text.charCodeAt(at + 3)) ? c : 0;
}

function isSpaceOrEnd(c: number): boolean {
  return c === 32 || c === 9 || c === lineFeed || c === carriageReturn || Number.isNaN(c);
}

/** Nothing, a comment, or a directive. */
function isBlankLine(text: string, at: number): boolean {
  let i = at;
  let c = text.charCodeAt(i);
  if (c === 37) return true;
  while (c === 32 || c === 9) c = text.charCodeAt(++i);
  return c === 35 || isSpaceOrEnd(c);
}
