import type { ShortStore } from './short-store.ts';

const startsKey = 'ingraph/starts';
/** So many starts without an end, and the workspace is not opened again. */
export const mostStarts = 2;
/** Whoever leaves a page that has shown nothing for so long leaves a start that has failed. */
const patienceMs = 5000;

/** One start of the page: it fails unless it ends, or is left in good time. */
export interface Start {
  /** How many starts before this one have failed in a row. */
  readonly failedBefore: number;
  /** Everything is shown. */
  end(): void;
  /** It has thrown: leaving the page does not take it back. */
  fail(): void;
  /** The page is left. */
  leave(): void;
}

/** Counts a start; where nothing can be counted none has failed. */
export function countStart(short: ShortStore, now: () => number): Start {
  const failedBefore = Number(short.get(startsKey) ?? 0) || 0;
  short.set(startsKey, String(failedBefore + 1));
  const begun = now();
  let isOver = false;
  let hasFailed = false;
  const end = (): void => {
    if (hasFailed) return;
    isOver = true;
    short.remove(startsKey);
  };
  return {
    failedBefore,
    end,
    fail() {
      hasFailed = true;
    },
    leave() {
      if (isOver || hasFailed || now() - begun >= patienceMs) return;
      if (failedBefore === 0) short.remove(startsKey);
      else short.set(startsKey, String(failedBefore));
    },
  };
}
