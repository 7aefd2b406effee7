import type { SourceRange } from '../text/range.ts';
import { beginsAsJson, endOfObject, findNotJson } from './json-text.ts';

/**
 * What a unit is in its file: a whole document, a part of a `kind: List` document that is read item by item, or what kubectl
 * drops: `dropped` stands behind a `...`, `cut` begins with a line that ends the document above it, a key further left than
 * the first one or a directive.
 */
export type UnitRole = 'document' | 'list-head' | 'list-item' | 'list-tail' | 'dropped' | 'cut';

/** A stretch of a file that is read by itself. */
export interface UnitRange extends SourceRange {
  readonly role: UnitRole;
}

const lineFeed = 10;
const carriageReturn = 13;
const dash = 45;
const dot = 46;
const percent = 37;
const space = 32;

/** A document, or what kubectl drops after the end of one. */
export interface Stretch extends SourceRange {
  readonly role: 'document' | 'dropped' | 'cut';
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
    yield { start, end: next, role: 'document' };
    start = next;
  }
  const reading: Reading = { state: start > from ? 'document' : 'before', indent: 0 };
  let at = from === 0 && text.charCodeAt(0) === 0xfeff ? 1 : start;
  while (at < text.length) {
    const end = nextLine(text, at);
    const role = roleOf(reading.state);
    const border = readLine(reading, text, at, end);
    if (border !== null) {
      yield { start, end: border, role };
      start = border;
    }
    at = end;
  }
  if (start < text.length || text === '') yield { start, end: text.length, role: roleOf(reading.state) };
}

interface Reading {
  state: State;
  /** How far the first key of the document is indented; -1 right behind `---`. */
  indent: number;
}

/** Reads the line from `at` to `end`; returns where it ends a stretch, `null` when it does not. */
function readLine(reading: Reading, text: string, at: number, end: number): number | null {
  const { state, indent } = reading;
  const marker = markerAt(text, at);
  if (state === 'document' && marker === 0 && endsDocument(text, at, indent)) {
    reading.state = 'cut';
    return at;
  }
  reading.state = stateAfter(state, marker, text, at);
  if (marker === dash) reading.indent = -1;
  else if (reading.state === 'document' && (indent < 0 || isBefore(state)) && !isBlankLine(text, at))
    reading.indent = keyIndent(text, at);
  if (!isBorder(state, marker)) return null;
  return marker === dash ? at : end;
}

/** `before` and `ended`: nothing but comments so far, in the second case after a `...`. */
type State = 'before' | 'document' | 'ended' | 'dropped' | 'cut';

function roleOf(state: State): Stretch['role'] {
  return state === 'dropped' || state === 'cut' ? state : 'document';
}

/** A `---` ends what stands above it, a `...` ends a document after its own line. */
function isBorder(state: State, marker: number): boolean {
  return marker === dash ? !isBefore(state) : marker === dot && state !== 'dropped' && state !== 'cut';
}

function isBefore(state: State): boolean {
  return state === 'before' || state === 'ended';
}

function stateAfter(state: State, marker: number, text: string, at: number): State {
  if (marker === dash) return 'document';
  if (marker === dot) return state === 'dropped' || state === 'cut' ? state : 'ended';
  if (!isBefore(state)) return state;
  if (isBlankLine(text, at) && !(state === 'ended' && text.charCodeAt(at) === percent)) return state;
  return state === 'ended' ? 'dropped' : 'document';
}

/** Returns how far a line that is a key is indented, 0 for any other. */
function keyIndent(text: string, at: number): number {
  if (text.charCodeAt(at) !== space) return 0;
  keyLine.lastIndex = at;
  return keyLine.exec(text)?.[1]?.length ?? 0;
}

const keyLine = /( +)[\w"'][^\n]*:(?=[ \t\r\n]|$)/y;
const shorterLine = /( *)(?:[A-Za-z"'][^\n]*:(?=[ \t\r\n]|$)|[{[]|- )/y;
const lateDirective = /%(?:YAML|TAG)[ \t]/y;

/**
 * Returns true where kubectl stops reading a document and says nothing: at a key further left than the first one, and at a
 * directive behind the first line. YAML 1.2 refuses both.
 * @source go.yaml.in/yaml/v2 parserc.go yaml_parser_parse_document_end (2.4.2; measured with kubectl 1.35)
 */
function endsDocument(text: string, at: number, indent: number): boolean {
  // Nothing but comments so far: such a directive is refused.
  if (indent < 0) return false;
  if (text.charCodeAt(at) === percent) {
    lateDirective.lastIndex = at;
    return lateDirective.test(text);
  }
  if (indent === 0) return false;
  shorterLine.lastIndex = at;
  const found = shorterLine.exec(text)?.[1];
  return found !== undefined && found.length < indent;
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
    const isGlued = next === end && markerAt(text, next) === dash;
    if (isGlued) starts.push(next);
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
