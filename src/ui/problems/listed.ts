import type { ProblemGroup } from '../parts/problem-list.ts';

/** What the panel lists while it is open, so that F8 walks the same problems in the same order. */
let listed: readonly ProblemGroup[] | null = null;

/** Tells what the panel shows; `null` when it is closed. */
export function setListed(groups: readonly ProblemGroup[] | null): void {
  listed = groups;
}

/** Returns what the panel shows; `null` when it is closed. */
export function listedGroups(): readonly ProblemGroup[] | null {
  return listed;
}
