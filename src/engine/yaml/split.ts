import type { SourceRange } from '../text/range.ts';
import { beginsAsJson, endOfObject, findNotJson } from './json-text.ts';

/**
 * What a unit is in its file: a whole document, a part of a `kind: List` document that is read item by item,
 * or what stands between a `...` and the next `---`, which kubectl drops.
 */
export type UnitRole = 'document' | 'list-head' | 'list-item' | 'list-tail' | 'dropped';

/** A stretch of a file that is read by itself. */
export interface UnitRange extends SourceRange {
  readonly role: UnitRole;
}

const lineFeed = 10;
const carriageReturn = 13;
const dash = 45;
const dot = 46;
const percent = 37;

/** A document, or what kubectl drops after the end of one. */
export interface Stretch extends SourceRange {
  readonly isDropped: boolean;
}

/**
 * Returns the documents of `text` from `from` (the start of a document) on, one after the other without gaps.
 * A `---` line starts one, a `...` line ends one; comments and directives before the first `---` belong to what follows.
 * Such lines are markers wherever they stand, also in block scalars and quotes, as YAML says. In a file that begins with `{`
 * one JSON object may follow the other.
 * @source kubernetes/apimachinery pkg/util/yaml/decoder.go YAMLReader, YAMLOrJSONDecoder (v0.35; measured with kubectl 1.32)
 */
export function* splitDocuments(text: string, from: number): Generator<Stretch, void> {
  let start = from;
  for (const next of from === 0 ? jsonStarts(text) : []) {
    yield { start, end: next, isDropped: false };
    start = next;
  }
  let state: State = start > from ? 'document' : 'before';
  let at = from === 0 && text.charCodeAt(0) === 0xfeff ? 1 : start;
  while (at < text.length) {
    const end = nextLine(text, at);
    const marker = markerAt(text, at);
    if (isBorder(state, marker)) {
      const border = marker === dash ? at : end;
      yield { start, end: border, isDropped: state === 'dropped' };
      start = border;
    }
    state = stateAfter(state, marker, text, at);
    at = end;
  }
  if (start < text.length || text === '') yield { start, end: text.length, isDropped: state === 'dropped' };
}

/** `before` and `ended`: nothing but comments so far, in the second case after a `...`. */
type State = 'before' | 'document' | 'ended' | 'dropped';

/** A `---` ends what stands above it, a `...` ends a document after its own line. */
function isBorder(state: State, marker: number): boolean {
  return marker === dash ? !isBefore(state) : marker === dot && state !== 'dropped';
}

function isBefore(state: State): boolean {
  return state === 'before' || state === 'ended';
}

function stateAfter(state: State, marker: number, text: string, at: number): State {
  if (marker === dash) return 'document';
  if (marker === dot) return state === 'dropped' ? state : 'ended';
  if (!isBefore(state)) return state;
  if (isBlankLine(text, at) && !(state === 'ended' && text.charCodeAt(at) === percent)) return state;
  return state === 'ended' ? 'dropped' : 'document';
}

/** Returns where the objects after the first start that follow each other with nothing but blanks between them. */
function jsonStarts(text: string): readonly number[] {
  const starts: number[] = [];
  if (!beginsAsJson(text)) return starts;
  for (let at = text.indexOf('{'); ; ) {
    const end = endOfObject(text, at);
    // Brackets in comments count, so what ends early is no JSON: YAML is read as a whole.
    if (findNotJson(text.slice(at, end)) >= 0) return starts;
    const next = end + (/^\s*/.exec(text.slice(end, end + 10_000))?.[0].length ?? 0);
    if (text[next] !== '{') return starts;
    starts.push(next);
    at = next;
  }
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
  if (c === percent) return true;
  while (c === 32 || c === 9) c = text.charCodeAt(++i);
  return c === 35 || isSpaceOrEnd(c);
}
