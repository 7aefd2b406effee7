import { traceKubernetes } from './trace-kubernetes.ts';

/** Words of: the rules that a trace names, by rule id. A controller's sentences stand in a file of their own. */
export const trace = {
  ...traceKubernetes,
};

export type TraceMessages = typeof trace;
