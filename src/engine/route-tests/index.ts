/** The door of this room for all outside of the engine: tests that stand in comments. */

export { expectationOf, formatExpectation } from './expectation.ts';
export { formatRouteTest } from './format.ts';
export { type RouteTestReading, readRouteTests } from './read.ts';
export type { RouteTest } from './route-test.ts';
export {
  runInWorld,
  type TestRouter,
  type TestVerdict,
  type TestWorld,
} from './run.ts';
