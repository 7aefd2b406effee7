const blanks = /[ \t\r\n]*/y;
const scalar =
  /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null/uy;

/** Returns true when kubectl reads a file as JSON: the first character that is no blank is `{`. */
export function beginsAsJson(text: string): boolean {
  return /^\s*\{/.test(text) && !text.startsWith('\ufeff') && !/^\s*\{\{/.test(text);
}

/** Returns the end of the JSON object that begins at `start`, by its brackets; the text's end when one is open. */
export function endOfObject(text: string, start: number): number {
  let open = 0;
  for (let at = start; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (c === 34) at = endOfText(text, at);
    else if (c === 123 || c === 91) open++;
    else if ((c === 125 || c === 93) && --open === 0) return at + 1;
  }
  return text.length;
}

function endOfText(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (c === 92) at++;
    else if (c === 34) return at;
  }
  return text.length;
}

/** Returns where a text stops being one JSON value, -1 when it is one. */
export function findNotJson(text: string): number {
  try {
    JSON.parse(text);
    return -1;
  } catch {
    return findPlace(text);
  }
}

type Wanted = 'value' | 'key' | 'first-key' | 'first-value' | 'colon' | 'after';

function findPlace(text: string): number {
  const open: string[] = [];
  let wanted = 'value' as Wanted;
  for (let at = skip(text, 0); at < text.length; at = skip(text, at)) {
    const c = text.charAt(at);
    if (wanted === 'after' && open.length === 0) return at;
    const next = afterMark(c, wanted, open);
    const end = next ? at + 1 : scalarEnd(text, at, wanted);
    if (end < 0) return at;
    wanted = next ?? (wanted === 'key' || wanted === 'first-key' ? 'colon' : 'after');
    at = end;
  }
  return Math.max(0, text.length - 1);
}

/** Returns what comes after a mark, `null` when `c` is none that may stand here. */
function afterMark(c: string, wanted: Wanted, open: string[]): Wanted | null {
  if (wanted === 'colon' && c === ':') return 'value';
  if (wanted === 'after' && c === ',') return open.at(-1) === '{' ? 'key' : 'value';
  if (closes(c, wanted, open)) return 'after';
  if (!opens(c, wanted)) return null;
  open.push(c);
  return c === '{' ? 'first-key' : 'first-value';
}

function skip(text: string, at: number): number {
  blanks.lastIndex = at;
  return at + (blanks.exec(text)?.[0].length ?? 0);
}

function closes(c: string, wanted: Wanted, open: string[]): boolean {
  const isFits = wanted === 'after' || wanted === 'first-key' || wanted === 'first-value';
  if (!isFits || (c !== '}' && c !== ']') || open.at(-1) !== (c === '}' ? '{' : '[')) return false;
  open.pop();
  return true;
}

function opens(c: string, wanted: Wanted): boolean {
  return (c === '{' || c === '[') && (wanted === 'value' || wanted === 'first-value');
}

/** Returns the end of the scalar at `at` where one may stand, else -1. */
function scalarEnd(text: string, at: number, wanted: Wanted): number {
  if (wanted === 'colon' || wanted === 'after') return -1;
  scalar.lastIndex = at;
  const found = scalar.exec(text)?.[0];
  if (found === undefined) return -1;
  return (wanted === 'key' || wanted === 'first-key') && found[0] !== '"' ? -1 : at + found.length;
}
