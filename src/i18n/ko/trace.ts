import type { TraceMessages } from '../en/trace.ts';
import { traceKubernetes } from './trace-kubernetes.ts';

/** Korean words of the rules that a trace names. */
export const trace: TraceMessages = {
  ...traceKubernetes,
};
