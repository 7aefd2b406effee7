/** What one controller does that its user may not expect. Codes start with the profile's id. */
export interface ControllerDiagnosticParams {
  /** An annotation changes traffic in a way the profile does not simulate. */
  'controller/not-simulated': { readonly annotation: string; readonly effect: string };
}
