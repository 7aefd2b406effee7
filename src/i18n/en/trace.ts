import { traceKubernetes } from './trace-kubernetes.ts';

/** Words of: the rules of the specification that a trace names, by rule id. Those of controllers come in `controllerTrace`. */
export const trace = {
  ...traceKubernetes,
};

export type TraceMessages = typeof trace;
