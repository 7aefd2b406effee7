import { Lexer } from 'yaml';
import { lexAsKubectl } from './lexer.ts';

/** More levels than any manifest has, few enough for every stack. */
export const maxDepth = 400;

/** Returns the offset at which `text` is nested deeper than `maxDepth`, or -1. Linear; allocates nothing for ordinary text. */
export function findTooDeep(text: string): number {
  if (!mayBeDeep(text)) return -1;
  const at = findExactly(new Lexer().lex(text));
  return at >= 0 ? at : findExactly(lexAsKubectl(text, []));
}

/** Never says no to a deep text: brackets in quotes count too, and a block level takes at least one column. */
function mayBeDeep(text: string): boolean {
  return hasManyBrackets(text) || hasFarColumn(text);
}

function hasManyBrackets(text: string): boolean {
  let open = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i) | 32;
    // [ and { differ in the bit set above, as do ] and }.
    if (c === 123) open++;
    else if (c === 125 && open > 0) open--;
    if (open > maxDepth) return true;
  }
  return false;
}

function hasFarColumn(text: string): boolean {
  for (let at = 0; at < text.length; ) {
    const feed = text.indexOf('\n', at);
    const end = feed < 0 ? text.length : feed;
    if (end - at > maxDepth && leadOf(text, at, end) > maxDepth) return true;
    at = end + 1;
  }
  return false;
}

/** How many blanks, tabs and indicators a line starts with. */
function leadOf(text: string, start: number, end: number): number {
  let i = start;
  while (i < end && ' \t-?:'.includes(text.charAt(i))) i++;
  return i - start;
}

/** The lexer's marks, which stand for no text: document start, scalar start, broken flow. */
const marks = { document: '\u0002', scalar: '\u001f', cancel: '\u0018' } as const;

/** Counts with the library's own lexer, which keeps no stack. */
function findExactly(tokens: Iterable<string>): number {
  const levels: Levels = { columns: [], flow: 0, isLineStart: true };
  let at = 0;
  let lineStart = 0;
  for (const token of tokens) {
    enterToken(levels, token, at - lineStart);
    if (levels.flow + levels.columns.length > maxDepth) return at;
    if (token === marks.document || token === marks.scalar || token === marks.cancel) continue;
    at += token.length;
    const feed = token.lastIndexOf('\n');
    if (feed >= 0) {
      lineStart = at - (token.length - feed - 1);
      levels.isLineStart = true;
    }
  }
  return -1;
}

interface Levels {
  /** Columns of the open block levels, growing. */
  readonly columns: number[];
  flow: number;
  /** Nothing but indicators so far. */
  isLineStart: boolean;
}

function enterToken(levels: Levels, token: string, column: number): void {
  if (token === '[' || token === '{') levels.flow++;
  else if (token === ']' || token === '}') levels.flow = Math.max(0, levels.flow - 1);
  else if (levels.flow === 0 && levels.isLineStart && (token === '-' || token === '?' || token === marks.scalar)) {
    while (levels.columns.length > 0 && (levels.columns.at(-1) ?? 0) >= column) levels.columns.pop();
    levels.columns.push(column);
    levels.isLineStart = token !== marks.scalar;
  }
}
