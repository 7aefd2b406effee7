import type { AppStore } from './store.ts';

const startsKey = 'ingraph/starts';
/** So many starts without an end, and the workspace is not opened again. */
export const mostStarts = 2;

/** Counts this start until the page shows everything or is left in peace; returns how many before it were not. */
export function countStart(): number {
  const before = Number(window.localStorage.getItem(startsKey) ?? 0) || 0;
  window.localStorage.setItem(startsKey, String(before + 1));
  window.addEventListener('pagehide', endStart);
  return before;
}

function endStart(): void {
  window.localStorage.removeItem(startsKey);
}

/** Ends the start when the engine has read what was restored. */
export function endStartWhenRead({ store }: AppStore): void {
  const stop = store.subscribe(({ revision, snapshot }) => {
    if (snapshot.revision < revision) return;
    stop();
    endStart();
  });
}
