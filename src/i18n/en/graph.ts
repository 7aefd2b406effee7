/** Words of: canvas, nodes, edges, gestures, their accessible names. */
export const graph = {};

export type GraphMessages = typeof graph;
