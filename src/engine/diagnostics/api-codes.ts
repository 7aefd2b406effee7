/** What the API server would refuse or warn about. */
export interface ApiDiagnosticParams {
  /** A rule of the API server; `rule` is its id in our documentation, `detail` the server's own words. */
  'api/invalid': {
    readonly rule: string;
    readonly field: string;
    readonly errorType: string;
    readonly detail: string;
    readonly message: string;
  };
}
