import { tableOf } from '../../engine/text/index.ts';
import { hasMod } from '../common/platform.ts';

export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'shiftKey' | 'ctrlKey' | 'metaKey'>;

const names = tableOf<string>({
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Backspace: 'Delete',
  ' ': 'Space',
});

/** Returns the sign that stands on the key, where what it writes is another one: with Alt or Shift, or of another script. */
function signOfPlace({ key, code, altKey, shiftKey }: KeyPress): string | null {
  const isLatin = /^[A-Za-z]$/.test(key);
  if (!altKey && (isLatin || !(shiftKey || key > '~'))) return null;
  return /^(?:Key|Digit)(.)$/.exec(code)?.[1] ?? null;
}

/** Returns the combinations that a key press may be meant as, best first, written as the help sheet writes them. */
export function chordsOf(press: KeyPress): readonly string[] {
  const { key, altKey, shiftKey } = press;
  const isMod = hasMod(press);
  // Ctrl on a Mac and the Windows key are the system's.
  if (!isMod && (press.ctrlKey || press.metaKey)) return [];
  const mods = `${isMod ? 'Mod+' : ''}${altKey ? 'Alt+' : ''}`;
  const shift = shiftKey ? 'Shift+' : '';
  const place = signOfPlace(press);
  const byPlace = place === null ? [] : [`${mods}${shift}${place}`];
  // On the block of digits Alt writes signs by their number.
  if (altKey && key.length === 1) return byPlace;
  const name = names.get(key) ?? (key.length === 1 ? key.toUpperCase() : key);
  // A sign says by itself whether it needs Shift, a letter does not.
  const isShifted = name.length > 1 || key.toLowerCase() !== key.toUpperCase();
  return [...byPlace, `${mods}${isShifted ? shift : ''}${name}`];
}

/** Shift leads back. */
export const wayOf = (keys: string): 1 | -1 => (keys.includes('Shift') ? -1 : 1);
