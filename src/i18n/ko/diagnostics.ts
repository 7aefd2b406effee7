import type { DiagnosticsMessages } from '../en/diagnostics.ts';
import { adviceDiagnostics } from './diagnostics-advice.ts';
import { apiDiagnostics } from './diagnostics-api.ts';
import { controllerDiagnostics } from './diagnostics-controller.ts';
import { routeTestDiagnostics } from './diagnostics-route-test.ts';
import { yamlDiagnostics } from './diagnostics-yaml.ts';

export const diagnostics: DiagnosticsMessages = {
  ...yamlDiagnostics,
  ...apiDiagnostics,
  ...adviceDiagnostics,
  ...controllerDiagnostics,
  ...routeTestDiagnostics,
};
