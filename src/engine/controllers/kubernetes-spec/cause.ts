import type { Beaten, Cause, CausePath, MatchedBy } from '../../match/cause.ts';
import { unanswerable } from '../../match/causes/backend.ts';
import { backendPlace, causePath } from '../../match/causes/listed.ts';
import { type NamedHost, nearHosts, onOtherHosts } from '../../match/causes/near-hosts.ts';
import { expectedPath, nearPaths, type Takers } from '../../match/causes/near-paths.ts';
import { notTaken, type Untaken } from '../../match/causes/not-taken.ts';
import { classNameOf } from '../../match/class-name.ts';
import type { Outcome } from '../../match/decision.ts';
import type { ListedPath } from '../../match/listed-path.ts';
import { comparePath } from '../../match/path-match.ts';
import type { HttpRequest } from '../../match/request.ts';
import type { Place } from '../../model/objects.ts';
import { findPath } from './find.ts';
import { fallbackOf, openPatterns } from './outcome.ts';
import type { HostCandidates, ResolvedRequest } from './resolve.ts';
import { listedEntries, preferenceOf } from './steps.ts';
import type { Entry } from './table.ts';
import { isSilent, type Site, type World } from './world.ts';

/** Everything that one answer came from. */
export interface Found {
  readonly world: World;
  readonly request: HttpRequest;
  readonly resolved: ResolvedRequest;
  readonly candidates: HostCandidates;
  readonly site: Site | null;
  /** Paths that fit, the winner first. */
  readonly matched: readonly Entry[];
  readonly outcome: Outcome;
}

/** What a cause may ask of the program: the answer to another request, and what Ingresses left out would say. */
export interface Questions {
  readonly match: (request: HttpRequest) => Outcome;
  readonly untaken: Untaken;
}

const preferences: ReadonlyMap<string, MatchedBy> = new Map([
  ['kubernetes/longest-path', 'longest'],
  ['kubernetes/implementation-specific-last', 'type'],
  ['kubernetes/exact-before-prefix', 'exact'],
  ['kubernetes/first-listed', 'first'],
  ['kubernetes/ingress-name', 'name'],
  ['kubernetes/oldest-ingress', 'older'],
]);

function told({ listed, matcher }: Entry): CausePath {
  return causePath(listed, matcher);
}

function takersOf({ request }: Found, { match }: Questions): Takers {
  return (rawPath) => {
    const outcome = match({ ...request, rawPath });
    return 'route' in outcome && outcome.route !== null ? [outcome.route] : [];
  };
}

/** The best path of the hosts that fit too and are not asked. */
function overtaken({ candidates: { wildcard, any }, site, resolved }: Found): readonly Entry[] {
  return [wildcard, any].flatMap((other) => (other && other !== site ? (findPath(other, resolved.path) ?? []) : []));
}

function matchedBy(found: Found, winner: Entry): { readonly by: MatchedBy; readonly next: Entry | null } {
  const loser = found.matched[1];
  if (loser) return { by: preferences.get(preferenceOf(winner, loser)) ?? 'first', next: loser };
  const other = overtaken(found)[0];
  return other ? { by: 'host', next: other } : { by: 'only', next: null };
}

function matched(found: Found, winner: Entry, questions: Questions): Cause {
  const { site, resolved, matched: fitting } = found;
  const { by, next } = matchedBy(found, winner);
  const others = site ? listedEntries(site, fitting, resolved.path).filter((entry) => !fitting.includes(entry)) : [];
  const near = expectedPath(others.map(told), resolved.path, winner.path.length, {
    takersOf: takersOf(found, questions),
  });
  const over: Beaten | null = near ? { ...near, fits: false } : next && { ...told(next), fits: true };
  return {
    kind: 'matched',
    pathId: winner.id,
    path: resolved.path,
    by,
    winner: told(winner),
    fits: fitting.length,
    over,
    odd: null,
  };
}

function namedHosts({ sites }: World): readonly NamedHost[] {
  return sites.flatMap(({ host, hostId }) => (host ? [{ host, hostId }] : []));
}

/** Paths on hosts that are named elsewhere. */
function elsewhere({ sites }: World, request: HttpRequest, match: Questions['match']): readonly CausePath[] {
  const pathOf = (id: string) => {
    const entry = sites.flatMap(({ entries }) => entries).find((one) => one.id === id);
    return entry ? told(entry) : null;
  };
  return onOtherHosts(sites, request, match, pathOf);
}

function hostUnknown({ world, request, resolved }: Found, { match }: Questions): Cause {
  const words = world.sites.flatMap(({ entries }) => entries.map(({ path }) => path || '/'));
  const { normalised } = resolved;
  const nearest = nearHosts(namedHosts(world), normalised, { request, match, words });
  return { kind: 'host-unknown', host: normalised.host, nearest, notAsked: elsewhere(world, request, match) };
}

/** A path that is left out because its type is none of the API's, and would take the request as a Prefix. */
function refusedPath({ site, resolved }: Found): ListedPath | null {
  const takes = ({ path }: ListedPath) =>
    comparePath({ kind: 'element-prefix', path: path.path.value ?? '' }, resolved.path).matched;
  return site?.rejected.find(takes) ?? null;
}

function routeRefused(listed: ListedPath, why: 'path-type' | 'no-backend'): Cause {
  const path = causePath(listed, { kind: 'element-prefix', path: listed.path.path.value ?? '' });
  const { pathType } = listed.path;
  const range = (why === 'path-type' ? pathType.range : null) ?? listed.origin.range;
  const place: Place = { object: listed.origin.object, range };
  return { kind: 'route-refused', pathId: path.pathId, path, why, key: null, missing: null, by: null, place };
}

function unmatched(found: Found, questions: Questions): Cause {
  const { world, request, resolved, site } = found;
  if (world.all === 0) return { kind: 'nothing-configured', what: 'no-ingress' };
  const left = notTaken(questions.untaken, request, (ingress) => ({
    why: classNameOf(ingress) === null ? 'no-class' : 'class-unknown',
  }));
  if (left) return left;
  if (world.taken.length === 0) return { kind: 'nothing-configured', what: 'none-taken' };
  const refused = refusedPath(found);
  if (refused) return routeRefused(refused, 'path-type');
  if (world.sites.every(({ entries }) => entries.length === 0)) return { kind: 'nothing-configured', what: 'no-rules' };
  if (!site || isSilent(site)) return hostUnknown(found, questions);
  // Paths are compared as they are sent: written as the request is, any of the host would take it.
  const takesWritten = (pathId: string) =>
    site.entries.some(({ id, matcher }) => id === pathId && matcher.kind !== 'regex');
  const trials = { takersOf: takersOf(found, questions), takesWritten };
  const nearest = nearPaths(site.entries.map(told), resolved.path, trials);
  const notAsked = [...overtaken(found).map(told), ...elsewhere(world, request, questions.match)];
  return { kind: 'path-unmatched', host: site.host, path: resolved.path, nearest, notAsked };
}

function defaultPlace({ world }: Found, ingress: string) {
  const backend = world.defaults.find((one) => one.ingress === ingress)?.located;
  const range = backend?.object.defaultBackend?.range ?? null;
  return { object: backend?.ref ?? null, place: backend && range ? { object: backend.ref, range } : null };
}

function defaultBackend(found: Found): Cause {
  const { world, site } = found;
  const fallback = fallbackOf(world, site);
  if (!fallback) return { kind: 'nothing-configured', what: 'no-rules' };
  const { availability, ingress } = fallback;
  const { object, place } = defaultPlace(found, ingress);
  if (availability.kind === 'unavailable') {
    return unanswerable(world.cluster, availability.why, availability.service, null, place);
  }
  const service = availability.kind === 'service' ? availability.service : null;
  // A rule with neither host nor paths says nothing of a host.
  const isNamed = site && (site.host !== null || site.entries.length + site.rejected.length > 0);
  const rest = isNamed ? 'path' : 'host';
  return { kind: 'default-backend', by: 'ingress', ingress, object, key: null, service, rest };
}

function notSimulated({ site, resolved }: Found, why: string): Cause {
  const open = openPatterns(site, resolved.path)[0];
  const place = open ? { object: open.listed.origin.object, range: open.listed.origin.range } : null;
  return { kind: 'not-simulated', key: why, path: open ? told(open) : null, place };
}

/** Returns why the specification answers a request as it does. */
export function causeOf(found: Found, questions: Questions): Cause {
  const { world, matched: fitting, outcome, site } = found;
  const winner = fitting[0];
  if (winner) {
    const { availability, listed } = winner;
    if (availability.kind === 'no-backend') return routeRefused(listed, 'no-backend');
    if (availability.kind !== 'unavailable') return matched(found, winner, questions);
    return unanswerable(world.cluster, availability.why, availability.service, told(winner), backendPlace(listed));
  }
  if (outcome.kind === 'unknown' && openPatterns(site, found.resolved.path).length > 0)
    return notSimulated(found, outcome.why);
  if (outcome.kind === 'status' && outcome.status === 404) return unmatched(found, questions);
  return defaultBackend(found);
}
