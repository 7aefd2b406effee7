import { fail, ok, type Result } from '../text/result.ts';

/** One word of a command line without its quotes; `at` is where its first character stands. */
export interface Word {
  readonly text: string;
  readonly at: number;
}

interface Piece {
  readonly text: string;
  readonly next: number;
}

/** The part of a word that begins at `at`: quoted text, an escaped character, or one character. `null` for a quote that is never closed. */
function readPiece(text: string, at: number): Piece | null {
  const c = text.charAt(at);
  if (c === "'") {
    const end = text.indexOf("'", at + 1);
    return end < 0 ? null : { text: text.slice(at + 1, end), next: end + 1 };
  }
  if (c === '"') return readDoubleQuoted(text, at);
  if (c !== '\\') return { text: c, next: at + 1 };
  // A backslash at the end of a line joins the lines; at the very end of the text it stands for itself.
  const newline = /^\r?\n/.exec(text.slice(at + 1))?.[0];
  if (newline !== undefined) return { text: '', next: at + 1 + newline.length };
  return at + 1 < text.length ? { text: text.charAt(at + 1), next: at + 2 } : { text: '\\', next: at + 1 };
}

function readDoubleQuoted(text: string, at: number): Piece | null {
  let inner = '';
  for (let i = at + 1; i < text.length; i++) {
    const c = text.charAt(i);
    if (c === '"') return { text: inner, next: i + 1 };
    if (c === '\\' && '"\\$`\n'.includes(text.charAt(i + 1)) && i + 1 < text.length) {
      i++;
      if (text.charAt(i) !== '\n') inner += text.charAt(i);
    } else inner += c;
  }
  return null;
}

/** The word that begins at `at`, which is no blank; `text` is `null` when it is only a joined line end. */
function readWord(
  text: string,
  at: number,
): { readonly text: string | null; readonly next: number } | { readonly unclosed: number } {
  let word: string | null = null;
  let next = at;
  while (next < text.length && !/\s/.test(text.charAt(next))) {
    const piece = readPiece(text, next);
    if (!piece) return { unclosed: next };
    const joinsLines = piece.text === '' && text.charAt(next) === '\\';
    if (word !== null || !joinsLines) word = (word ?? '') + piece.text;
    next = piece.next;
  }
  return { text: word, next };
}

/** Returns the words from `from` on as a POSIX shell splits them, without expanding anything. */
export function splitWords(
  text: string,
  from: number,
): Result<readonly Word[], { readonly code: 'unclosed-quote'; readonly at: number }> {
  const words: Word[] = [];
  let at = from;
  while (at < text.length) {
    if (/\s/.test(text.charAt(at))) {
      at++;
      continue;
    }
    const word = readWord(text, at);
    if ('unclosed' in word) return fail({ code: 'unclosed-quote', at: word.unclosed });
    if (word.text !== null) words.push({ text: word.text, at: /["']/.test(text.charAt(at)) ? at + 1 : at });
    at = word.next;
  }
  return ok(words);
}

/** Returns a text as one shell word in single quotes. */
export function quoteWord(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
