import { encodingOf } from '../../engine/text/index.ts';

/** How the bytes of a file were read as letters; `utf-16-unmarked` has no byte order mark. */
export type FileEncoding = 'utf-8' | 'utf-16' | 'utf-16-unmarked' | 'euc-kr' | 'windows-1252';

/** A file's text, and how it was read. */
export interface Decoded {
  readonly text: string;
  readonly encoding: FileEncoding;
}

const PROBE_BYTES = 64 * 1024;

/** Every other byte of what is mostly ASCII in UTF-16 is zero, and none of the others is. */
function unmarkedUtf16(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const zeros = [0, 0];
  for (const [index, byte] of head.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const least = head.length * 0.3;
  if (head.length < 4 || Math.max(even, odd) < least || Math.min(even, odd) > 0) return null;
  return odd > 0 ? 'utf-16le' : 'utf-16be';
}

function decodeAs(encoding: string, bytes: Uint8Array<ArrayBuffer>): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: encoding === 'utf-8' }).decode(bytes);
  } catch {
    return null;
  }
}

/** Old code pages: Korean where every letter is one of Korean texts, else that of Western Europe, as Windows writes it. */
function decodeOld(bytes: Uint8Array<ArrayBuffer>, head: Uint8Array): Decoded | null {
  const isControl = (byte: number): boolean => byte < 32 && !(byte >= 9 && byte <= 13) && byte !== 27;
  if (head.some(isControl)) return null;
  const korean = decodeAs('euc-kr', bytes);
  if (
    korean !== null &&
    !/[^\0-\u007f\p{Script=Hangul}\p{Script=Han}\u2000-\u303f\uff00-\uffef\u00b0-\u00b7]/u.test(korean)
  )
    return { text: korean, encoding: 'euc-kr' };
  const high = head.reduce((count, byte) => count + (byte > 127 ? 1 : 0), 0);
  if (high > head.length * 0.3) return null;
  return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' };
}

/**
 * Returns the text of a file; `null` for one that is none. UTF-16 is told by its byte order mark, as kubectl does, or by
 * its zeros; a mark of UTF-8 stays in the text, so that it is downloaded as it came.
 */
export function decode(bytes: Uint8Array<ArrayBuffer>): Decoded | null {
  const marked = encodingOf(bytes);
  if (marked !== 'utf-8') return { text: new TextDecoder(marked).decode(bytes), encoding: 'utf-16' };
  const head = bytes.subarray(0, PROBE_BYTES);
  if (head.includes(0)) {
    const unmarked = unmarkedUtf16(head);
    const text = unmarked && decodeAs(unmarked, bytes);
    return text === null ? null : { text, encoding: 'utf-16-unmarked' };
  }
  const text = decodeAs('utf-8', bytes);
  return text === null ? decodeOld(bytes, head) : { text, encoding: 'utf-8' };
}
