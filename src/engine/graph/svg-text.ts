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
