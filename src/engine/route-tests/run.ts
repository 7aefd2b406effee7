import type { Decision, Outcome } from '../match/decision.ts';
import type { NodeId } from '../match/ids.ts';
import type { RoutingProgram } from '../match/profile.ts';
import { meetsTest } from './expectation.ts';
import type { RouteTest } from './route-test.ts';

/** How one program answers a test. */
export interface TestRun {
  readonly pass: boolean;
  readonly outcome: Outcome;
  readonly decision: Decision;
  /** Graph node of the path that answers; `null` when none does. */
  readonly pathId: NodeId | null;
}

/**
 * Returns how a program answers the request of a test, and whether that is what the test expects.
 * @internal Tests ask programs of their own.
 */
export function runRouteTest(test: Pick<RouteTest, 'request' | 'expect'>, program: RoutingProgram): TestRun {
  return judge(test, program, program.explain(test.request));
}

/** Returns the verdict on a decision that `program` has made for the request of a test. */
function judge(test: Pick<RouteTest, 'expect'>, program: RoutingProgram, decision: Decision): TestRun {
  const { outcome } = decision;
  return { pass: meetsTest(test.expect, outcome), outcome, decision, pathId: pathOf(program, decision) };
}

function pathOf(program: RoutingProgram, { outcome, trace }: Decision): NodeId | null {
  const winner = trace.findLast((step) => step.kind === 'path' && step.verdict === 'wins');
  if (winner?.kind === 'path') return winner.pathId;
  const id = 'route' in outcome ? outcome.route : null;
  return id === null ? null : (program.routes.find((route) => route.id === id)?.origin.pathId ?? null);
}

/** Somebody who answers: a router under a profile. */
export interface TestRouter {
  readonly routerId: NodeId;
  readonly profile: string;
  /** True when the profile is a guess that no test and no person has confirmed. */
  readonly guessed: boolean;
  readonly program: RoutingProgram;
}

/** How one profile answers a test. `run` is `null` when nobody answers: no Ingress, or a profile that could not be loaded. */
export interface TestVerdict {
  readonly profile: string | null;
  readonly guessed: boolean;
  readonly routerId: NodeId | null;
  readonly run: TestRun | null;
}

/** Who can be asked. */
export interface TestWorld {
  /** The router that knows the request best, with its own profile; `null` when there is none. */
  own(request: RouteTest['request']): (TestRouter & { readonly decision: Decision }) | null;
  /** The same router as another profile would run it; `null` when that is not there. */
  as(routerId: NodeId, profile: string): TestRouter | null;
}

/** Returns the verdicts on a test: one for each profile that it names, else one for the profile of the router that answers. */
export function runInWorld(test: RouteTest, world: TestWorld): readonly TestVerdict[] {
  const own = world.own(test.request);
  if (test.profiles.length === 0) {
    if (!own) return [{ profile: null, guessed: false, routerId: null, run: null }];
    const { profile, guessed, routerId, program, decision } = own;
    return [{ profile, guessed, routerId, run: judge(test, program, decision) }];
  }
  return test.profiles.map((profile): TestVerdict => {
    const router = own && (own.profile === profile ? own : world.as(own.routerId, profile));
    const routerId = own?.routerId ?? null;
    return { profile, guessed: false, routerId, run: router && runRouteTest(test, router.program) };
  });
}
