import { tableOf } from '../../text/lookup.ts';
import { fixedLength, type PcreNode } from './ast.ts';
import { parseClass } from './class.ts';
import { codeEscape, type PcreConstruct, Refused, Unsupported } from './escape.ts';
import { anySet, dotSet, newlineSet, setOf, singleSet, typeSet } from './sets.ts';

/** A pattern read; `names` are those of the groups in order of their numbers, `''` for none. */
export type Parsed =
  | { readonly kind: 'tree'; readonly tree: PcreNode; readonly names: readonly string[] }
  /** PCRE refuses it. */
  | { readonly kind: 'invalid' }
  /** PCRE knows it, this reader does not: `construct` names it. */
  | { readonly kind: 'unknown'; readonly construct: PcreConstruct };

interface Flags {
  readonly i: boolean;
  readonly m: boolean;
  readonly s: boolean;
  readonly x: boolean;
  /** Quantifiers are lazy unless a `?` follows. */
  readonly U: boolean;
  readonly J: boolean;
}

const unsupported: readonly (readonly [RegExp, PcreConstruct])[] = [
  [/^\(\?\(/, 'pcre/condition'],
  [/^\(\?(?:R|\d|[+-]\d|&|P>)/, 'pcre/recursion'],
  [/^\(\?\|/, 'pcre/branch-reset'],
  [/^\(\?C/, 'pcre/callout'],
  [/^\(\?\^/, 'pcre/flag-reset'],
  [/^\(\*/, 'pcre/verb'],
  [/^\\g[<']/, 'pcre/recursion'],
  [/^\\[pPX]/, 'pcre/unicode-property'],
  [/^\\G/, 'pcre/escape'],
];

const nothing: PcreNode = { kind: 'sequence', items: [] };
const lineBreak: PcreNode = {
  kind: 'atomic',
  item: {
    kind: 'choice',
    options: [
      {
        kind: 'sequence',
        items: [
          { kind: 'set', set: singleSet(0x0d, false) },
          { kind: 'set', set: newlineSet },
        ],
      },
      { kind: 'set', set: setOf((byte) => (byte >= 0x0a && byte <= 0x0d) || byte === 0x85) },
    ],
  },
};

const places = tableOf<PcreNode>({
  A: { kind: 'place', place: 'start' },
  z: { kind: 'place', place: 'end' },
  Z: { kind: 'place', place: 'end-or-newline' },
  b: { kind: 'place', place: 'word-boundary' },
  B: { kind: 'place', place: 'no-word-boundary' },
  K: { kind: 'keep' },
});

/** Deeper nesting than PCRE itself takes: @source PCRE configure --with-parens-nest-limit, 250 by default (8.45) */
const deepest = 250;

/** Reads one pattern. Recursive descent; a refusal is thrown inside and never leaves `parsePcre`. */
class Reader {
  private at = 0;
  private depth = 0;
  private groups = 0;
  readonly names: string[] = [];
  private readonly total: number;
  private readonly later: (() => void)[] = [];
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
    this.total = countGroups(source);
  }

  read(ignoreCase: boolean): PcreNode {
    const tree = this.choice({ i: ignoreCase, m: false, s: false, x: false, U: false, J: false });
    if (this.at < this.source.length) throw new Refused();
    for (const check of this.later) check();
    return tree;
  }

  private rest(): string {
    return this.source.slice(this.at, this.at + 80);
  }

  /** A flag that is set inside one alternative holds for the next ones too. */
  private choice(start: Flags): PcreNode {
    if (++this.depth > deepest) throw new Refused();
    let flags = start;
    const options: PcreNode[] = [];
    for (;;) {
      const items: PcreNode[] = [];
      while (this.at < this.source.length && this.source[this.at] !== '|' && this.source[this.at] !== ')') {
        const set = this.flagSetting(flags);
        if (set) flags = set;
        else this.item(items, flags);
      }
      const [only] = items;
      options.push(items.length === 1 && only ? only : { kind: 'sequence', items });
      if (this.source[this.at] !== '|') break;
      this.at++;
    }
    this.depth--;
    const [only] = options;
    return options.length === 1 && only ? only : { kind: 'choice', options };
  }

  /** `(?i)` and its like: holds up to the end of the group. */
  private flagSetting(flags: Flags): Flags | null {
    const found = /^\(\?([imsxUJ]*)(?:-([imsxUJ]*))?\)/.exec(this.rest());
    if (!found) return null;
    this.at += found[0].length;
    return withFlags(flags, found[1] ?? '', found[2] ?? '');
  }

  private item(items: PcreNode[], flags: Flags): void {
    const rest = this.rest();
    const stop = unsupported.find(([pattern]) => pattern.test(rest));
    if (stop) throw new Unsupported(stop[1]);
    if (this.skips(flags)) return;
    if (/^(?:[*+?]|\{\d+(?:,\d*)?\})/.test(rest)) throw new Refused();
    const quoted = /^\\Q/.test(rest);
    const before = items.length;
    if (quoted) this.quoted(items, flags);
    else items.push(this.atom(flags));
    const last = items.at(-1);
    if (items.length > before && last) items[items.length - 1] = this.quantified(last, flags);
  }

  /** Comments, an `\E` without its `\Q`, and with flag x white space. */
  private skips(flags: Flags): boolean {
    const rest = this.source.slice(this.at);
    const skipped = /^(?:\(\?#[^)]*\)|\\E)/.exec(rest) ?? (flags.x ? /^(?:\s+|#[^\n]*\n?)/.exec(rest) : null);
    if (rest.startsWith('(?#') && !skipped) throw new Refused();
    this.at += skipped?.[0].length ?? 0;
    return skipped !== null;
  }

  private quoted(items: PcreNode[], flags: Flags): void {
    const end = this.source.indexOf('\\E', this.at + 2);
    const text = this.source.slice(this.at + 2, end < 0 ? undefined : end);
    this.at = end < 0 ? this.source.length : end + 2;
    for (const character of text) items.push(literal(character.charCodeAt(0), flags));
  }

  private atom(flags: Flags): PcreNode {
    const character = this.source.charAt(this.at);
    switch (character) {
      case '\\':
        return this.escape(flags);
      case '[': {
        const { set, end } = parseClass(this.source, this.at, flags.i);
        this.at = end;
        return { kind: 'set', set };
      }
      case '(':
        return this.group(flags);
      case '.':
        this.at++;
        return { kind: 'set', set: flags.s ? anySet : dotSet };
      case '^':
        this.at++;
        return { kind: 'place', place: flags.m ? 'line-start' : 'start' };
      case '$':
        this.at++;
        return { kind: 'place', place: flags.m ? 'line-end' : 'end-or-newline' };
      default:
        this.at++;
        return literal(character.charCodeAt(0), flags);
    }
  }

  private group(flags: Flags): PcreNode {
    const rest = this.rest();
    const look = /^\(\?(<?)([=!])/.exec(rest);
    if (look) return this.lookAround(look[0].length, look[1] === '<', look[2] === '!', flags);
    const reference = /^\(\?P=(\w+)\)/.exec(rest);
    if (reference) return this.namedReference(reference[1] ?? '', reference[0].length, flags);
    if (rest.startsWith('(?>')) return { kind: 'atomic', item: this.inside(3, flags) };
    const flagged = /^\(\?([imsxUJ]*)(?:-([imsxUJ]*))?:/.exec(rest);
    if (flagged) return this.inside(flagged[0].length, withFlags(flags, flagged[1] ?? '', flagged[2] ?? ''));
    const named = /^\(\?(?:P?<([A-Za-z_]\w{0,31})>|'([A-Za-z_]\w{0,31})')/.exec(rest);
    if (rest.startsWith('(?') && !named) throw new Refused();
    const name = named?.[1] ?? named?.[2] ?? '';
    if (name !== '' && this.names.includes(name))
      throw flags.J ? new Unsupported('pcre/duplicate-name') : new Refused();
    const index = ++this.groups;
    this.names.push(name);
    return { kind: 'group', index, item: this.inside(named?.[0].length ?? 1, flags) };
  }

  private inside(length: number, flags: Flags): PcreNode {
    this.at += length;
    const item = this.choice(flags);
    if (this.source[this.at] !== ')') throw new Refused();
    this.at++;
    return item;
  }

  private lookAround(length: number, behind: boolean, negative: boolean, flags: Flags): PcreNode {
    const item = this.inside(length, flags);
    // Each alternative of a look-behind has one length; they may differ from each other.
    const options = item.kind === 'choice' ? item.options : [item];
    if (behind && options.some((option) => fixedLength(option) === null)) throw new Refused();
    return { kind: 'look', behind, negative, item };
  }

  private escape(flags: Flags): PcreNode {
    const letter = this.source.charAt(this.at + 1);
    const reference = this.reference(flags);
    if (reference) return reference;
    const place = places.get(letter);
    const set = typeSet(letter);
    if (place || set || letter === 'R' || letter === 'C') {
      this.at += 2;
      if (place) return place;
      if (letter === 'R') return lineBreak;
      return { kind: 'set', set: set ?? anySet };
    }
    const { byte, length } = codeEscape(this.source, this.at);
    this.at += length;
    return literal(byte, flags);
  }

  private reference(flags: Flags): PcreNode | null {
    const rest = this.rest();
    const named = /^\\(?:k<(\w+)>|k'(\w+)'|k\{(\w+)\}|g\{([A-Za-z_]\w*)\})/.exec(rest);
    if (named)
      return this.namedReference(named.slice(1).find((name) => name !== undefined) ?? '', named[0].length, flags);
    const numbered = /^\\(?:g(-?\d+)|g\{(-?\d+)\}|([1-9]\d*))/.exec(rest);
    if (!numbered) return null;
    const written = Number(numbered[1] ?? numbered[2] ?? numbered[3]);
    // \12 is a character by its octal code unless there are so many groups.
    if (numbered[3] !== undefined && written > 9 && written > this.total) return null;
    this.at += numbered[0].length;
    const index = written < 0 ? this.groups + 1 + written : written;
    if (index < 1 || index > this.total) throw new Refused();
    return { kind: 'back-reference', index, ignoreCase: flags.i };
  }

  private namedReference(name: string, length: number, flags: Flags): PcreNode {
    this.at += length;
    const known = this.names.indexOf(name);
    if (known < 0) {
      // Forward references by name are legal and, met before their group, never match.
      this.later.push(() => {
        if (!this.names.includes(name)) throw new Refused();
      });
      return { kind: 'look', behind: false, negative: true, item: nothing };
    }
    return { kind: 'back-reference', index: known + 1, ignoreCase: flags.i };
  }

  private quantified(item: PcreNode, flags: Flags): PcreNode {
    while (this.skips(flags));
    const found = /^(?:([*+?])|\{(\d+)(,(\d*))?\})([?+]?)/.exec(this.rest());
    if (!found) return item;
    if (item.kind === 'place' || item.kind === 'keep') throw new Refused();
    this.at += found[0].length;
    const { min, max } = countsOf(found);
    const isLazy = (found[5] === '?') !== flags.U;
    return { kind: 'repeat', item, min, max, how: found[5] === '+' ? 'possessive' : isLazy ? 'lazy' : 'greedy' };
  }
}

/** How often a quantifier asks for its item. @source PCRE pcrepattern(3) "Repetition": at most 65535 (8.45) */
function countsOf([, sign, from, comma, to]: RegExpExecArray): { readonly min: number; readonly max: number } {
  if (sign) return { min: Number(sign === '+'), max: sign === '?' ? 1 : Number.POSITIVE_INFINITY };
  const min = Number(from);
  const max = comma === undefined ? min : to ? Number(to) : Number.POSITIVE_INFINITY;
  if (min > 65535 || (to && max > 65535) || max < min) throw new Refused();
  return { min, max };
}

function literal(byte: number, { i }: Flags): PcreNode {
  return { kind: 'set', set: singleSet(byte, i) };
}

function withFlags(flags: Flags, on: string, off: string): Flags {
  const set = (letters: string, value: boolean) => Object.fromEntries(Array.from(letters, (letter) => [letter, value]));
  return { ...flags, ...set(on, true), ...set(off, false) };
}

/** Returns how many capturing groups there are in the whole pattern: `\12` depends on groups that come later. */
function countGroups(source: string): number {
  const bare = source.replace(
    /\\Q[\s\S]*?(?:\\E|$)|\\[\s\S]|\[\^?\]?(?:\\[\s\S]|\[:\^?\w*:\]|[^\]\\])*\]|\(\?#[^)]*\)/g,
    '',
  );
  return [...bare.matchAll(/\((?!\*)(?:(?!\?)|\?(?:P?<(?![=!])|'))/g)].length;
}

/** Reads a pattern as PCRE does without UTF mode. `source` is in bytes. */
export function parsePcre(source: string, ignoreCase: boolean): Parsed {
  const reader = new Reader(source);
  try {
    return { kind: 'tree', tree: reader.read(ignoreCase), names: reader.names };
  } catch (error) {
    if (error instanceof Refused) return { kind: 'invalid' };
    if (error instanceof Unsupported) return { kind: 'unknown', construct: error.construct };
    throw error;
  }
}
