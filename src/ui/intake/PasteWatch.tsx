import { lazy } from 'react';
import { useStore } from 'zustand';
import { Later } from '../common/Later.tsx';
import { pasteStore } from './pasted.ts';

const PasteCard = lazy(() => import('./PasteCard.tsx').then((part) => ({ default: part.PasteCard })));

/** Shows the card of what was pasted while there is one. */
export function PasteWatch() {
  const paste = useStore(pasteStore, (state) => state.paste);
  return paste && <Later>{<PasteCard key={paste.seq} paste={paste} />}</Later>;
}
