import type { SourceRange } from '../text/range.ts';
import { skipBlanks } from './edit-lines.ts';

/** A comment from its `#` to the end of its line, the line end not included. */
interface YamlComment extends SourceRange {
  /** True when nothing but blanks stands before it in its line. */
  readonly ownLine: boolean;
}

export interface CommentScan {
  readonly comments: readonly YamlComment[];
  /** True when the text ends in a block scalar (`|`, `>`): what is added at its end may become part of it. */
  readonly endsInBlock: boolean;
}

interface BlockScalar {
  /** Column of the key or dash that it belongs to; -1 for a whole document. */
  readonly parent: number;
  /** Column of its text; `null` until its first line has been seen. */
  indent: number | null;
}

interface Scan {
  readonly text: string;
  readonly comments: YamlComment[];
  /** The quote that is open at the end of a line, `''` for none. */
  quote: string;
  /** How many brackets of flow style are open. */
  flow: number;
  /** Column of the last key or dash: what belongs to it stands further right. */
  parent: number;
  /** True while an unquoted text may go on in the next line. */
  isPlain: boolean;
  block: BlockScalar | null;
}

/** A line, and how far it has been read. */
interface Cursor {
  readonly start: number;
  /** Without the line end. */
  readonly end: number;
  at: number;
  /** True where a new value or key can begin. */
  isStart: boolean;
  /** Column of the token, with its tag or anchor, that may turn out to be a key. */
  column: number;
  /** True when a tag or an anchor has set `column`. */
  hasColumn: boolean;
}

/**
 * Returns the comments of a document's text without reading the document: also of one that is broken.
 * `#` in quotes, in block scalars and inside words starts none. Linear.
 */
export function scanComments(text: string): CommentScan {
  const scan: Scan = { text, comments: [], quote: '', flow: 0, parent: -1, isPlain: false, block: null };
  for (let start = text.startsWith('\ufeff') ? 1 : 0; start < text.length; ) {
    const feed = text.indexOf('\n', start);
    const stop = feed < 0 ? text.length : feed;
    readLine(scan, start, stop > start && text[stop - 1] === '\r' ? stop - 1 : stop);
    start = stop + 1;
  }
  return { comments: scan.comments, endsInBlock: scan.block !== null };
}

function readLine(scan: Scan, start: number, end: number): void {
  const { text } = scan;
  let first = start;
  while (first < end && text[first] === ' ') first++;
  const isBlank = skipBlanks(text, first) >= end;
  if (isBlank) return;
  const column = first - start;
  if (scan.block && isInside(scan.block, column)) return;
  scan.block = null;
  const line: Cursor = { start, end, at: first, isStart: true, column, hasColumn: false };
  if (isMarker(text, start)) {
    Object.assign(scan, { quote: '', flow: 0, parent: -1, isPlain: false });
    line.at += 3;
  } else leaveOuter(scan, column, text.charAt(first));
  readTokens(scan, line);
}

function isInside(block: BlockScalar, column: number): boolean {
  if (block.indent === null && column > block.parent) block.indent = column;
  return block.indent !== null && column >= block.indent;
}

function isMarker(text: string, start: number): boolean {
  return (text.startsWith('---', start) || text.startsWith('...', start)) && isBlankAt(text, start + 3);
}

/** What stands no further right than its key does not belong to it: an open quote or bracket was forgotten, a text has ended. */
function leaveOuter(scan: Scan, column: number, first: string): void {
  if (column > scan.parent) return;
  scan.isPlain = false;
  if (scan.parent < 0 || first === ']' || first === '}') return;
  scan.quote = '';
  scan.flow = 0;
}

function isBlankAt(text: string, at: number): boolean {
  const c = text[at];
  return c === undefined || c === ' ' || c === '\t' || c === '\n' || c === '\r';
}

function readTokens(scan: Scan, line: Cursor): void {
  const { text } = scan;
  if (scan.quote !== '') {
    closeQuote(scan, line, line.start);
    line.isStart = false;
  } else if (scan.isPlain) line.isStart = false;
  while (line.at < line.end) {
    const c = text.charAt(line.at);
    if (c === ' ' || c === '\t') line.at++;
    else if (c === '#' && (line.at === line.start || isBlankAt(text, line.at - 1))) {
      addComment(scan, line);
      return;
    } else if (!readStructure(scan, line, c) && !(line.isStart && readStart(scan, line, c))) readLetter(scan, line);
  }
}

function addComment(scan: Scan, line: Cursor): void {
  const { at, end, start } = line;
  scan.comments.push({ start: at, end, ownLine: /^\ufeff?[ \t]*$/.test(scan.text.slice(start, at)) });
  scan.isPlain = false;
  line.at = end;
}

function beginToken(line: Cursor): void {
  if (!line.hasColumn) line.column = line.at - line.start;
  line.hasColumn = false;
}

function readLetter(scan: Scan, line: Cursor): void {
  if (line.isStart) {
    beginToken(line);
    line.isStart = false;
    scan.isPlain = true;
  }
  line.at++;
}

/** A colon that ends a key: before a blank; in flow style also before a bracket, and before a quote after a quoted key. */
function endsKey({ text, flow, isPlain }: Scan, { at, end }: Cursor): boolean {
  if (at + 1 >= end || isBlankAt(text, at + 1)) return true;
  const next = text.charAt(at + 1);
  return flow > 0 && (/[,[\]{}]/.test(next) || (!isPlain && (next === '"' || next === "'")));
}

/** Takes a colon after a key, or a bracket or comma of flow style; `false` for anything else. */
function readStructure(scan: Scan, line: Cursor, c: string): boolean {
  const inFlow = scan.flow > 0;
  if (c === ':') {
    if (!endsKey(scan, line)) return false;
    if (!inFlow) scan.parent = line.column;
  } else if (!inFlow || !'[]{},'.includes(c)) return false;
  else if (c !== ',') scan.flow += c === '[' || c === '{' ? 1 : -1;
  scan.isPlain = false;
  line.isStart = c !== ']' && c !== '}';
  line.hasColumn = false;
  line.at++;
  return true;
}

/** Takes what only the beginning of a value can be: a dash, a property, a quote, a bracket, a block scalar. */
function readStart(scan: Scan, line: Cursor, c: string): boolean {
  const { text } = scan;
  switch (c) {
    case '-':
    case '?':
      if (scan.flow > 0 || !isBlankAt(text, line.at + 1)) return false;
      scan.parent = line.at - line.start;
      line.at++;
      return true;
    case '&':
    case '!':
      beginToken(line);
      line.hasColumn = true;
      while (
        line.at < line.end &&
        !isBlankAt(text, line.at) &&
        !(scan.flow > 0 && /[,[\]{}]/.test(text.charAt(line.at)))
      )
        line.at++;
      return true;
    case '"':
    case "'":
      return readQuote(scan, line, c);
    case '[':
    case '{':
      scan.flow++;
      line.at++;
      return true;
    case '|':
    case '>':
      return scan.flow === 0 && readBlockHeader(scan, line);
    default:
      return false;
  }
}

/** A quote that nothing closes is taken for a letter, so that the lines after it keep their comments. */
function readQuote(scan: Scan, line: Cursor, quote: string): boolean {
  beginToken(line);
  if (!scan.text.includes(quote, line.at + 1)) return false;
  scan.quote = quote;
  closeQuote(scan, line, line.at + 1);
  line.isStart = false;
  scan.isPlain = false;
  return true;
}

/** Goes on behind the end of the open quote, or to the end of the line. */
function closeQuote(scan: Scan, line: Cursor, from: number): void {
  const { text, quote } = scan;
  for (let at = from; at < line.end; at++) {
    const c = text.charAt(at);
    if (c === '\\' && quote === '"') at++;
    else if (c === quote && quote === "'" && text.charAt(at + 1) === quote && at + 1 < line.end) at++;
    else if (c === quote) {
      scan.quote = '';
      line.at = at + 1;
      return;
    }
  }
  line.at = line.end;
}

function readBlockHeader(scan: Scan, line: Cursor): boolean {
  const header = /^[|>]([-+]?[1-9]?[-+]?)(?=[ \t]|$)[ \t]*(#.*)?$/.exec(scan.text.slice(line.at, line.end));
  if (!header) return false;
  const digit = /\d/.exec(header[1] ?? '')?.[0];
  const indent = digit === undefined ? null : Math.max(scan.parent, 0) + Number(digit);
  scan.block = { parent: scan.parent, indent };
  const comment = header[2]?.length ?? 0;
  line.at = line.end - comment;
  if (comment > 0 && isBlankAt(scan.text, line.at - 1)) addComment(scan, line);
  scan.isPlain = false;
  line.at = line.end;
  return true;
}
