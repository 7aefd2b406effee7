import { type CompiledRouter, profiles, routeThrough } from '../engine/controllers/index.ts';
import { formatRequest, type HttpRequest } from '../engine/match/index.ts';
import type { ObjectRef } from '../engine/model/index.ts';
import {
  formatExpectation,
  type RouteTest,
  type RouteTestReading,
  readRouteTests,
  runInWorld,
  type TestRouter,
  type TestVerdict,
  type TestWorld,
} from '../engine/route-tests/index.ts';
import type { SourceFile, SourceUnit } from '../engine/yaml/index.ts';
import { noTests, type TestState, type TestsState, type TestVerdictState } from '../protocol/tests.ts';
import { sameData } from './delta.ts';

/** What the last update knew, as far as tests need it. */
interface Known {
  readonly revision: number;
  readonly files: readonly SourceFile[];
  readonly routers: readonly CompiledRouter[];
  readonly routerAs: (routerId: string, profile: string) => CompiledRouter | null;
  /** What else decides the answers: tests run again when one of these is another object. */
  readonly settings: readonly unknown[];
}

/** Ends with `null` when there is nothing to tell; `tests` is `null` when they are as they were. */
type TestSteps = Generator<void, { readonly revision: number; readonly tests: TestsState | null } | null>;

/** The routing tests of the workspace. */
export interface RouteTests {
  /** The tests of a document; read once while the document stays as it is. */
  read(unit: SourceUnit): RouteTestReading;
  reset(known: Known): void;
  /** Every test of the last update. */
  all(): readonly RouteTest[];
  /** Profiles that tests name, each once. */
  profiles(): readonly string[];
  /** Runs the tests, yielding between them. Verdicts are kept while nothing but comments changed. */
  run(): TestSteps;
}

const profileIds = new Set(profiles.map(({ id }) => id));
const nothing: RouteTestReading = { tests: [], places: [], diagnostics: [] };

/** The text without its tests: as long as this is the same, no verdict changes. */
function textWithoutTests(text: string, { places }: RouteTestReading): string {
  let at = 0;
  const parts: string[] = [];
  for (const { start, end } of places) {
    const line = text.lastIndexOf('\n', start - 1) + 1;
    const isOwnLine = text.slice(line, start).trim() === '';
    const next = text.indexOf('\n', end);
    parts.push(text.slice(at, isOwnLine ? Math.max(line, at) : start));
    at = !isOwnLine ? end : next < 0 ? text.length : next + 1;
  }
  return parts.length === 0 ? text : parts.join('') + text.slice(at);
}

/** The request as the bar holds it: method and headers stand in fields of their own. */
function askOf(request: HttpRequest): TestState['ask'] {
  const line = formatRequest({ ...request, headers: new Map() });
  return {
    method: request.method,
    text: line.slice(request.method.length + 1),
    headers: Array.from(request.headers, ([name, value]) => `${name}: ${value}`),
  };
}

function verdictState({ profile, guessed, routerId, run }: TestVerdict): TestVerdictState {
  return {
    profile,
    guessed,
    routerId,
    pass: run?.pass ?? false,
    outcome: run?.outcome ?? null,
    pathId: run?.pathId ?? null,
  };
}

function testRouterOf({ id, profile, guessed, program }: CompiledRouter): TestRouter {
  return { routerId: id, profile: profile.id, guessed, program };
}

/** Returns who answers tests when these routers do. */
export function worldOf({ routers, routerAs }: Pick<Known, 'routers' | 'routerAs'>): TestWorld {
  return {
    own(request) {
      const found = routeThrough(routers, request);
      return found && { ...testRouterOf(found.router), decision: found.decision };
    },
    as(routerId, profile) {
      const router = routerAs(routerId, profile);
      return router && testRouterOf(router);
    },
  };
}

/** Gives each test a name of its own; equal tests are counted. */
function testNames(): (name: string) => string {
  const seen = new Map<string, number>();
  return (name) => {
    const n = seen.get(name) ?? 0;
    seen.set(name, n + 1);
    return n === 0 ? name : `${name}#${n}`;
  };
}

function stateOf(
  test: RouteTest,
  object: ObjectRef,
  verdicts: readonly TestVerdictState[],
  idOf: (name: string) => string,
): TestState {
  const { line, range } = test;
  const expect = formatExpectation(test.expect);
  const id = idOf(`${object.file} ${line} -> ${expect} @ ${test.profiles.join()}`);
  const pass = verdicts.every((verdict) => verdict.pass);
  return { id, object, range, line, ask: askOf(test.request), expect, verdicts, pass };
}

/** Returns the tests of a workspace that has none yet. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: One closure: its parts share what it holds.
export function createRouteTests(): RouteTests {
  const readings = new WeakMap<SourceUnit, RouteTestReading>();
  const shapes = new WeakMap<SourceUnit, string>();
  let known: Known | null = null;
  /** What the kept verdicts rest on. */
  let basis: readonly unknown[] = [];
  let verdicts = new Map<string, readonly TestVerdictState[]>();
  let told = noTests;

  const read = (unit: SourceUnit): RouteTestReading => {
    if (unit.status === 'too-large') return nothing;
    let reading = readings.get(unit);
    if (!reading) {
      reading = readRouteTests(unit.text, profileIds);
      readings.set(unit, reading);
    }
    return reading;
  };

  const shapeOf = (unit: SourceUnit): string => {
    const kept = shapes.get(unit);
    if (kept !== undefined) return kept;
    const shape = textWithoutTests(unit.text, read(unit));
    shapes.set(unit, shape);
    return shape;
  };

  /** Forgets the verdicts when anything but the tests has changed. */
  const keepVerdicts = ({ files, settings, routers }: Known): void => {
    const texts = files.flatMap(({ name, units }) => [name, ...units.map(shapeOf)]);
    const next = [...settings, ...routers.map(({ profile }) => profile.id), ...texts];
    const isSame = next.length === basis.length && next.every((part, index) => part === basis[index]);
    if (!isSame) verdicts = new Map();
    basis = next;
  };

  const judge = (test: RouteTest, world: TestWorld): readonly TestVerdictState[] => {
    const key = JSON.stringify([test.line, test.expect, test.profiles]);
    const kept = verdicts.get(key);
    if (kept) return kept;
    const judged = runInWorld(test, world).map(verdictState);
    // Somebody may still be on the way: such a verdict is not for keeping.
    if (judged.every(({ outcome }) => outcome !== null)) verdicts.set(key, judged);
    return judged;
  };

  function* each(files: readonly SourceFile[]) {
    for (const { name: file, units } of files) {
      for (const [document, unit] of units.entries()) {
        const reading = read(unit);
        if (reading.places.length > 0) yield { object: { file, document, item: 0 }, reading };
      }
    }
  }

  const all = (): readonly RouteTest[] => (known ? [...each(known.files)].flatMap(({ reading }) => reading.tests) : []);

  return {
    read,
    reset(next) {
      known = next;
    },
    all,
    profiles: () => [...new Set(all().flatMap((test) => test.profiles))],
    *run() {
      if (!known) return null;
      const current = known;
      const found = [...each(current.files)];
      if (found.length === 0 && told.tests.length + told.unreadable.length === 0) return null;
      keepVerdicts(current);
      const world = worldOf(current);
      const idOf = testNames();
      const tests: TestState[] = [];
      for (const { object, reading } of found) {
        for (const test of reading.tests) {
          tests.push(stateOf(test, object, judge(test, world), idOf));
          yield;
        }
      }
      const unreadable = found.flatMap(({ object, reading }) =>
        reading.diagnostics.map((diagnostic) => ({ object, diagnostic })),
      );
      const { revision } = current;
      const isSame = sameData(told.tests, tests) && sameData(told.unreadable, unreadable);
      if (!isSame) told = { revision, tests, unreadable };
      return { revision, tests: isSame ? null : told };
    },
  };
}
