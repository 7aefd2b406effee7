import { tableOf } from '../../text/lookup.ts';
/** PCRE refuses the pattern. Thrown by the readers, caught where the pattern as a whole is read. */
export class Refused extends Error {}

/** What PCRE knows and we do not read; i18n has a sentence for each. */
export type PcreConstruct =
  | 'pcre/condition'
  | 'pcre/recursion'
  | 'pcre/branch-reset'
  | 'pcre/callout'
  | 'pcre/flag-reset'
  | 'pcre/verb'
  | 'pcre/unicode-property'
  | 'pcre/escape'
  | 'pcre/duplicate-name'
  | 'pcre/class-range'
  | 'pcre/too-long'
  | 'pcre/took-too-many-steps';

/** PCRE knows the construct, we do not read it. */
export class Unsupported extends Error {
  readonly construct: PcreConstruct;

  constructor(construct: PcreConstruct) {
    super(construct);
    this.construct = construct;
  }
}

const letters = tableOf<number>({ a: 7, e: 27, f: 12, n: 10, r: 13, t: 9 });

function byteOf(digits: string | undefined, radix: number): number {
  const value = Number.parseInt(digits || '0', radix);
  if (value > 0xff) throw new Refused();
  return value;
}

/**
 * Returns the byte that the escape at `at` stands for and how long it is. Back-references and types are read before.
 * @source PCRE pcrepattern(3) "Non-printing characters" (8.45)
 */
export function codeEscape(source: string, at: number): { readonly byte: number; readonly length: number } {
  const rest = source.slice(at, at + 20);
  const letter = rest.charAt(1);
  if (letter === '') throw new Refused();
  const hex = /^\\x(?:\{([0-9A-Fa-f]+)\}|([0-9A-Fa-f]{0,2}))/.exec(rest);
  if (hex) return { byte: byteOf(hex[1] ?? hex[2], 16), length: hex[0].length };
  const octal = /^\\(?:o\{([0-7]+)\}|([0-7]{1,3}))/.exec(rest);
  if (octal) return { byte: octal[1] ? byteOf(octal[1], 8) : byteOf(octal[2], 8) & 0xff, length: octal[0].length };
  const control = /^\\c([!-~])/.exec(rest);
  if (control) return { byte: (control[1] ?? '').toUpperCase().charCodeAt(0) ^ 0x40, length: 3 };
  const known = letters.get(letter);
  if (known !== undefined) return { byte: known, length: 2 };
  if (/[LlUucNo]/.test(letter)) throw new Refused();
  // PCRE1 takes other letters as they are, PCRE2 refuses them.
  if (/[A-Za-z89]/.test(letter)) throw new Unsupported('pcre/escape');
  return { byte: letter.charCodeAt(0), length: 2 };
}
