/** Advice that holds for every controller. */
export interface AdviceDiagnosticParams {
  /** A backend names a Service that no file of the workspace holds. */
  'ref/service-missing': { readonly service: string; readonly namespace: string };
}
