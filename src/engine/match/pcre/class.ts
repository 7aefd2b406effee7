import type { ByteSet } from './ast.ts';
import { codeEscape, Refused, Unsupported } from './escape.ts';
import { foldSet, invert, posixSet, setOf, singleSet, typeSet, unionOf } from './sets.ts';

/** One member as written: a byte (which may begin a range) or a set of its own. */
type Member = { readonly kind: 'byte'; readonly byte: number } | { readonly kind: 'set'; readonly set: ByteSet };

/** Reads `[…]` from its bracket on. */
class ClassReader {
  private readonly sets: ByteSet[] = [];
  private isQuoted = false;
  private readonly source: string;
  at: number;

  constructor(source: string, at: number) {
    this.source = source;
    this.at = at;
  }

  read(): ByteSet {
    this.at++;
    const isNegative = this.source[this.at] === '^';
    if (isNegative) this.at++;
    let isFirst = true;
    for (;;) {
      if (this.at >= this.source.length) throw new Refused();
      if (this.skipsQuote()) continue;
      // A ] in first place is a member.
      if (this.source[this.at] === ']' && !isFirst && !this.isQuoted) break;
      isFirst = false;
      this.take();
    }
    this.at++;
    const all = unionOf(this.sets);
    return isNegative ? invert(all) : all;
  }

  private skipsQuote(): boolean {
    const two = this.source.slice(this.at, this.at + 2);
    if (two !== '\\E' && (two !== '\\Q' || this.isQuoted)) return false;
    this.isQuoted = two === '\\Q';
    this.at += 2;
    return true;
  }

  private take(): void {
    const first = this.member();
    if (!this.isRange()) {
      this.sets.push(first.kind === 'set' ? first.set : singleSet(first.byte, false));
      return;
    }
    this.at++;
    const last = this.member();
    // [\d-z]: PCRE1 takes the hyphen as it is, PCRE2 refuses it.
    if (first.kind === 'set' || last.kind === 'set') throw new Unsupported('pcre/class-range');
    if (first.byte > last.byte) throw new Refused();
    this.sets.push(setOf((byte) => byte >= first.byte && byte <= last.byte));
  }

  /** A hyphen in last place is a member. */
  private isRange(): boolean {
    return !this.isQuoted && this.source[this.at] === '-' && (this.source[this.at + 1] ?? ']') !== ']';
  }

  private member(): Member {
    const posix = /^\[([:.=])(\^?)([^\]:.=\\]*)\1\]/.exec(this.source.slice(this.at, this.at + 40));
    if (posix && !this.isQuoted) {
      const set = posix[1] === ':' ? posixSet(posix[3] ?? '') : null;
      if (!set) throw new Refused();
      this.at += posix[0].length;
      return { kind: 'set', set: posix[2] === '^' ? invert(set) : set };
    }
    if (this.source[this.at] === '\\' && !this.isQuoted) return this.escape();
    return { kind: 'byte', byte: this.source.charCodeAt(this.at++) };
  }

  private escape(): Member {
    const letter = this.source.charAt(this.at + 1);
    const set = /[dswhv]/i.test(letter) ? typeSet(letter) : null;
    if (set || letter === 'b') this.at += 2;
    if (set) return { kind: 'set', set };
    if (letter === 'b') return { kind: 'byte', byte: 8 };
    if (/[BRX]/.test(letter)) throw new Refused();
    if (/[pP]/.test(letter)) throw new Unsupported('pcre/unicode-property');
    const { byte, length } = codeEscape(this.source, this.at);
    this.at += length;
    return { kind: 'byte', byte };
  }
}

/** Returns the bytes of the class that begins at `at`, and where it ends. With `ignoreCase` a letter brings its other case. */
export function parseClass(
  source: string,
  at: number,
  ignoreCase: boolean,
): { readonly set: ByteSet; readonly end: number } {
  const reader = new ClassReader(source, at);
  const set = reader.read();
  return { set: ignoreCase ? foldClass(set, source[at + 1] === '^') : set, end: reader.at };
}

/** [^a] without case excludes A too: the members are folded before they are turned round. */
function foldClass(set: ByteSet, isNegative: boolean): ByteSet {
  return isNegative ? invert(foldSet(invert(set))) : foldSet(set);
}
