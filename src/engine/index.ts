/** The only public door of the engine: explicit names. Alphabetical by file; add yours here. */
export type {
  BackendSpec,
  Command,
  CommandError,
  CommandType,
  HistoryLabel,
  PathSpec,
  Plan,
  RuleTarget,
} from './commands/command.ts';
export { guessProfile, type ProfileGuess, profileById, profiles } from './controllers/registry.ts';
export type {
  Diagnostic,
  DiagnosticCode,
  DiagnosticOf,
  DiagnosticOrigin,
  DiagnosticParams,
  Fix,
  Severity,
} from './diagnostics/diagnostic.ts';
export type {
  BackendNode,
  DefaultBackendNode,
  EdgeRouterNode,
  GraphNode,
  HostNode,
  Owner,
  PathNode,
  RoutingGraph,
  TlsState,
} from './graph/graph.ts';
export { classNameOf } from './match/class-name.ts';
export type {
  Decision,
  Evidence,
  Outcome,
  PathVerdict,
  ServiceRef,
  StatusReason,
  TraceStep,
} from './match/decision.ts';
export { backendId, defaultBackendId, edgeRouterId, hostId, pathId, pathIdCounter } from './match/ids.ts';
export type {
  ControllerProfile,
  DeadPath,
  DeadPathReason,
  Matcher,
  ProfileOption,
  ProfileOptions,
  Route,
  RouteOrigin,
  RoutingProgram,
} from './match/profile.ts';
export type { HttpRequest } from './match/request.ts';
export type { Cluster, Existence } from './model/cluster.ts';
export type {
  HTTPIngressPath,
  Ingress,
  IngressBackend,
  IngressRule,
  IngressServiceBackend,
  IngressTLS,
  PathType,
  ServiceBackendPort,
} from './model/ingress.ts';
export type {
  EndpointSlice,
  IngressClass,
  KubernetesObject,
  Located,
  ObjectRef,
  PathRef,
  Place,
  RuleRef,
  Secret,
  Service,
  Workload,
} from './model/objects.ts';
export type { Sourced } from './model/sourced.ts';
export { applyEdits, diffAsEdit, invertEdits, mapOffset, sortEdits, type TextEdit } from './text/edit.ts';
export { type LinePosition, lineStarts, offsetAt, positionAt } from './text/lines.ts';
export { containsRange, type SourceRange, shiftRange } from './text/range.ts';
export { fail, ok, type Result } from './text/result.ts';
export type { SourceFile, SourceUnit } from './yaml/source-file.ts';
