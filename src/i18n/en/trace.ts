/** Words of: trace panel: one sentence per rule. */
export const trace = {};

export type TraceMessages = typeof trace;
