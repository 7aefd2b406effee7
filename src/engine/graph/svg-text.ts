import { tableOf } from '../text/lookup.ts';
import { wellFormed } from '../text/well-formed.ts';

const named = tableOf<string>({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' });

const unwritable = /(?![\t\n])\p{Cc}|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffe\uffff]/gu;

/** Returns text for XML: the five characters with a meaning escaped; control characters, marks that turn the direction and halves of characters replaced. */
export function xmlText(text: string): string {
  return wellFormed(text)
    .replace(/\r\n?/g, '\n')
    .replace(unwritable, '\ufffd')
    .replace(/[&<>"']/g, (c) => named.get(c) ?? c);
}

/** East Asian characters take the room of two. */
function widthOf(character: string): number {
  return /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(character)
    ? 2
    : 1;
}

/** Returns a name shortened in the middle to at most `room` columns of a fixed-width font. */
export function shorten(name: string, room: number): string {
  const characters = [...name];
  const widths = characters.map(widthOf);
  let total = widths.reduce((sum, width) => sum + width, 0);
  if (total <= room) return name;
  let head = 0;
  let tail = characters.length;
  total = 1;
  // The head gets more: it tells hosts and paths apart.
  for (;;) {
    const isHead = head <= (characters.length - tail) * 1.5;
    const width = widths[isHead ? head : tail - 1] ?? 1;
    if (total + width > room || head >= tail) break;
    total += width;
    if (isHead) head++;
    else tail--;
  }
  return `${characters.slice(0, head).join('')}…${characters.slice(tail).join('')}`;
}
