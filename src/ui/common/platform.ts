import type { KeyboardEvent } from 'react';

/** This system's command key is ⌘. */
export const isApple = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);

/** Returns `Mod+Shift+Z` as this system writes it: `⌘⇧Z` or `Ctrl+Shift+Z`. */
export function keyWords(keys: string): string {
  if (!isApple) return keys.replace('Mod', 'Ctrl');
  return keys.replace('Mod', '⌘').replace('Shift', '⇧').replace('Alt', '⌥').replaceAll('+', '');
}

/** Returns true when the key event carries this system's command key: ⌘ or Ctrl. */
export function hasMod(event: { readonly metaKey: boolean; readonly ctrlKey: boolean }): boolean {
  return isApple ? event.metaKey : event.ctrlKey;
}

type Held = Pick<globalThis.KeyboardEvent, 'key' | 'code' | 'altKey' | 'shiftKey' | 'ctrlKey' | 'metaKey'>;

/** Returns a key press whose Ctrl or ⌘, whichever it was, is this system's command key. */
export function commandKey({ key, code, altKey, shiftKey, ctrlKey, metaKey }: Held): Held {
  const isHeld = ctrlKey || metaKey;
  return { key, code, altKey, shiftKey, ctrlKey: isHeld && !isApple, metaKey: isHeld && isApple };
}

/** Returns whether a key belongs to an input method; some browsers say so only by the code 229. */
export function isOfInputMethod({ nativeEvent, keyCode }: KeyboardEvent): boolean {
  return nativeEvent.isComposing || keyCode === 229;
}
