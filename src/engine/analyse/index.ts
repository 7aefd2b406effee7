/** The door of this room for all outside of the engine: questions about routes. */

export { compareInSteps, comparePrograms, type DifferenceClass, readingLength } from './compare-programs.ts';
export {
  type CaseResult,
  describeOutcome,
  runFixture,
} from './conformance.ts';
export { type ChangeKind, changeKindOf, type Difference, differenceOf } from './difference.ts';
export { isFixture } from './fixture.ts';
export { loadQuestioning, type Questioning } from './load.ts';
export {
  generateRequests,
  isOrdinary,
  maxProbes,
  type PathSeed,
  type Probe,
  type ProbeRequest,
  seedsOf,
} from './probes.ts';
export { type NotAsked, namedIn, notAskedOf, questionsFor, RequestList } from './spoken.ts';
export type {
  PortabilityVerdict,
  SurveyResult,
} from './survey.ts';
