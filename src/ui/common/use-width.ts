import { useSyncExternalStore } from 'react';

export type WidthClass = 'wide' | 'tabbed' | 'narrow';

const wide = '(min-width: 1100px)';
const narrow = '(max-width: 719.98px)';

function subscribe(onChange: () => void): () => void {
  const queries = [window.matchMedia(wide), window.matchMedia(narrow)];
  for (const query of queries) query.addEventListener('change', onChange);
  return () => {
    for (const query of queries) query.removeEventListener('change', onChange);
  };
}

function read(): WidthClass {
  if (window.matchMedia(wide).matches) return 'wide';
  return window.matchMedia(narrow).matches ? 'narrow' : 'tabbed';
}

/** Returns which of the three layouts the window has room for. */
export function useWidthClass(): WidthClass {
  return useSyncExternalStore(subscribe, read);
}
