import { tableOf } from '../text/lookup.ts';

/** Characters that make a path look like a pattern; a dot alone is common in plain paths. */
const patternCharacter = /[\\^$*+?()[\]{}|]/;

/** Returns true when a path holds characters that plain paths do not have. */
export function looksLikePattern(path: string): boolean {
  return patternCharacter.test(path);
}

/** Returns what stands before the first pattern character; what a quantifier belongs to is not part of it. */
export function literalStart(path: string): string {
  const text = path.replace(/^\^/, '');
  const at = text.search(/[\\^$*+?()[\]{}|]|\.[*+?{]/);
  if (at < 0) return text;
  return /[*?{]/.test(text[at] ?? '') ? text.slice(0, Math.max(0, at - 1)) : text.slice(0, at);
}

interface Sampled {
  readonly text: string;
  readonly end: number;
}

const escapes = tableOf<string>({ d: '1', w: 'a', s: '%20', D: 'a', W: '-', S: 'a', b: '' });

function sampleEscape(source: string, at: number): Sampled {
  const next = source[at + 1] ?? '';
  return { text: escapes.get(next) ?? next, end: at + 2 };
}

function sampleClass(source: string, at: number): Sampled {
  const end = source.indexOf(']', at + 2);
  if (end < 0) return { text: '', end: source.length };
  const inside = source.slice(at + 1, end);
  return { text: inside.startsWith('^') ? 'x' : (inside.replace(/^\\/, '')[0] ?? ''), end: end + 1 };
}

/** One text that the escape, class or group at `at` takes, and where it ends. */
function sampleAtom(source: string, at: number): Sampled {
  const char = source[at] ?? '';
  switch (char) {
    case '\\':
      return sampleEscape(source, at);
    case '[':
      return sampleClass(source, at);
    case '(':
      return sampleGroup(source, at + 1);
    case '^':
    case '$':
      return { text: '', end: at + 1 };
    default:
      return { text: char === '.' ? 'x' : char, end: at + 1 };
  }
}

/** Samples the first alternative from `at` and goes on behind the group's end. */
function sampleGroup(source: string, from: number): Sampled {
  let at = from;
  if (source.startsWith('?', at)) at = source.startsWith('?:', at) ? at + 2 : at + 1;
  let text = '';
  let isOver = false;
  while (at < source.length && source[at] !== ')') {
    if (source[at] === '|') {
      isOver = true;
      at++;
      continue;
    }
    const atom = sampleAtom(source, at);
    if (!isOver) text += atom.text;
    at = skipQuantifier(source, atom.end);
  }
  return { text, end: at + 1 };
}

function skipQuantifier(source: string, at: number): number {
  const found = /^(?:[*+?]|\{\d*,?\d*\})[?+]?/.exec(source.slice(at, at + 24));
  return at + (found?.[0].length ?? 0);
}

/** Returns a path that a pattern probably takes: a guess, good enough to ask about. */
export function samplePattern(source: string): string {
  let text = '';
  let at = 0;
  while (at < source.length && source[at] !== '|') {
    const atom = sampleAtom(source, at);
    text += atom.text;
    at = skipQuantifier(source, Math.max(atom.end, at + 1));
  }
  return text.startsWith('/') ? text : `/${text}`;
}
