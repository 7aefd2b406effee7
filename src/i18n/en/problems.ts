/** Words of: problems panel. */
export const problems = {};

export type ProblemsMessages = typeof problems;
