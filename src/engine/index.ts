/** The only public door of the engine: explicit names. Alphabetical by file; add yours here. */

export { type RuleSource, sourceAddress, sourceText } from './about/rule-source.ts';
export { compareInSteps, comparePrograms, type DifferenceClass, readingLength } from './analyse/compare-programs.ts';
export {
  type CaseResult,
  describeOutcome,
  runFixture,
} from './analyse/conformance.ts';
export { type ChangeKind, changeKindOf, type Difference, differenceOf } from './analyse/difference.ts';
export { isFixture } from './analyse/fixture.ts';
export { loadQuestioning, type Questioning } from './analyse/load.ts';
export {
  generateRequests,
  isOrdinary,
  maxProbes,
  type PathSeed,
  type Probe,
  type ProbeRequest,
  seedsOf,
} from './analyse/probes.ts';
export { type NotAsked, namedIn, notAskedOf, questionsFor, RequestList } from './analyse/spoken.ts';
export type {
  PortabilityVerdict,
  SurveyResult,
} from './analyse/survey.ts';
export type { Change, ChangeGoal, ChangeWhat } from './changes/change.ts';
export { withOptions } from './changes/change.ts';
export { loadChanges } from './changes/load.ts';
export type {
  BackendSpec,
  Command,
  CommandError,
  HistoryLabel,
  PathSpec,
  Plan,
  RuleTarget,
  ServiceSpec,
  SingleCommand,
  UnsupportedReason,
} from './commands/command.ts';
export { loadPlan } from './commands/load.ts';
export { portsAsked } from './commands/ports-asked.ts';
export { abouts, loadRuleSources } from './controllers/abouts.ts';
export { judgedBy } from './controllers/judged.ts';
export {
  loadProfile,
  profiles,
} from './controllers/registry.ts';
export {
  adviseCluster,
  type CompiledRouter,
  compileAs,
  compileRouters,
  loadRouters,
  profilesFor,
  routeThrough,
} from './controllers/routers.ts';
export { combineRouters } from './controllers/routers-combined.ts';
export type { AdviceDiagnosticParams } from './diagnostics/advice-codes.ts';
export { adviceNumbers } from './diagnostics/advice-codes.ts';
export type { ApiDiagnosticParams } from './diagnostics/api-codes.ts';
export type { ControllerDiagnosticParams } from './diagnostics/controller-codes.ts';
export type {
  Diagnostic,
  DiagnosticCode,
  DiagnosticParams,
  Fix,
  Severity,
} from './diagnostics/diagnostic.ts';
export type { FixLabel, FixName } from './diagnostics/fix-label.ts';
export { questionOf } from './diagnostics/question.ts';
export type { RouteTestDiagnosticParams } from './diagnostics/route-test-codes.ts';
export type {
  HaproxyIngressRule,
  HaproxyTechRule,
  IngressNginxRule,
  KubernetesRule,
  OpenPoint,
  TraefikRule,
} from './diagnostics/rules.ts';
export type { YamlDiagnosticParams } from './diagnostics/yaml-codes.ts';
export { redactDiagnostic } from './export/redact-diagnostic.ts';
export { type BarRequest, redactHttpRequest, redactRequest } from './export/redact-request.ts';
export { redactSecrets } from './export/redact-secrets.ts';
export {
  type RoutingTableRow,
  type RoutingTableWords,
  routingTableCsv,
  routingTableMarkdown,
} from './export/routing-table.ts';
export { type CellColumn, cellText, setCell } from './gestures/cell.ts';
export { connectRoutes } from './gestures/connect.ts';
export {
  createService,
  createServices,
  missingNamed,
  missingServices,
  serviceFor,
} from './gestures/create-service.ts';
export { duplicateIngress, duplicateRoutes } from './gestures/duplicate.ts';
export { asGesture, commandOf, type Gesture, type GestureRefusal, type RouteNode } from './gestures/gesture.ts';
export { hostToClass } from './gestures/host-to-class.ts';
export { copyRoutes, moveRoutes, type Slot } from './gestures/move.ts';
export { asOne, duplicateHost, duplicationOf, freeHost, removalOf, shiftOf } from './gestures/one-node.ts';
export { portFor } from './gestures/ports.ts';
export { removeRoutes } from './gestures/remove.ts';
export { backendOf, hostOf, type Scene } from './gestures/scene.ts';
export { setClass, setTypes } from './gestures/set.ts';
export { toFile } from './gestures/to-file.ts';
export { parsePort, serviceBackend } from './gestures/typed.ts';
export { buildGraph, type RouterProfile } from './graph/build.ts';
export { columnsOf, cutNames } from './graph/cut-names.ts';
export { groupDomains } from './graph/domains.ts';
export { mapEdgePath } from './graph/edge-path.ts';
export { type EdgeGeometry, edgeGeometry, edgesOf, type GraphEdge } from './graph/edges.ts';
export { endId, endsOf, type GraphEnd, routerOfEnd } from './graph/ends.ts';
export {
  backendsOfService,
  type FilterFacts,
  filterGraph,
  focusGraph,
  parseFilter,
} from './graph/filter.ts';
export {
  type BackendNode,
  brokenState,
  type DefaultBackendNode,
  domainId,
  type EdgeRouterNode,
  type ExpandedHosts,
  type GraphNode,
  type HostBundle,
  type HostNode,
  type Owner,
  type PathNode,
  type RoutingGraph,
  routerName,
  servicesId,
  type TlsState,
} from './graph/graph.ts';
export {
  type Box,
  backendTitle,
  compactFrom,
  type GraphLayout,
  layoutGraph,
} from './graph/layout.ts';
export { toMermaid } from './graph/mermaid.ts';
export { renderSvg, type SvgLegend, type SvgWords } from './graph/svg.ts';
export { embeddedState } from './graph/svg-state.ts';
export type { SvgThemeName } from './graph/svg-theme.ts';
export { atOnce, autoExpandLimit, collapseHosts, collapseSteps, groupFrom } from './graph/view.ts';
export { compareSeen } from './intake/compare-seen.ts';
export { editsOfDiff } from './intake/diff.ts';
export type { DiffFile } from './intake/diff-file.ts';
export { type ErrorCode, knownErrors } from './intake/error-code.ts';
export type { ErrorReading } from './intake/error-reading.ts';
export type { ErrorNames, KnownError } from './intake/known-error.ts';
export type { OtherText } from './intake/other-text.ts';
export type {
  IntakePart,
  ListedRoute,
  SeenRequest,
} from './intake/part.ts';
export { readIntake, requestsOf } from './intake/read-intake.ts';
export { createAnswer } from './kubectl/create-answer.ts';
export { runValidationFixture } from './kubectl/fixture.ts';
export { loadNeighbours, needsNeighbours } from './kubectl/load-kinds.ts';
export type { Neighbours } from './kubectl/neighbours.ts';
export { printCreate } from './kubectl/print-create.ts';
export { isReadingFixture, runReadingFixture } from './kubectl/reading-fixture.ts';
export type { CompletionItem } from './language/completion-item.ts';
export type {
  AnnotationDetails,
  BackendDetails,
  IngressDetails,
  ServiceDetails,
  WorkspaceNames,
} from './language/details.ts';
export type { HoverSubject } from './language/hover.ts';
export type { LanguageAsk, LanguageReply } from './language/language.ts';
export type { RenameTarget } from './language/targets.ts';
export type { LanguageWorld } from './language/world.ts';
export { loadLanguage } from './load-language.ts';
export type { AnnotationFormat, AnnotationSpec } from './match/annotations/annotation-spec.ts';
export type { Assumption } from './match/assumption.ts';
export type {
  Cause,
  CauseKind,
  CauseOf,
  CausePath,
  Instead,
  LeftOut,
  NearHost,
  NearPath,
} from './match/cause.ts';
export { objectsIn } from './match/causes/objects.ts';
export { classNameOf } from './match/class-name.ts';
export type { Decision, Evidence, Outcome, PathVerdict, TraceStep } from './match/decision.ts';
export { hostAgreement, normaliseHost } from './match/host-match.ts';
export {
  backendId,
  makeNodeId,
  type NodeId,
  readNodeId,
} from './match/ids.ts';
export { listPaths } from './match/listed-path.ts';
export { meaningOf, type Tone } from './match/meaning.ts';
export { formatRequest, parseRequestLine } from './match/parse-request.ts';
export { comparePath } from './match/path-match.ts';
export type {
  ControllerProfile,
  DeadPathReason,
  ProfileOption,
  ProfileOptions,
  Route,
  RoutingProgram,
} from './match/profile.ts';
export type {
  HttpRequest,
  RequestError,
  RequestProblem,
} from './match/request.ts';
export type { Obstacle, RuleId, SharedRule, UnknownReason } from './match/rule-id.ts';
export type { ServiceRef } from './match/service-ref.ts';
export type { Cluster } from './model/cluster.ts';
export type { PathType } from './model/ingress.ts';
export { namespaceOfOwner } from './model/metadata.ts';
export {
  isSameObject,
  type KubernetesObject,
  type ObjectRef,
  type PathRef,
  type Place,
  type RuleRef,
} from './model/objects.ts';
export { loadProofs } from './proofs/load.ts';
export { expectationOf, formatExpectation } from './route-tests/expectation.ts';
export { formatRouteTest } from './route-tests/format.ts';
export { type RouteTestReading, readRouteTests } from './route-tests/read.ts';
export type { RouteTest } from './route-tests/route-test.ts';
export {
  runInWorld,
  type TestRouter,
  type TestVerdict,
  type TestWorld,
} from './route-tests/run.ts';
export { composeEdits } from './text/compose.ts';
export { diffLines, type LineHunk, linesOf } from './text/diff-lines.ts';
export { applyEdits, diffAsEdit, invertEdits, mapOffset, sortEdits, type TextEdit } from './text/edit.ts';
export { type Encoding, encodingOf, toUtf16 } from './text/encoding.ts';
export { type FindQuery, type Found, findIn, patternOf, replaceIn } from './text/find.ts';
export { type LinePosition, lineStarts, positionAt } from './text/lines.ts';
export { lookup, tableOf } from './text/lookup.ts';
export { containsRange, type SourceRange, shiftRange } from './text/range.ts';
export { fail, ok, type Result } from './text/result.ts';
export { wellFormed } from './text/well-formed.ts';
export type { KubernetesRelease } from './validate/api-error.ts';
export { checkTree } from './validate/check-tree.ts';
export { placeOfField } from './validate/place-of-field.ts';
export {
  checkReferences,
  noReferences,
  type ReferenceCache,
  referencesOf,
  updateReferences,
} from './validate/references.ts';
export {
  defaultValidateOptions,
  knownReleases,
  type ValidateOptions,
} from './validate/verdict.ts';
export { buildCluster } from './yaml/cluster.ts';
export { findObjects } from './yaml/decode.ts';
export { type FileKind, fileKindOf, isKustomizationName } from './yaml/file-kind.ts';
export { kustomizePatches, setPatchesApart } from './yaml/kustomize.ts';
export { type ReadProgress, readSourceFile, readSourceFileInSteps } from './yaml/read.ts';
export { editSourceFile } from './yaml/reread.ts';
export type { ReadOptions, SourceFile, SourceUnit } from './yaml/source-file.ts';
export { readTree } from './yaml/tree.ts';
