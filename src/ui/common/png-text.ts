import { crc32 } from '../../state/crc32.ts';

/** Length and type of a chunk before its data, checksum behind it. */
const frame = 12;
const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const keyword = 'ingraph';

/** Returns where each chunk starts and what type it has; none for bytes that are no PNG. */
function chunksOf(png: Uint8Array): readonly { readonly at: number; readonly type: string; readonly length: number }[] {
  if (!signature.every((byte, index) => png[index] === byte)) return [];
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const chunks: { at: number; type: string; length: number }[] = [];
  for (let at = signature.length; at + frame <= png.length; ) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...png.subarray(at + 4, at + 8));
    if (at + frame + length > png.length) break;
    chunks.push({ at, type, length });
    at += frame + length;
  }
  return chunks;
}

/** Returns the picture with a text inside (Latin-1), before its end; bytes that are no PNG as they are. */
export function withText(png: Uint8Array, text: string): Uint8Array<ArrayBuffer> {
  const end = chunksOf(png).find(({ type }) => type === 'IEND')?.at ?? null;
  if (end === null) return new Uint8Array(png);
  const body = Uint8Array.from(`tEXt${keyword}\0${text}`, (letter) => letter.charCodeAt(0));
  const chunk = new Uint8Array(body.length + 8);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, body.length - 4);
  chunk.set(body, 4);
  view.setUint32(body.length + 4, crc32(body));
  const all = new Uint8Array(png.length + chunk.length);
  all.set(png.subarray(0, end));
  all.set(chunk, end);
  all.set(png.subarray(end), end + chunk.length);
  return all;
}

/** Returns the text that `withText` has put inside; `null` when there is none. */
export function textOf(png: Uint8Array): string | null {
  for (const { at, type, length } of chunksOf(png)) {
    const data = png.subarray(at + 8, at + 8 + length);
    if (type !== 'tEXt' || !`${keyword}\0`.split('').every((letter, i) => data[i] === letter.charCodeAt(0))) continue;
    let text = '';
    for (const byte of data.subarray(keyword.length + 1)) text += String.fromCharCode(byte);
    return text;
  }
  return null;
}
