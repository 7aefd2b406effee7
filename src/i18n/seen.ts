/** A character that nobody sees where it stands. */
function shown(character: string): string {
  if (character === ' ') return '␣';
  const code = character.codePointAt(0) ?? 0;
  return `\\u${code.toString(16).padStart(4, '0')}`;
}

/**
 * Returns a text of the user as it is quoted, with what cannot be seen written out: spaces at its ends or several in a row, other white space
 * and characters without width; `''` for an empty one.
 */
export function seen(text: string): string {
  if (text === '') return "''";
  return text
    .replace(/^ +| +$| {2,}/g, (spaces) => [...spaces].map(shown).join(''))
    .replace(/[\t\n\r\u00a0\u00ad\u200b-\u200f\u2028\u2029\u2060\ufeff]/g, shown);
}
