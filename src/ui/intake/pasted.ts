import { createStore } from 'zustand/vanilla';
import type { IntakePart } from '../../engine/intake/index.ts';

/** What was pasted last and is more than a manifest: shown until somebody closes it, kept nowhere. */
export interface Paste {
  /** Another one for each paste. */
  readonly seq: number;
  readonly text: string;
  readonly parts: readonly IntakePart[];
  /** Texts of its manifests, as they were opened. */
  readonly manifests: readonly string[];
  /** Credentials of its requests that stay out of the request bar. */
  readonly credentials: number;
}

/** The paste that is shown; `null` = none. */
export const pasteStore = createStore<{ readonly paste: Paste | null }>(() => ({ paste: null }));

let made = 0;
let shown = 0;

/** Returns the number of the next paste: they are shown in the order in which they were made. */
export function numberPaste(): number {
  return ++made;
}

/** Shows what was pasted in the place of what was shown before, unless that was pasted later. */
export function showPaste(paste: Paste): void {
  if (paste.seq < shown) return;
  shown = paste.seq;
  pasteStore.setState({ paste });
}

/** Closes the card. */
export function closePaste(): void {
  pasteStore.setState({ paste: null });
}
