/** The door of this room for all outside of the engine: codes of problems with their parameters. */

export type { AdviceDiagnosticParams } from './advice-codes.ts';
export { adviceNumbers } from './advice-codes.ts';
export type { ApiDiagnosticParams } from './api-codes.ts';
export type { ControllerDiagnosticParams } from './controller-codes.ts';
export type {
  Diagnostic,
  DiagnosticCode,
  DiagnosticParams,
  Fix,
  Severity,
} from './diagnostic.ts';
export type { FixLabel, FixName } from './fix-label.ts';
export { questionOf } from './question.ts';
export type { RouteTestDiagnosticParams } from './route-test-codes.ts';
export type {
  HaproxyIngressRule,
  HaproxyTechRule,
  IngressNginxRule,
  KubernetesRule,
  OpenPoint,
  TraefikRule,
} from './rules.ts';
export type { YamlDiagnosticParams } from './yaml-codes.ts';
