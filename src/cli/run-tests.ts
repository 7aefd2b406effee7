import { type CompiledRouter, compileRouters, profiles, routeThrough } from '../engine/controllers/index.ts';
import type { Diagnostic } from '../engine/diagnostics/index.ts';
import { type ControllerProfile, classNameOf, type NodeId, type ProfileOptions } from '../engine/match/index.ts';
import type { Cluster } from '../engine/model/index.ts';
import {
  formatExpectation,
  type RouteTest,
  readRouteTests,
  runInWorld,
  type TestRouter,
  type TestVerdict,
  type TestWorld,
} from '../engine/route-tests/index.ts';
import { type LinePosition, lineStarts, positionAt } from '../engine/text/index.ts';
import type { SourceFile } from '../engine/yaml/index.ts';

/** A test and where its comment stands. */
export interface PlacedTest extends LinePosition {
  readonly file: string;
  readonly test: RouteTest;
}

/** A line that starts like a test and cannot be read. */
interface UnreadableTest extends LinePosition {
  readonly file: string;
  readonly diagnostic: Diagnostic;
}

export interface FoundTests {
  readonly tests: readonly PlacedTest[];
  readonly unreadable: readonly UnreadableTest[];
}

/** Returns the routing tests of some files in the order of their texts. */
export function findTests(files: readonly SourceFile[]): FoundTests {
  const known = new Set(profiles.map(({ id }) => id));
  const tests: PlacedTest[] = [];
  const unreadable: UnreadableTest[] = [];
  for (const { name: file, text, units, starts } of files) {
    const lines = lineStarts(text);
    units.forEach((unit, index) => {
      if (unit.status === 'too-large') return;
      const reading = readRouteTests(unit.text, known);
      const place = (at: number) => ({ file, ...positionAt(lines, (starts[index] ?? 0) + at) });
      for (const test of reading.tests) tests.push({ ...place(test.range.start), test });
      for (const diagnostic of reading.diagnostics) unreadable.push({ ...place(diagnostic.range.start), diagnostic });
    });
  }
  return { tests, unreadable };
}

/** Everybody who may be asked: `loaded` holds every profile that a test names. */
export interface TestRouters {
  readonly cluster: Cluster;
  readonly routers: readonly CompiledRouter[];
  readonly loaded: ReadonlyMap<string, ControllerProfile>;
  readonly optionsOf: (profile: ControllerProfile) => ProfileOptions;
}

function testRouterOf({ id, profile, guessed, program }: CompiledRouter): TestRouter {
  return { routerId: id, profile: profile.id, guessed, program };
}

/** Returns who answers tests; programs of other profiles are compiled when they are first asked. */
export function worldOf({ cluster, routers, loaded, optionsOf }: TestRouters): TestWorld {
  const others = new Map<string, TestRouter | null>();
  const compile = (routerId: NodeId, profile: string): TestRouter | null => {
    if (!loaded.has(profile)) return null;
    const own = routers.find(({ id }) => id === routerId);
    const ingresses = cluster.ingresses.filter(({ object }) => own?.classNames.includes(classNameOf(object)));
    const [router] = compileRouters({ ...cluster, ingresses }, new Map([[routerId, profile]]), loaded, optionsOf);
    return router ? testRouterOf(router) : null;
  };
  return {
    own(request) {
      const found = routeThrough(routers, request);
      return found && { ...testRouterOf(found.router), decision: found.decision };
    },
    as(routerId, profile) {
      const key = `${profile} ${routerId}`;
      const known = others.get(key);
      if (known !== undefined) return known;
      const router = compile(routerId, profile);
      others.set(key, router);
      return router;
    },
  };
}

/** One test under one profile. */
export interface JudgedTest extends PlacedTest {
  readonly verdict: TestVerdict;
}

/** Returns every verdict on every test. */
export function judgeTests(tests: readonly PlacedTest[], world: TestWorld): readonly JudgedTest[] {
  return tests.flatMap((placed) => runInWorld(placed.test, world).map((verdict) => ({ ...placed, verdict })));
}

/** Returns true when a test passes; a test that nobody answers fails. */
export function passes({ verdict }: JudgedTest): boolean {
  return verdict.run?.pass === true;
}

/** Returns a test in the words of its comment, without the controllers that it names. */
export function nameOf({ test }: PlacedTest): string {
  return `${test.line} -> ${formatExpectation(test.expect)}`;
}
