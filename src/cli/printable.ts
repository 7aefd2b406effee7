import type { CliIo } from './io.ts';

/** Text that has been made harmless and coloured: only a painter makes it. */
class Painted {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** A piece of a line: text of anybody, or painted. */
export type Part = string | Painted;

/** Control characters, ends of lines and paragraphs, half characters, marks that turn the direction or have no width. */
const unprintable = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

const short = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/** Returns text that stays on its line and tells a terminal nothing: what it cannot show is written as an escape. */
export function printable(text: string): string {
  return text.replace(unprintable, (c) => short.get(c) ?? `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

const codes = { bold: '1', dim: '2', green: '32', red: '31' };

/** Paints text where the terminal takes it. */
export type Paint = (style: keyof typeof codes, text: string) => Painted;

/** Returns a painter; without colour it only makes the text harmless. */
export function painter(colour: boolean): Paint {
  return (style, text) => {
    const safe = printable(text);
    return new Painted(colour ? `\u001b[${codes[style]}m${safe}\u001b[0m` : safe);
  };
}

/** Lines that begin so, or hold `##[`, are orders to the runner of GitHub Actions. */
function withoutOrders(line: string): string {
  return line.replace(/^(\s*):(?=:)/, '$1\\u003a').replaceAll('##[', '\\u0023#[');
}

function lineOf(parts: readonly Part[]): string {
  const text = parts.map((part) => (typeof part === 'string' ? printable(part) : part.text)).join('');
  return `${withoutOrders(text)}\n`;
}

/** The outside world as commands see it: text of others cannot leave but as part of one line. */
export interface CommandIo extends Omit<CliIo, 'out' | 'err'> {
  /** Prints one line. */
  line(...parts: readonly Part[]): void;
  /** Prints one line to standard error. */
  errLine(...parts: readonly Part[]): void;
  /** Prints a value as one line of JSON. */
  json(value: unknown): void;
  /** Prints a document of a format with escapes of its own: SVG, Mermaid, XML, SARIF. */
  document(text: string): void;
}

/** Returns the only way in which commands print. */
export function printingTo(io: CliIo): CommandIo {
  const { out, err, ...rest } = io;
  return {
    ...rest,
    line: (...parts) => out(lineOf(parts)),
    errLine: (...parts) => err(lineOf(parts)),
    json: (value) => out(`${JSON.stringify(value).replaceAll('##[', '\\u0023#[')}\n`),
    document: (text) => out(text),
  };
}
