import type { GraphMessages } from '../en/graph.ts';

export const graph: GraphMessages = {};
