import { lineStarts, positionAt, type SourceRange, type TextEdit } from '../../engine/text/index.ts';

/** `lf` also stands for a text of one line; `mixed` has several kinds of line end, or lone `\r`. */
export type LineEnds = 'lf' | 'crlf' | 'mixed';

/** Returns which line ends `text` has. One pass, and only when there is a `\r`. */
export function lineEndsOf(text: string): LineEnds {
  let at = text.indexOf('\r');
  if (at < 0) return 'lf';
  let returns = 0;
  while (at >= 0) {
    if (text.charCodeAt(at + 1) !== 10) return 'mixed';
    returns++;
    at = text.indexOf('\r', at + 2);
  }
  let feeds = 0;
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) feeds++;
  return feeds === returns ? 'crlf' : 'mixed';
}

/** Returns what a new line of `text` ends with: the first line end it has, else `\n`. */
export function firstLineEnd(text: string): string {
  const at = text.search(/[\r\n]/);
  if (at < 0) return '\n';
  return text.startsWith('\r\n', at) ? '\r\n' : text.charAt(at);
}

/** Returns `text` as an HTML textarea holds it: every line end is `\n`. */
export function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/**
 * Returns `edit`, whose range counts in `withLineFeeds(text)`, as an edit of `text` itself:
 * untouched lines keep their own ends, new ones take the first kind the text has.
 */
export function editInOwnLineEnds(text: string, edit: TextEdit): TextEdit {
  if (!text.includes('\r')) return edit;
  const place = ownOffsets(text);
  return keepEndsApart(text, {
    range: { start: place(edit.range.start), end: place(edit.range.end) },
    insert: edit.insert.replace(/\n/g, firstLineEnd(text)),
  });
}

/** Returns the translation of offsets in `withLineFeeds(text)` to offsets in `text`. */
export function ownOffsets(text: string): (shown: number) => number {
  if (!text.includes('\r')) return (offset) => offset;
  const shown = lineStarts(withLineFeeds(text));
  const own = lineStarts(text);
  return (offset) => {
    const { line, column } = positionAt(shown, offset);
    return (own[line - 1] ?? text.length) + column - 1;
  };
}

/** Returns the translation of offsets in `text` to offsets in `withLineFeeds(text)`. */
export function shownOffsets(text: string): (own: number) => number {
  if (!text.includes('\r')) return (offset) => offset;
  const shown = lineStarts(withLineFeeds(text));
  const own = lineStarts(text);
  return (offset) => {
    const { line, column } = positionAt(own, offset);
    const next = shown[line];
    return Math.min((shown[line - 1] ?? 0) + column - 1, next === undefined ? Number.POSITIVE_INFINITY : next - 1);
  };
}

/** Returns `edit` such that no lone `\r` melts with a following `\n` into one line end. */
export function keepEndsApart(text: string, edit: TextEdit): TextEdit {
  const next = text.charAt(edit.range.end);
  let insert = edit.insert;
  if (insert.endsWith('\r') && next === '\n') insert += '\n';
  if (text.charAt(edit.range.start - 1) === '\r' && (insert || next).startsWith('\n')) insert = `\n${insert}`;
  return { range: edit.range, insert };
}

/** Returns the first and last line (from 1) that `range` touches; a range that ends at a line's start does not touch it. */
export function linesOf(starts: readonly number[], range: SourceRange): { readonly from: number; readonly to: number } {
  const from = positionAt(starts, range.start).line;
  const end = positionAt(starts, range.end);
  return { from, to: end.column === 1 && end.line > from ? end.line - 1 : end.line };
}
