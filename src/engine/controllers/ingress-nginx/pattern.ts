import { RE2JS } from 're2js';

/** A compiled PCRE pattern over bytes; `groups[0]` is the whole match. */
export interface Pattern {
  readonly test: (bytes: string) => boolean;
  readonly exec: (bytes: string) => readonly (string | null)[] | null;
  /** Names of groups, in order of their numbers from 1; `''` for those without a name. */
  readonly names: readonly string[];
}

export type PatternResult =
  | { readonly kind: 'pattern'; readonly pattern: Pattern }
  /** nginx would refuse it. */
  | { readonly kind: 'invalid' }
  /** PCRE knows it, we do not simulate it: `construct` names it. */
  | { readonly kind: 'unknown'; readonly construct: string };

const unsupported: readonly (readonly [RegExp, string])[] = [
  [/^\(\?>/, 'atomic group'],
  [/^\(\?<?[=!]/, 'look-around'],
  [/^\(\?\(/, 'condition'],
  [/^\(\?(?:R|\d|[+-]\d|&|P>)/, 'recursion'],
  [/^\(\?\|/, 'branch reset'],
  [/^\(\?#/, 'comment'],
  [/^\(\*/, 'verb'],
  [/^\\[1-9]/, 'back-reference'],
  [/^\\k/, 'back-reference'],
  [/^\\g/, 'back-reference'],
  [/^\\[KGRXCNPp]/, 'escape'],
];

/** Escapes that mean a set of bytes; inside a class without its brackets. */
const sets: Readonly<Record<string, string>> = {
  h: '\\t ',
  v: '\\n\\x0b\\f\\r',
};

function isLetter(character: string): boolean {
  return /^[A-Za-z]$/.test(character);
}

/** A letter in both cases: PCRE folds ASCII only when it works on bytes, JavaScript and RE2 would fold more. */
function bothCases(character: string): string {
  return `${character.toLowerCase()}${character.toUpperCase()}`;
}

/** Translates PCRE source to RE2 source. Case is folded by writing both cases. */
class Translator {
  private at = 0;
  private out = '';
  private group = 0;
  readonly names: string[] = [];

  private readonly source: string;
  private readonly ignoreCase: boolean;

  constructor(source: string, ignoreCase: boolean) {
    this.source = source;
    this.ignoreCase = ignoreCase;
  }

  run(): { readonly source: string } | { readonly construct: string } {
    while (this.at < this.source.length) {
      const rest = this.source.slice(this.at);
      const stop = unsupported.find(([pattern]) => pattern.test(rest));
      if (stop) return { construct: stop[1] };
      if (/^(?:[*+?]|\{\d+(?:,\d*)?\})\+/.test(rest)) return { construct: 'possessive quantifier' };
      this.step(rest);
    }
    return { source: this.out };
  }

  private step(rest: string): void {
    const [first = ''] = rest;
    if (first === '\\') this.escape(rest);
    else if (first === '[') this.characterClass(rest);
    else if (first === '(') this.openGroup(rest);
    else if (first === '$') this.write(1, '(?:\\n?\\z)');
    else if (first === '.') this.write(1, '[^\\n]');
    else if (first === '{' && !/^\{\d+(?:,\d*)?\}/.test(rest)) this.write(1, '\\{');
    else this.write(1, this.literal(first));
  }

  private write(length: number, text: string): void {
    this.at += length;
    this.out += text;
  }

  private literal(character: string): string {
    if (this.ignoreCase && isLetter(character)) return `[${bothCases(character)}]`;
    const code = character.charCodeAt(0);
    return code > 0x7f ? `\\x{${code.toString(16)}}` : character;
  }

  private openGroup(rest: string): void {
    const named = /^\(\?(?:P?<([A-Za-z_]\w*)>|'([A-Za-z_]\w*)')/.exec(rest);
    const flags = /^\(\?[imsx-]*[:)]/.exec(rest);
    if (named) {
      this.names[this.group++] = named[1] ?? named[2] ?? '';
      this.write(named[0].length, '(');
    } else if (flags) {
      // Case is folded already; other flags than i are kept as they are.
      this.write(flags[0].length, flags[0].replace('i', '').replace('(?)', '').replace('(?-)', ''));
    } else {
      this.names[this.group++] = '';
      this.write(1, '(');
    }
  }

  private escape(rest: string): void {
    const quoted = /^\\Q([\s\S]*?)(?:\\E|$)/.exec(rest);
    if (quoted) {
      const text = [...(quoted[1] ?? '')].map((c) => (/[A-Za-z0-9]/.test(c) ? this.literal(c) : `\\x{${hex(c)}}`));
      this.write(quoted[0].length, text.join(''));
      return;
    }
    const code = /^\\(?:x\{([0-9A-Fa-f]+)\}|x([0-9A-Fa-f]{0,2})|0([0-7]{0,2}))/.exec(rest);
    if (code) {
      const value =
        code[3] === undefined ? Number.parseInt(code[1] ?? (code[2] || '0'), 16) : Number.parseInt(code[3] || '0', 8);
      this.write(code[0].length, this.literalByte(value));
      return;
    }
    this.write(2, letterEscape(rest[1] ?? ''));
  }

  private literalByte(value: number): string {
    const character = String.fromCharCode(value);
    return this.ignoreCase && isLetter(character) ? `[${bothCases(character)}]` : `\\x{${value.toString(16)}}`;
  }

  private characterClass(rest: string): void {
    const body = classBody(rest);
    if (body === null) {
      this.write(rest.length, '[');
      return;
    }
    this.write(body.length, this.ignoreCase ? foldClass(body) : body);
  }
}

/** An escape by one letter or sign. */
function letterEscape(letter: string): string {
  if (letter === 'Z') return '(?:\\n?\\z)';
  if (letter === 'E') return '';
  if (letter === 'e') return '\\x1b';
  if (letter === 'h' || letter === 'v') return `[${sets[letter]}]`;
  if (letter === 'H' || letter === 'V') return `[^${sets[letter.toLowerCase()]}]`;
  if (isLetter(letter)) return `\\${letter}`;
  return letter === '' ? '\\' : `\\x{${hex(letter)}}`;
}

function hex(character: string): string {
  return character.charCodeAt(0).toString(16);
}

/** Returns the text of the class that `rest` starts with, brackets included and made plain for RE2, or `null` when it never ends. */
function classBody(rest: string): string | null {
  let at = rest.startsWith('[^') ? 2 : 1;
  // A ] in first place is a member.
  if (rest[at] === ']') at++;
  for (; at < rest.length; at++) {
    if (rest[at] === '\\') at++;
    else if (rest.startsWith('[:', at)) {
      const end = rest.indexOf(':]', at);
      if (end > 0) at = end + 1;
    } else if (rest[at] === ']') return rest.slice(0, at + 1);
  }
  return null;
}

/** Adds the other case of every letter and every letter range. */
function foldClass(body: string): string {
  const extra: string[] = [];
  const inner = body.replace(/\[:\^?\w+:\]/g, (name) => {
    if (/\[:(?:lower|upper):\]/.test(name)) extra.push('[:alpha:]');
    return ' '.repeat(name.length);
  });
  const plain = inner.replace(/\\[\s\S]/g, '  ');
  for (const match of plain.matchAll(/([A-Za-z])-([A-Za-z])|([A-Za-z])/g)) {
    const [, from, to, single] = match;
    if (single) extra.push(swapCase(single));
    else if (from && to) extra.push(`${swapCase(from)}-${swapCase(to)}`);
  }
  return `${body.slice(0, -1)}${extra.join('')}]`;
}

function swapCase(letter: string): string {
  return letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
}

function wrap(compiled: RE2JS, names: readonly string[]): Pattern {
  return {
    names,
    test: (bytes) => compiled.matcher(bytes).find(),
    exec(bytes) {
      const matcher = compiled.matcher(bytes);
      if (!matcher.find()) return null;
      return Array.from({ length: matcher.groupCount() + 1 }, (_, index) => matcher.group(index) ?? null);
    },
  };
}

/**
 * Returns a PCRE pattern ready to run in linear time over bytes. `source` is in bytes.
 * What RE2 cannot do is `unknown` with the construct's name, never a guess.
 */
export function compilePattern(source: string, ignoreCase: boolean): PatternResult {
  const leading = /^\(\?i\)/.exec(source);
  const folds = ignoreCase || leading !== null || source.includes('(?i)');
  const translator = new Translator(leading ? source.slice(leading[0].length) : source, folds);
  const translated = translator.run();
  if ('construct' in translated) return { kind: 'unknown', construct: translated.construct };
  try {
    return { kind: 'pattern', pattern: wrap(RE2JS.compile(translated.source), translator.names) };
  } catch {
    return { kind: 'invalid' };
  }
}
