import type { TraceMessages } from '../en/trace.ts';
import { traceKubernetes } from './trace-kubernetes.ts';

export const trace: TraceMessages = {
  ...traceKubernetes,
};
