import type { TraceMessages } from '../en/trace.ts';

export const trace: TraceMessages = {};
