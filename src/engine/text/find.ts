import type { TextEdit } from './edit.ts';
import { lookup } from './lookup.ts';
import type { SourceRange } from './range.ts';
import { fail, ok, type Result } from './result.ts';

/** What somebody looks for. */
export interface FindQuery {
  readonly text: string;
  readonly isRegex: boolean;
  readonly isCase: boolean;
  readonly isWord: boolean;
}

/** A place that was found, with its line for lists. */
export interface Found {
  readonly range: SourceRange;
  /** Counted from 1. */
  readonly line: number;
  /** The text before, in and after it on its line; long ones are cut, `after` at the line's end at the latest. */
  readonly before: string;
  readonly match: string;
  readonly after: string;
}

const shownBefore = 60;
const shownMatch = 160;
const shownAfter = 120;

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Returns the pattern of a query; fails for an empty one and for one that is no regular expression. */
export function patternOf({ text, isRegex, isCase, isWord }: FindQuery): Result<RegExp, 'empty' | 'bad-pattern'> {
  if (text === '') return fail('empty');
  const body = isRegex ? text : escaped(text);
  try {
    return ok(new RegExp(isWord ? `(?<!\\w)(?:${body})(?!\\w)` : body, isCase ? 'gm' : 'gim'));
  } catch {
    return fail('bad-pattern');
  }
}

/** Every match that is not empty, in order. Takes as long as the pattern does: call it where it can be stopped. */
function* matchesIn(text: string, pattern: RegExp): Generator<RegExpExecArray> {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    if (match[0] === '') pattern.lastIndex++;
    else yield match;
  }
}

/** Returns the first `limit` places, and how many there are in all. */
export function findIn(
  text: string,
  pattern: RegExp,
  limit: number,
): { readonly found: readonly Found[]; readonly count: number } {
  const found: Found[] = [];
  let count = 0;
  let line = 1;
  let at = 0;
  for (const match of matchesIn(text, pattern)) {
    count++;
    if (found.length >= limit) continue;
    const { index: start } = match;
    for (let next = text.indexOf('\n', at); next >= 0 && next < start; next = text.indexOf('\n', at)) {
      line++;
      at = next + 1;
    }
    const end = start + match[0].length;
    const lineEnd = text.slice(end, end + shownAfter).search(/[\r\n]/);
    found.push({
      range: { start, end },
      line,
      before: text.slice(Math.max(at, start - shownBefore), start),
      match: match[0].slice(0, shownMatch),
      after: text.slice(end, lineEnd < 0 ? end + shownAfter : end + lineEnd),
    });
  }
  return { found, count };
}

/** Fills `$1`, `$<name>`, `$&` and `$$` of a replacement, as `String.replace` does. */
function expand(replacement: string, match: RegExpExecArray): string {
  return replacement.replace(/\$(?:\$|&|<([^>]+)>|(\d{1,2}))/g, (whole, name?: string, digits?: string) => {
    if (whole === '$$') return '$';
    if (whole === '$&') return match[0];
    if (name !== undefined) return match.groups ? (lookup(match.groups, name) ?? '') : whole;
    const number = Number(digits);
    return number > 0 && number < match.length ? (match[number] ?? '') : whole;
  });
}

/**
 * Returns the edits that replace every match, or only the one that starts at `only`.
 * In a regular expression's replacement `$1` stands for a group; otherwise it is taken letter by letter.
 */
export function replaceIn(
  text: string,
  pattern: RegExp,
  replacement: string,
  isRegex: boolean,
  only: number | null = null,
): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  for (const match of matchesIn(text, pattern)) {
    if (only !== null && match.index !== only) continue;
    const insert = isRegex ? expand(replacement, match) : replacement;
    if (insert === match[0]) continue;
    edits.push({ range: { start: match.index, end: match.index + match[0].length }, insert });
  }
  return edits;
}
