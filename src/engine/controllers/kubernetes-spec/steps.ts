import type { PathVerdict, TraceStep } from '../../match/decision.ts';
import { type HostVerdict, wildcardSuffix } from '../../match/host-match.ts';
import type { NodeId } from '../../match/ids.ts';
import { commonPrefixLength, compareElements, elementKey, parentKey } from '../../match/path-match.ts';
import { pickNear } from '../../match/pick-near.ts';
import type { HttpRequest } from '../../match/request.ts';
import type { RuleId } from '../../match/rule-id.ts';
import { findPath } from './find.ts';
import type { HostCandidates, ResolvedRequest } from './resolve.ts';
import { type Entry, exactRank, implementationRank, nearLimit, traceLimit } from './table.ts';
import { isSilent, type Site, type World } from './world.ts';

/** Up to this number of paths the nearest are found by looking at each. */
const mostRanked = 2000;

/** Returns one step for each thing that is taken off or filled in before comparing. */
export function normaliseSteps(request: HttpRequest, resolved: ResolvedRequest): readonly TraceStep[] {
  const steps: TraceStep[] = [];
  const add = (rule: RuleId, before: string, after: string) => {
    if (before !== after) steps.push({ kind: 'normalise', rule, before, after });
  };
  const { withoutPort, withoutDot, host } = resolved.normalised;
  if (resolved.isAbsoluteForm) add('kubernetes/absolute-form', request.rawPath, resolved.path);
  else if (resolved.isEmptyPath) add('kubernetes/empty-path', request.rawPath, resolved.path);
  add('kubernetes/host-port', resolved.authority, withoutPort);
  add('kubernetes/host-trailing-dot', withoutPort, withoutDot);
  add('kubernetes/host-case', withoutDot, host);
  return steps;
}

function hostStep(site: Site, verdict: HostVerdict, chosen: Site | null): TraceStep {
  return { kind: 'host', host: site.host, verdict, chosen: site === chosen, hostId: site.hostId };
}

/** Returns the hosts to list beside the matching ones: all of a small cluster, those under the same parent domain of a large one. */
function otherSites(world: World, host: string): readonly Site[] {
  if (!world.neighbours) return world.sites;
  return world.neighbours.get(wildcardSuffix(host) ?? host)?.slice(0, traceLimit) ?? [];
}

/** Returns one step per host that a rule speaks of: those that take the request in order of preference, then the others in file order. */
export function hostSteps(
  world: World,
  { exact, wildcard, any }: HostCandidates,
  chosen: Site | null,
  host: string,
): readonly TraceStep[] {
  const steps: TraceStep[] = [];
  if (exact) steps.push(hostStep(exact, 'exact', chosen));
  if (wildcard) steps.push(hostStep(wildcard, 'wildcard', chosen));
  const isUnsaid = any !== null && isSilent(any);
  if (any && !isUnsaid) steps.push(hostStep(any, 'any', chosen));
  for (const site of otherSites(world, host)) {
    if (steps.length >= traceLimit) break;
    if (site !== exact && site !== wildcard && site !== any) steps.push(hostStep(site, 'no', chosen));
  }
  const omitted = world.sites.length - steps.length - Number(isUnsaid);
  if (omitted > 0) steps.push({ kind: 'omitted', what: 'hosts', count: omitted });
  return steps;
}

function verdictOf(entry: Entry, winner: Entry | null, matched: boolean): PathVerdict {
  if (!matched || !winner) return 'no-match';
  if (entry === winner) return 'wins';
  if (entry.path.length < winner.path.length) return 'shorter';
  return entry.type === winner.type ? 'later' : 'type';
}

/** Touches as little of an entry as it can: in a large table each part of it is a wait for memory. */
function pathStep(entry: Entry, matched: boolean, verdict: PathVerdict, requestPath: string): TraceStep {
  const { id, matcher, path } = entry;
  const matchedLength =
    entry.type === exactRank ? commonPrefixLength(path, requestPath) : compareElements(path, requestPath).matchedLength;
  return { kind: 'path', routeId: id, pathId: id, matched, matcher, matchedLength, verdict };
}

/**
 * Returns the paths to list: all of a small host; of a large one those that fit and the nearest others,
 * which stand in the request's own folder or in one above it, the root left out.
 */
export function listedEntries(site: Site, matched: readonly Entry[], requestPath: string): readonly Entry[] {
  if (!site.neighbours) return site.entries;
  if (site.entries.length <= mostRanked) {
    const near = (entry: Entry) =>
      matched.includes(entry) ? Number.POSITIVE_INFINITY : commonPrefixLength(entry.path, requestPath);
    // A slash alone makes nothing near.
    const alike = site.entries.filter((entry) => near(entry) > 1);
    return pickNear(alike, matched.length + nearLimit(site.entries.length), near);
  }
  const listed = [...matched];
  const limit = matched.length + nearLimit(site.entries.length);
  for (let key: string | null = elementKey(requestPath); key && listed.length < limit; key = parentKey(key)) {
    for (const entry of site.neighbours.get(key) ?? []) {
      if (listed.length >= limit) break;
      if (!matched.includes(entry)) listed.push(entry);
    }
  }
  return listed.sort((a, b) => a.order - b.order);
}

/** Returns one step per path of the chosen host in evaluation order, with the place where each stopped fitting. */
export function pathSteps(site: Site, matched: readonly Entry[], requestPath: string): readonly TraceStep[] {
  const winner = matched[0] ?? null;
  const entries = listedEntries(site, matched, requestPath);
  const steps = entries.map((entry): TraceStep => {
    const isMatched = matched.includes(entry);
    return pathStep(entry, isMatched, verdictOf(entry, winner, isMatched), requestPath);
  });
  const omitted = site.entries.length - entries.length;
  if (omitted > 0) steps.push({ kind: 'omitted', what: 'paths', count: omitted });
  return steps;
}

/** Returns the best path of each host that fits too but is not tried, because a more precise host has the request. */
export function overtakenSteps(
  { wildcard, any }: HostCandidates,
  chosen: Site,
  requestPath: string,
): readonly TraceStep[] {
  return [wildcard, any].flatMap((site) => {
    const entry = site && site !== chosen ? findPath(site, requestPath) : null;
    return entry ? [pathStep(entry, true, 'exact-host-first', requestPath)] : [];
  });
}

/** Names the tie-break by which one path goes before another. */
export function preferenceOf(winner: Entry, loser: Entry): RuleId {
  if (winner.path.length !== loser.path.length) return 'kubernetes/longest-path';
  if (winner.type !== loser.type) {
    if (loser.type === implementationRank) return 'kubernetes/implementation-specific-last';
    return 'kubernetes/exact-before-prefix';
  }
  if (winner.age === loser.age) return 'kubernetes/first-listed';
  const older = winner.listed.located.object.metadata.creationTimestamp;
  const younger = loser.listed.located.object.metadata.creationTimestamp;
  return older === younger ? 'kubernetes/ingress-name' : 'kubernetes/oldest-ingress';
}

/** Returns the tie-breaks by which the winner went before the other paths that fit, each with those it put behind. */
export function preferSteps(matched: readonly Entry[]): readonly TraceStep[] {
  const [winner, ...losers] = matched;
  if (!winner) return [];
  const byRule = new Map<RuleId, NodeId[]>();
  for (const loser of losers) {
    const rule = preferenceOf(winner, loser);
    const list = byRule.get(rule);
    if (list) list.push(loser.id);
    else byRule.set(rule, [loser.id]);
  }
  return [...byRule].map(([rule, ids]) => ({ kind: 'prefer', winner: winner.id, losers: ids, rule }));
}
