import { useSyncExternalStore } from 'react';

let current: string | null = null;
const listeners = new Set<() => void>();

/** Marks the problem that F8 went to: the list scrolls to it, the next F8 goes on from it. */
export function setCurrentProblem(id: string | null): void {
  current = id;
  for (const listener of listeners) listener();
}

/** Returns the marked problem; for code outside React's rendering. */
export function currentProblem(): string | null {
  return current;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Returns the marked problem's id and follows it. */
export function useCurrentProblem(): string | null {
  return useSyncExternalStore(subscribe, currentProblem);
}
