import { tableOf } from '../text/lookup.ts';

const escapes: Readonly<Record<number, string>> = {
  7: '\\a',
  8: '\\b',
  9: '\\t',
  10: '\\n',
  11: '\\v',
  12: '\\f',
  13: '\\r',
  34: '\\"',
  92: '\\\\',
};
const printable = /^[\p{L}\p{M}\p{N}\p{P}\p{S}]$/u;
const isPlainAscii = /^[ !#-[\]-~]*$/;

/**
 * Returns `text` as Go's `%q` writes it: printable characters stay, the rest is escaped.
 * @source golang/go strconv/quote.go Quote (1.23)
 */
export function goQuote(text: string): string {
  if (isPlainAscii.test(text)) return `"${text}"`;
  let out = '"';
  for (const char of text) out += quotedChar(char);
  return `${out}"`;
}

function quotedChar(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  const short = escapes[code];
  if (short !== undefined) return short;
  if (code >= 32 && code < 127) return char;
  if (code < 32 || code === 127) return `\\x${code.toString(16).padStart(2, '0')}`;
  // A lone surrogate is no character: Go sees the replacement character.
  if (code >= 0xd800 && code <= 0xdfff) return '\ufffd';
  if (printable.test(char)) return char;
  return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}

const htmlEscapes = tableOf<string>({
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
});

/**
 * Returns `value` as Go's json.Marshal writes it: HTML characters are escaped; `undefined` gives `null`.
 * @source golang/go encoding/json/encode.go (1.23)
 */
export function goJson(value: unknown): string {
  const text = JSON.stringify(value) ?? 'null';
  return text.replace(/[<>&\u2028\u2029]/g, (char) => htmlEscapes.get(char) ?? char);
}

/** Returns the length of `text` in UTF-8 bytes. */
export function byteLength(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) continue;
    const isPair = code >= 0xd800 && code < 0xdc00 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00;
    // A pair is two code units and four bytes.
    if (isPair) i++;
    bytes += code < 0x800 ? 1 : 2;
  }
  return bytes;
}

/** Returns a number as Go prints a JSON number that came from YAML. */
export function goNumber(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  return Object.is(value, -0) ? '-0' : String(value);
}
