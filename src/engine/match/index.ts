/** The door of this room for all outside of the engine: requests, answers, causes. */

export type { AnnotationFormat, AnnotationSpec } from './annotations/annotation-spec.ts';
export type { Assumption } from './assumption.ts';
export type {
  Cause,
  CauseKind,
  CauseOf,
  CausePath,
  Instead,
  LeftOut,
  NearHost,
  NearPath,
} from './cause.ts';
export { objectsIn } from './causes/objects.ts';
export { classNameOf } from './class-name.ts';
export type { Decision, Evidence, Outcome, PathVerdict, TraceStep } from './decision.ts';
export { hostAgreement, normaliseHost } from './host-match.ts';
export {
  backendId,
  makeNodeId,
  type NodeId,
  readNodeId,
} from './ids.ts';
export { listPaths } from './listed-path.ts';
export { meaningOf, type Tone } from './meaning.ts';
export { formatRequest, parseRequestLine } from './parse-request.ts';
export { comparePath } from './path-match.ts';
export type {
  ControllerProfile,
  DeadPathReason,
  ProfileOption,
  ProfileOptions,
  Route,
  RoutingProgram,
} from './profile.ts';
export type {
  HttpRequest,
  RequestError,
  RequestProblem,
} from './request.ts';
export type { RuleId, SharedRule, UnknownReason } from './rule-id.ts';
export type { ServiceRef } from './service-ref.ts';
