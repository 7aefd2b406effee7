import type { DiagnosticCode, DiagnosticParams } from '../../engine/diagnostics/index.ts';
import { adviceDiagnostics } from './diagnostics-advice.ts';
import { apiDiagnostics } from './diagnostics-api.ts';
import { controllerDiagnostics } from './diagnostics-controller.ts';
import { routeTestDiagnostics } from './diagnostics-route-test.ts';
import { yamlDiagnostics } from './diagnostics-yaml.ts';

/** One sentence per diagnostic code: a code without words is a type error. */
export type DiagnosticsMessages = {
  readonly [C in DiagnosticCode]: (params: DiagnosticParams[C]) => string;
};

export const diagnostics: DiagnosticsMessages = {
  ...yamlDiagnostics,
  ...apiDiagnostics,
  ...adviceDiagnostics,
  ...controllerDiagnostics,
  ...routeTestDiagnostics,
};
