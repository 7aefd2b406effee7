/** One entry of an open menu, as far as keys care. */
export interface MenuEntry {
  readonly label: string;
  readonly isOff: boolean;
}

/** What has been typed to find an entry, and when the last letter came, in milliseconds. */
export interface Typed {
  readonly text: string;
  readonly atMs: number;
}

/** Letters within this time are one word. */
const wordMs = 600;

export const nothingTyped: Typed = { text: '', atMs: Number.NEGATIVE_INFINITY };

/** Returns true for a key that writes a character; with `Ctrl`, `Alt` or `Meta` it is a command of someone else's. */
export function isLetter(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>): boolean {
  return [...event.key].length === 1 && !event.ctrlKey && !event.altKey && !event.metaKey;
}

/** Returns true while a word is being typed: a space then belongs to it, and chooses nothing. */
export function isWordOpen(typed: Typed, nowMs: number): boolean {
  return typed.text !== '' && nowMs - typed.atMs <= wordMs;
}

/** Returns what has been typed with one more letter: a new word after a pause. */
export function typeLetter(typed: Typed, letter: string, nowMs: number): Typed {
  return { text: (isWordOpen(typed, nowMs) ? typed.text : '') + letter, atMs: nowMs };
}

/** The first entry that may be chosen from `from` on in steps of `step`, around the end; -1 without any. */
function nextOn(entries: readonly MenuEntry[], from: number, step: 1 | -1): number {
  for (let tried = 0; tried < entries.length; tried++) {
    const index = (from + step * tried + entries.length * 2) % entries.length;
    if (entries[index]?.isOff === false) return index;
  }
  return -1;
}

/**
 * Returns the entry that an arrow, `Home` or `End` goes to, around the ends and past entries that are off.
 * `at` is -1 while none has the focus; -1 is returned for other keys and when nothing can be chosen.
 */
export function arrowTarget(key: string, entries: readonly MenuEntry[], at: number): number {
  const last = entries.length - 1;
  switch (key) {
    case 'ArrowDown':
      return nextOn(entries, at + 1, 1);
    case 'ArrowUp':
      return nextOn(entries, at < 0 ? last : at - 1, -1);
    case 'Home':
    case 'PageUp':
      return nextOn(entries, 0, 1);
    case 'End':
    case 'PageDown':
      return nextOn(entries, last, -1);
    default:
      return -1;
  }
}

/**
 * Returns the entry that begins with what was typed, from the present one on and around the end; -1 without one.
 * The same letter again and again walks through all entries that begin with it.
 */
export function typedTarget(text: string, entries: readonly MenuEntry[], at: number): number {
  const letters = [...text.toLowerCase()];
  const isOneLetter = letters.every((letter) => letter === letters[0]);
  const wanted = isOneLetter ? (letters[0] ?? '') : letters.join('');
  if (wanted === '') return -1;
  // A longer word may still mean the present entry; a single letter asks for the next one.
  const start = isOneLetter ? at + 1 : Math.max(0, at);
  for (let tried = 0; tried < entries.length; tried++) {
    const index = (start + tried) % entries.length;
    const entry = entries[index];
    if (entry && !entry.isOff && entry.label.trim().toLowerCase().startsWith(wanted)) return index;
  }
  return -1;
}
