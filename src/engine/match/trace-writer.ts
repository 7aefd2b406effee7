import type { Choice } from './choice.ts';
import type { Outcome, PathVerdict, TraceStep } from './decision.ts';
import { compareHost } from './host-match.ts';
import { hostId, type NodeId } from './ids.ts';
import type { ListedPath } from './listed-path.ts';
import type { Matcher } from './matcher.ts';
import { pickNear } from './pick-near.ts';
import type { RuleId } from './rule-id.ts';

/** A trace lists at most this number of hosts, and of paths. */
export const mostSteps = 256;

type Steps = readonly TraceStep[];
type StepOf<K extends TraceStep['kind']> = Extract<TraceStep, { readonly kind: K }>;

/** Returns the step of what is taken off or filled in before comparing; none where nothing is. */
export function normaliseSteps(rule: RuleId, before: string, after: string): Steps {
  return before === after ? [] : [{ kind: 'normalise', rule, before, after }];
}

/** Returns the step that tells which Ingresses the controller sees. */
export function classStep(rule: RuleId, { taken, cluster }: Pick<Choice, 'taken' | 'cluster'>): TraceStep {
  return { kind: 'class', rule, taken: taken.ingresses.length, all: cluster.ingresses.length };
}

/** Returns how a host takes a request by the way it is written. */
export function writtenVerdict(host: string | null): StepOf<'host'>['verdict'] {
  return !host ? 'any' : host.startsWith('*.') ? 'wildcard' : 'exact';
}

/** Returns how a host that was found takes the one that is asked for: one that does not fit was found under another name. */
export function foundVerdict(host: string | null, asked: string): StepOf<'host'>['verdict'] {
  const verdict = compareHost(host?.toLowerCase() ?? null, asked);
  return verdict === 'no' ? 'alias' : verdict;
}

/** Returns the step of the host of a path. */
export function hostStep(
  { className, host }: Pick<ListedPath, 'className' | 'host'>,
  verdict: StepOf<'host'>['verdict'],
  chosen: boolean,
): TraceStep {
  return { kind: 'host', host, verdict, chosen, hostId: hostId(className, host) };
}

/** Returns the step of a path whose only route it is. */
export function pathStep(
  id: NodeId,
  matcher: Matcher,
  compared: Pick<StepOf<'path'>, 'matched' | 'matchedLength' | 'groups'>,
  verdict: PathVerdict,
): TraceStep {
  return { kind: 'path', routeId: id, pathId: id, matcher, ...compared, verdict };
}

function omitted(count: number): Steps {
  return count > 0 ? [{ kind: 'omitted', what: 'paths', count }] : [];
}

/**
 * Returns the steps of paths in their order: of too many those nearest to the request, the winner among them. What stands `beside`
 * them comes before the count of those that are left out.
 */
export function pathSteps<T>(
  paths: readonly T[],
  winner: T | null,
  nearness: (path: T) => number,
  stepOf: (path: T) => TraceStep | Steps,
  beside: Steps = [],
): Steps {
  const near = (path: T) => (path === winner ? Number.POSITIVE_INFINITY : nearness(path));
  const listed = pickNear(paths, mostSteps, near);
  return [...listed.flatMap(stepOf), ...beside, ...omitted(paths.length - listed.length)];
}

/** Returns the step that names why the winner goes before the others that fit; none without any. */
export function preferSteps(winner: NodeId, losers: readonly NodeId[], rule: RuleId): Steps {
  return losers.length > 0 ? [{ kind: 'prefer', winner, losers, rule }] : [];
}

/** Returns the step of a path that is sent on otherwise than it came, `before`. */
export function rewriteSteps(rule: RuleId, before: string, outcome: Outcome): Steps {
  const isSame = !('upstreamTarget' in outcome) || outcome.upstreamTarget === before;
  return isSame ? [] : [{ kind: 'rewrite', rule, before, after: outcome.upstreamTarget }];
}
