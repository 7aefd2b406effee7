import type { AdviceDiagnosticParams } from '../../engine/index.ts';

/** Advice for every controller. */
export const adviceDiagnostics: {
  readonly [C in keyof AdviceDiagnosticParams]: (params: AdviceDiagnosticParams[C]) => string;
} = {
  'ref/service-missing': ({ service, namespace }) => `이 Service가 어느 파일에도 없습니다: ${namespace}/${service}`,
};
