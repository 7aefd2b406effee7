/** The only public door of the engine: explicit names. Alphabetical by file; add yours here. */

export { type RuleSource, type RuleSources, sourceAddress, sourceText } from './about/rule-source.ts';
export { compareInSteps, comparePrograms, type DifferenceClass, readingLength } from './analyse/compare-programs.ts';
export {
  type CaseResult,
  describeOutcome,
  meetsExpectation,
  runCases,
  runFixture,
} from './analyse/conformance.ts';
export { type ChangeKind, changeKindOf, type Difference, differenceOf } from './analyse/difference.ts';
export { type Expectation, type Fixture, type FixtureCase, isFixture } from './analyse/fixture.ts';
export { loadQuestioning, type Questioning } from './analyse/load.ts';
export {
  generateRequests,
  isOrdinary,
  maxProbes,
  type PathSeed,
  type Probe,
  type ProbeList,
  type ProbeRequest,
  seedsOf,
} from './analyse/probes.ts';
export { type NotAsked, namedIn, notAskedOf, type Questions, questionsFor, RequestList } from './analyse/spoken.ts';
export {
  type PathPortability,
  type PortabilityVerdict,
  portability,
  type SurveyResult,
  type SurveyRow,
  survey,
  surveyInSteps,
} from './analyse/survey.ts';
export type { Change, ChangeGoal, ChangeWhat } from './changes/change.ts';
export { withOptions } from './changes/change.ts';
export type { Asking, ChangeWorld } from './changes/changes-for.ts';
export { loadChanges } from './changes/load.ts';
export type {
  BackendSpec,
  Command,
  CommandError,
  CommandType,
  HistoryLabel,
  PathSpec,
  Plan,
  RuleTarget,
  ServiceSpec,
  SingleCommand,
  TlsSpec,
} from './commands/command.ts';
export { loadPlan } from './commands/load.ts';
export { plan } from './commands/plan.ts';
export { portsAsked } from './commands/ports-asked.ts';
export { abouts, loadRuleSources } from './controllers/abouts.ts';
export { judgedBy } from './controllers/judged.ts';
export {
  guessProfile,
  type KnownProfile,
  loadProfile,
  type ProfileGuess,
  profileById,
  profiles,
} from './controllers/registry.ts';
export {
  adviseCluster,
  type CompiledRouter,
  compileAs,
  compileRouters,
  explainingLegibly,
  loadRouters,
  profilesFor,
  routeThrough,
} from './controllers/routers.ts';
export { answeringTogether } from './controllers/together.ts';
export type { AdviceDiagnosticParams } from './diagnostics/advice-codes.ts';
export { adviceNumbers } from './diagnostics/advice-codes.ts';
export type { ApiDiagnosticParams } from './diagnostics/api-codes.ts';
export type { ControllerDiagnosticParams } from './diagnostics/controller-codes.ts';
export type {
  Diagnostic,
  DiagnosticCode,
  DiagnosticOf,
  DiagnosticOrigin,
  DiagnosticParams,
  Fix,
  Severity,
} from './diagnostics/diagnostic.ts';
export { questionOf } from './diagnostics/question.ts';
export type { RouteTestDiagnosticParams, RouteTestProblem } from './diagnostics/route-test-codes.ts';
export type { YamlDiagnosticParams } from './diagnostics/yaml-codes.ts';
export { redactDiagnostic } from './export/redact-diagnostic.ts';
export type { RedactedText } from './export/redact-document.ts';
export { type BarRequest, redactHttpRequest, redactRequest } from './export/redact-request.ts';
export { redactSecrets } from './export/redact-secrets.ts';
export {
  type RoutingTableRow,
  type RoutingTableWords,
  routingTableCsv,
  routingTableMarkdown,
} from './export/routing-table.ts';
export { type CellColumn, cellText, setCell } from './gestures/cell.ts';
export { connectRoutes, type ServiceTarget } from './gestures/connect.ts';
export {
  createService,
  createServices,
  type MissingService,
  missingNamed,
  missingServices,
  serviceFor,
} from './gestures/create-service.ts';
export { duplicateIngress, duplicateRoutes } from './gestures/duplicate.ts';
export { asGesture, commandOf, type Gesture, type GestureRefusal, type RouteNode } from './gestures/gesture.ts';
export { type HostMove, hostToClass } from './gestures/host-to-class.ts';
export { copyRoutes, moveRoutes, type Slot } from './gestures/move.ts';
export { asOne, duplicateHost, duplicationOf, freeHost, freeName, removalOf, shiftOf } from './gestures/one-node.ts';
export { portFor } from './gestures/ports.ts';
export { removeRoutes } from './gestures/remove.ts';
export { backendOf, hostOf, type KnownIngress, type KnownService, type Scene } from './gestures/scene.ts';
export { setClass, setTypes } from './gestures/set.ts';
export { toFile } from './gestures/to-file.ts';
export { parsePort, serviceBackend } from './gestures/typed.ts';
export { backendIdOf } from './graph/backend-nodes.ts';
export { buildGraph, type GraphInput, type RouterProfile } from './graph/build.ts';
export type { Column, Columns } from './graph/columns.ts';
export { columnsOf, cutNames } from './graph/cut-names.ts';
export { groupDomains } from './graph/domains.ts';
export { bundleWidth, mapEdgePath, treeEdgePath } from './graph/edge-path.ts';
export { type EdgeGeometry, type EdgeLook, edgeGeometry, edgeId, edgesOf, type GraphEdge } from './graph/edges.ts';
export { endId, endsOf, type GraphEnd } from './graph/ends.ts';
export {
  backendsOfService,
  type FilteredGraph,
  type FilterFacts,
  type FilterKey,
  type FilterTerm,
  filterGraph,
  focusGraph,
  parseFilter,
} from './graph/filter.ts';
export {
  type BackendNode,
  type BrokenState,
  brokenState,
  bundleId,
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
  firstRow,
  type GraphLayout,
  hasSecondLine,
  type LayoutOptions,
  layoutGraph,
} from './graph/layout.ts';
export { type MermaidOptions, toMermaid } from './graph/mermaid.ts';
export { renderSvg, type SvgLegend, type SvgOptions, type SvgWords } from './graph/svg.ts';
export { embeddedState } from './graph/svg-state.ts';
export type { SvgThemeName } from './graph/svg-theme.ts';
export { atOnce, autoExpandLimit, collapseHosts, collapseSteps, groupFrom } from './graph/view.ts';
export { compareSeen, type SeenRelation } from './intake/compare-seen.ts';
export { editsOfDiff } from './intake/diff.ts';
export type { DiffFile } from './intake/diff-file.ts';
export { type ErrorCode, knownErrors } from './intake/error-code.ts';
export { type ErrorReading, readErrors } from './intake/error-reading.ts';
export type { ErrorName, ErrorNames, KnownError } from './intake/known-error.ts';
export type { OtherText } from './intake/other-text.ts';
export type {
  IntakeKind,
  IntakePart,
  ListedIngress,
  ListedRoute,
  RequestForm,
  SeenRequest,
  Wrapping,
} from './intake/part.ts';
export { readIntake, requestsOf } from './intake/read-intake.ts';
export { type CreateAnswer, createAnswer, type SentObject } from './kubectl/create-answer.ts';
export { type FixtureResult, runValidationFixture } from './kubectl/fixture.ts';
export { loadNeighbours, needsNeighbours } from './kubectl/load-kinds.ts';
export type { Neighbours } from './kubectl/neighbours.ts';
export { type PrintedCreate, printCreate } from './kubectl/print-create.ts';
export { isReadingFixture, runReadingFixture } from './kubectl/reading-fixture.ts';
export type { Completions } from './language/complete.ts';
export type { CompletionItem } from './language/completion-item.ts';
export type {
  AnnotationDetails,
  BackendDetails,
  IngressDetails,
  ServiceDetails,
  WorkspaceNames,
} from './language/details.ts';
export { allFields } from './language/fields.ts';
export type { Hover, HoverSubject } from './language/hover.ts';
export type { LanguageAsk, LanguageReply } from './language/language.ts';
export type { RenameTarget } from './language/targets.ts';
export type { FilePlace, LanguageWorld } from './language/world.ts';
export { loadLanguage } from './load-language.ts';
export type { AnnotationFormat, AnnotationSpec } from './match/annotations/annotation-spec.ts';
export type { Assumption, AssumptionKind } from './match/assumption.ts';
export type {
  BadRequest,
  Beaten,
  Cause,
  CauseKind,
  CauseOf,
  CausePath,
  ClassRule,
  HostMiss,
  KnownPort,
  LeftOut,
  MatchedBy,
  NearHost,
  NearPath,
  Opener,
  PathMiss,
  RedirectBy,
  RouteRefusal,
} from './match/cause.ts';
export { objectsIn } from './match/causes/objects.ts';
export { classNameOf } from './match/class-name.ts';
export type { Decision, Evidence, Outcome, PathVerdict, StatusReason, TraceStep } from './match/decision.ts';
export { type HostAgreement, hostAgreement, normaliseHost } from './match/host-match.ts';
export { backendId, defaultBackendId, edgeRouterId, hostId, pathId, pathIdCounter } from './match/ids.ts';
export type { Matcher } from './match/matcher.ts';
export { type Meaning, meaningOf, type Tone } from './match/meaning.ts';
export { formatRequest, parseRequestLine } from './match/parse-request.ts';
export { comparePath, type PathComparison } from './match/path-match.ts';
export type {
  ControllerProfile,
  DeadPath,
  DeadPathReason,
  ProfileOption,
  ProfileOptions,
  Route,
  RouteOrigin,
  RoutingProgram,
} from './match/profile.ts';
export {
  type HttpRequest,
  type HttpVersion,
  type RequestDefaults,
  type RequestError,
  type RequestParts,
  type RequestProblem,
  requestFromParts,
} from './match/request.ts';
export type { ServiceRef } from './match/service-ref.ts';
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
export { namespaceOfOwner } from './model/metadata.ts';
export {
  type EndpointSlice,
  type IngressClass,
  isSameObject,
  type KubernetesObject,
  type Located,
  type ObjectRef,
  type PathRef,
  type Place,
  type RuleRef,
  type Secret,
  type Service,
  type Workload,
} from './model/objects.ts';
export type { Sourced } from './model/sourced.ts';
export { loadProofs } from './proofs/load.ts';
export { expectationOf, formatExpectation, meetsTest } from './route-tests/expectation.ts';
export { formatRouteTest } from './route-tests/format.ts';
export { mayHoldTests, type RouteTestReading, readRouteTests } from './route-tests/read.ts';
export type { RouteTest, TestExpectation } from './route-tests/route-test.ts';
export {
  runInWorld,
  runRouteTest,
  type TestRun,
  type TestSpeaker,
  type TestVerdict,
  type TestWorld,
} from './route-tests/run.ts';
export { composeEdits } from './text/compose.ts';
export { diffLines, type LineHunk, linesOf } from './text/diff-lines.ts';
export { applyEdits, diffAsEdit, invertEdits, mapOffset, sortEdits, type TextEdit } from './text/edit.ts';
export { type Encoding, encodingOf, toUtf16 } from './text/encoding.ts';
export { type FindQuery, type Found, findIn, patternOf, replaceIn } from './text/find.ts';
export { type LinePosition, lineStarts, offsetAt, positionAt } from './text/lines.ts';
export { lookup, tableOf } from './text/lookup.ts';
export { containsRange, type SourceRange, shiftRange } from './text/range.ts';
export { fail, ok, type Result } from './text/result.ts';
export { wellFormed } from './text/well-formed.ts';
export type { ApiError, ApiWarning, KubernetesRelease } from './validate/api-error.ts';
export { checkTree, judgeTree } from './validate/check-tree.ts';
export type { KindTable } from './validate/kind-rules.ts';
export { placeOfField } from './validate/place-of-field.ts';
export {
  checkReferences,
  noReferences,
  type ReferenceCache,
  referencesOf,
  updateReferences,
} from './validate/references.ts';
export { badRequestMessage, type PrintedStatus, renderStatus } from './validate/status.ts';
export { toDiagnostics } from './validate/to-diagnostics.ts';
export { validateObject, validateStatusUpdate, validateUpdate } from './validate/validate.ts';
export {
  type ApiVerdict,
  defaultValidateOptions,
  knownReleases,
  stageOf,
  type ValidateOptions,
} from './validate/verdict.ts';
export { looksBinary } from './yaml/binary.ts';
export { buildCluster } from './yaml/cluster.ts';
export { findObjects } from './yaml/decode.ts';
export { type FileKind, fileKindOf, isKustomizationName } from './yaml/file-kind.ts';
export { kustomizePatches, setPatchesApart } from './yaml/kustomize.ts';
export { maxFileSize, type ReadProgress, readSourceFile, readSourceFileInSteps } from './yaml/read.ts';
export { editSourceFile, unitIndexAt } from './yaml/reread.ts';
export type { ReadOptions, SourceFile, SourceUnit } from './yaml/source-file.ts';
export { readTree } from './yaml/tree.ts';
