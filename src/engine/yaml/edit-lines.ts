/** Returns where the line that holds `at` starts. */
export function startOfLine(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
}

/** Returns where the line that holds `at` ends, its line end included. */
export function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}

/** Returns the column of `at` in its line; a byte order mark takes none. */
export function columnOf(text: string, at: number): number {
  const start = startOfLine(text, at);
  return at - start - (start === 0 && text.charCodeAt(0) === 0xfeff ? 1 : 0);
}

/** Returns how many spaces a line starts with. */
export function indentOf(text: string, lineStart: number): number {
  let at = lineStart;
  while (text.charCodeAt(at) === 32) at++;
  return at - lineStart;
}

/** Returns where the blanks from `at` on end. */
export function skipBlanks(text: string, at: number): number {
  let end = at;
  while (text[end] === ' ' || text[end] === '\t') end++;
  return end;
}

/** Returns true when only blanks stand before `at` in its line. */
export function opensLine(text: string, at: number): boolean {
  return /^\ufeff?[ \t]*$/.test(text.slice(startOfLine(text, at), at));
}

/** Returns where the line end (or the end of the text) starts when only blanks stand from `at` to it, else `null`. */
function restIsBlank(text: string, at: number): boolean {
  const c = text[skipBlanks(text, at)];
  return c === undefined || c === '\n' || c === '\r';
}

/** Returns true for a line of blanks only. The end of the text is no line. */
export function isBlankLine(text: string, lineStart: number): boolean {
  return lineStart < text.length && restIsBlank(text, lineStart);
}

/** Returns true for a line that holds a comment only. */
export function isCommentLine(text: string, lineStart: number): boolean {
  return text[skipBlanks(text, lineStart)] === '#';
}

/** Returns where the text goes on after blanks, line ends and comments. */
export function skipTrivia(text: string, at: number): number {
  let end = at;
  for (;;) {
    const c = text[end];
    if (c === ' ' || c === '\t' || c === '\n' || c === '\r') end++;
    else if (c === '#') end = endOfLine(text, end);
    else return end;
  }
}

/** Returns `lines` shifted by `by` columns; empty lines stay empty, lines with too few spaces lose those they have. */
export function shiftLines(text: string, by: number): string {
  if (by === 0) return text;
  if (by > 0) return text.replace(/^(?=[^\r\n])/gm, ' '.repeat(by));
  return text.replace(new RegExp(`^ {1,${-by}}`, 'gm'), '');
}

/** Returns `text` with every line end written as `eol`. */
export function withEol(text: string, eol: string): string {
  return text.replace(/\r\n|\n/g, eol);
}
