/** Returns the UTF-8 bytes of `text`, one code unit (0–255) a byte: controllers compare bytes, not characters. */
export function toBytes(text: string): string {
  let isAscii = true;
  for (let i = 0; i < text.length && isAscii; i++) isAscii = text.charCodeAt(i) < 0x80;
  if (isAscii) return text;
  let bytes = '';
  for (const character of text) bytes += bytesOf(character.codePointAt(0) ?? 0);
  return bytes;
}

function bytesOf(code: number): string {
  const last = 0x80 | (code & 63);
  if (code < 0x80) return String.fromCharCode(code);
  if (code < 0x800) return String.fromCharCode(0xc0 | (code >> 6), last);
  const middle = 0x80 | ((code >> 6) & 63);
  if (code < 0x10000) return String.fromCharCode(0xe0 | (code >> 12), middle, last);
  return String.fromCharCode(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), middle, last);
}
