import type { AdviceDiagnosticParams } from '../../engine/index.ts';

/** Advice for every controller. */
export const adviceDiagnostics: {
  readonly [C in keyof AdviceDiagnosticParams]: (params: AdviceDiagnosticParams[C]) => string;
} = {
  'ref/service-missing': ({ service, namespace }) => `No file holds the Service ${namespace}/${service}.`,
};
