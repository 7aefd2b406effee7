import type { ProblemsMessages } from '../en/problems.ts';

export const problems: ProblemsMessages = {};
