import { createStore } from 'zustand/vanilla';
import type { IntakePart } from '../../engine/index.ts';

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

/** Shows what was pasted, in the place of what was shown before. */
export function showPaste(paste: Omit<Paste, 'seq'>): void {
  const seq = (pasteStore.getState().paste?.seq ?? 0) + 1;
  pasteStore.setState({ paste: { ...paste, seq } });
}

/** Closes the card. */
export function closePaste(): void {
  pasteStore.setState({ paste: null });
}
