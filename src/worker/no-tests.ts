import type { TestsState } from '../state/types.ts';

/** A workspace without routing tests: where page and worker both start. */
export const noTests: TestsState = { revision: 0, tests: [], unreadable: [] };
