/**
 * Why a line that starts like a routing test cannot be read.
 * `keyword`: not written `# route-test:`; `no-request`, `no-arrow`, `no-expectation`, `no-profile`: a part is missing;
 * `bad-request`: `found` is the request's own problem; `bad-option`: an option that tests do not have;
 * `bad-status`: no status from 100 to 599; `bad-location`: a Location after a status that has none;
 * `bad-service`, `bad-port`: no name that Kubernetes accepts; `extra-words`: more than one expectation;
 * `unknown-profile`: no controller of this name.
 */
export type RouteTestProblem =
  | 'keyword'
  | 'no-request'
  | 'bad-request'
  | 'bad-option'
  | 'no-arrow'
  | 'no-expectation'
  | 'bad-status'
  | 'bad-location'
  | 'bad-service'
  | 'bad-port'
  | 'extra-words'
  | 'no-profile'
  | 'unknown-profile';

/** What the routing tests in comments can report. */
export interface RouteTestDiagnosticParams {
  /** A line that starts like a test and cannot be read; `found` is the word that is wrong, or the code of the request's problem. */
  'route-test/unreadable': { readonly reason: RouteTestProblem; readonly found: string };
}
