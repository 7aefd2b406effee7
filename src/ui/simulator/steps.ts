import type { TraceStep } from '../../engine/match/index.ts';

export type HostStep = Extract<TraceStep, { kind: 'host' }>;
export type PathStep = Extract<TraceStep, { kind: 'path' }>;
