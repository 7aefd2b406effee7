const digits = new Map(
  [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].map((letter, value) => [letter, value]),
);

function utf8(latin: string): string {
  try {
    return decodeURIComponent(latin.replace(/[\s\S]/g, (c) => `%${c.charCodeAt(0).toString(16).padStart(2, '0')}`));
  } catch {
    return latin;
  }
}

/** Returns what a text says when it is base64, bytes that are no UTF-8 as Latin-1; `null` when it is something else. */
export function decodedBase64(text: string): string | null {
  const body = text.replace(/\s+/g, '').replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '');
  if (body.length < 16 || !/^[A-Za-z0-9+/]+$/.test(body)) return null;
  let decoded = '';
  let bits = 0;
  let held = 0;
  for (const letter of body) {
    held = ((held << 6) | (digits.get(letter) ?? 0)) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    decoded += String.fromCharCode((held >> bits) & 0xff);
  }
  return utf8(decoded);
}
