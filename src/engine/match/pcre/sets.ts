import { tableOf } from '../../text/lookup.ts';
import type { ByteSet } from './ast.ts';

/** Returns the set of the bytes that `has` says yes to. */
export function setOf(has: (byte: number) => boolean): ByteSet {
  const set = new Uint8Array(256);
  for (let byte = 0; byte < 256; byte++) if (has(byte)) set[byte] = 1;
  return set;
}

export function unionOf(sets: readonly ByteSet[]): ByteSet {
  return setOf((byte) => sets.some((set) => set[byte] === 1));
}

export function invert(set: ByteSet): ByteSet {
  return setOf((byte) => set[byte] === 0);
}

/** Returns the byte in the other case when it is an ASCII letter: without UTF mode PCRE folds no others. */
export function otherCase(byte: number): number {
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x7a ? byte ^ 0x20 : byte;
}

/** Returns bytes with ASCII letters in lower case and all others as they are. */
export function lowerBytes(bytes: string): string {
  return /[A-Z]/.test(bytes) ? bytes.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()) : bytes;
}

/** Returns the set with the other case of each letter added. */
export function foldSet(set: ByteSet): ByteSet {
  return setOf((byte) => set[byte] === 1 || set[otherCase(byte)] === 1);
}

function bytesSet(...bytes: readonly number[]): ByteSet {
  const set = new Uint8Array(256);
  for (const byte of bytes) set[byte] = 1;
  return set;
}

const exactSets = Array.from({ length: 256 }, (_, byte) => bytesSet(byte));
const foldedSets = Array.from({ length: 256 }, (_, byte) => bytesSet(byte, otherCase(byte)));

/** Returns the set of one byte, with `ignoreCase` of a letter in both cases. Equal bytes share one set. */
export function singleSet(byte: number, ignoreCase: boolean): ByteSet {
  return (ignoreCase ? foldedSets : exactSets)[byte] ?? bytesSet(byte);
}

const within = (from: number, to: number) => (byte: number) => byte >= from && byte <= to;
const digit = within(0x30, 0x39);
const lower = within(0x61, 0x7a);
const upper = within(0x41, 0x5a);
const alpha = (byte: number) => lower(byte) || upper(byte);
const alnum = (byte: number) => alpha(byte) || digit(byte);
const graph = within(0x21, 0x7e);
const space = (byte: number) => byte === 0x20 || within(0x09, 0x0d)(byte);
const word = (byte: number) => alnum(byte) || byte === 0x5f;

export const wordSet = setOf(word);
export const newlineSet = singleSet(0x0a, false);
export const anySet = setOf(() => true);
export const dotSet = invert(newlineSet);

/** @source PCRE pcrepattern(3) "POSIX character classes", in the C locale (8.45) */
const posix = tableOf<ByteSet>({
  alpha: setOf(alpha),
  lower: setOf(lower),
  upper: setOf(upper),
  alnum: setOf(alnum),
  ascii: setOf((byte) => byte < 0x80),
  blank: setOf((byte) => byte === 0x20 || byte === 0x09),
  cntrl: setOf((byte) => byte < 0x20 || byte === 0x7f),
  digit: setOf(digit),
  graph: setOf(graph),
  print: setOf((byte) => graph(byte) || byte === 0x20),
  punct: setOf((byte) => graph(byte) && !alnum(byte)),
  space: setOf(space),
  word: wordSet,
  xdigit: setOf((byte) => digit(byte) || within(0x61, 0x66)(byte | 0x20)),
});

/** Returns the members of `[:name:]`, or `null` for a name that PCRE refuses. */
export function posixSet(name: string): ByteSet | null {
  return posix.get(name) ?? null;
}

/** @source PCRE pcrepattern(3) "Generic character types": without UTF only code points below 256 count (8.45) */
const types = tableOf<ByteSet>({
  d: setOf(digit),
  s: setOf(space),
  w: wordSet,
  h: setOf((byte) => byte === 0x09 || byte === 0x20 || byte === 0xa0),
  v: setOf((byte) => within(0x0a, 0x0d)(byte) || byte === 0x85),
});

/** Returns the members of `\d`, `\S` and their like, or `null` for any other letter. */
export function typeSet(letter: string): ByteSet | null {
  const set = types.get(letter.toLowerCase());
  if (!set) return letter === 'N' ? dotSet : null;
  return letter === letter.toLowerCase() ? set : invert(set);
}
