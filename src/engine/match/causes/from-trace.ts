import type { Cluster } from '../../model/cluster.ts';
import { namespaceOf, qualifiedName } from '../../model/metadata.ts';
import { backendLookup, portOf } from '../availability.ts';
import type { Cause, CausePath, Opener, RedirectBy } from '../cause.ts';
import type { Decision, Outcome, ServiceRef, TraceStep } from '../decision.ts';
import { compareHost, normaliseHost } from '../host-match.ts';
import { type ListedPath, listPaths } from '../listed-path.ts';
import type { Route, RoutingProgram } from '../profile.ts';
import type { HttpRequest } from '../request.ts';
import { unanswerable } from './backend.ts';
import { backendPlace, causePath } from './listed.ts';
import { nearHosts } from './near-hosts.ts';
import { expectedPath, nearPaths } from './near-paths.ts';
import { notTaken, type Untaken } from './not-taken.ts';
import { onOtherScheme, servedOnOtherScheme } from './scheme.ts';

/** Who is to blame for a redirect or a refusal, as far as a profile can tell. */
export interface Blame {
  readonly by: RedirectBy;
  readonly key: string | null;
}

/** What the interim builder knows of a profile's program. */
export interface TraceContext {
  readonly cluster: Cluster;
  readonly program: Pick<RoutingProgram, 'routes' | 'match'>;
  /** What a rule of the trace blames. */
  readonly blameOf: (rule: string) => Blame | null;
  /** What opens a scheme. */
  readonly opens: (path: CausePath, served: 'http' | 'https') => Opener;
  readonly untaken: Untaken;
}

type Told = Omit<Decision, 'cause'>;
type PathStep = Extract<TraceStep, { kind: 'path' }>;

interface Reading {
  readonly context: TraceContext;
  readonly request: HttpRequest;
  readonly told: Told;
  readonly listed: ReadonlyMap<string, ListedPath>;
}

function pathOf({ listed, context }: Reading, id: string): CausePath | null {
  const one = listed.get(id);
  const route = context.program.routes.find((candidate) => candidate.id === id);
  return one && route ? causePath(one, route.matcher) : null;
}

function pathSteps({ told }: Reading): readonly PathStep[] {
  return told.trace.filter((step) => step.kind === 'path');
}

function winnerOf(reading: Reading): CausePath | null {
  const step = pathSteps(reading).find(({ verdict }) => verdict === 'wins');
  return step ? pathOf(reading, step.pathId) : null;
}

function takerOf({ context, request }: Reading): (path: string) => string | null {
  return (rawPath) => {
    const outcome = context.program.match({ ...request, rawPath });
    return outcome.kind === 'backend' || outcome.kind === 'resource' || outcome.kind === 'status'
      ? outcome.route
      : null;
  };
}

function routesOfHost({ context, request }: Reading): readonly Route[] {
  const { host } = normaliseHost(request.host);
  return context.program.routes.filter((route) => compareHost(route.host?.toLowerCase() ?? null, host) !== 'no');
}

function pathsOf(reading: Reading, routes: readonly Route[]): readonly CausePath[] {
  return routes.flatMap(({ id, matcher }) => {
    const one = reading.listed.get(id);
    return one ? [causePath(one, matcher)] : [];
  });
}

function matched(reading: Reading, route: string): Cause {
  const winner = pathOf(reading, route);
  const steps = pathSteps(reading);
  const losers = steps.filter((step) => step.matched && step.pathId !== route);
  const compared = reading.told.comparedPath;
  const missed = steps.filter((step) => !step.matched).flatMap(({ pathId }) => pathOf(reading, pathId) ?? []);
  if (!winner) return { kind: 'not-simulated', key: route, path: null, place: null };
  const text = winner.matcher.kind === 'regex' ? winner.path : winner.matcher.path;
  const near = winner.matcher.kind === 'regex' ? null : expectedPath(missed, compared, text.length, takerOf(reading));
  const next = losers[0] ? pathOf(reading, losers[0].pathId) : null;
  const by =
    next === null ? 'only' : winner.matcher.kind === 'exact' ? 'exact' : isOrdered(losers) ? 'first' : 'longest';
  const over = near ? { ...near, fits: false as const } : next && { ...next, fits: true as const };
  return { kind: 'matched', pathId: route, path: compared, by, winner, fits: losers.length + 1, over };
}

function isOrdered(losers: readonly PathStep[]): boolean {
  return losers.some(({ verdict }) => verdict === 'fits-later');
}

function withoutPath(reading: Reading): Cause {
  const { context, request, told } = reading;
  const { cluster, program } = context;
  if (cluster.ingresses.length === 0) return { kind: 'nothing-configured', what: 'no-ingress' };
  const left = notTaken(context.untaken, request, () => ({ why: 'class-unknown' }));
  if (left) return left;
  if (!context.untaken.isAnyTaken) return { kind: 'nothing-configured', what: 'none-taken' };
  if (program.routes.length === 0) return { kind: 'nothing-configured', what: 'no-rules' };
  const own = routesOfHost(reading);
  const paths = pathsOf(reading, own);
  const elsewhere = servedOnOtherScheme(request, program.match);
  const [first] = paths;
  if (elsewhere && first) {
    const served = onOtherScheme(request).scheme;
    const route = elsewhere.kind === 'backend' ? elsewhere.route : null;
    const path = (route === null ? null : pathOf(reading, route)) ?? first;
    return {
      kind: 'scheme-not-served',
      asked: request.scheme,
      served,
      path,
      opens: context.opens(path, request.scheme),
    };
  }
  if (own.length > 0) {
    const nearest = nearPaths(paths, told.comparedPath, takerOf(reading));
    return { kind: 'path-unmatched', host: own[0]?.host ?? null, path: told.comparedPath, nearest, notAsked: [] };
  }
  const asked = normaliseHost(request.host);
  const hosts = new Map(program.routes.flatMap(({ host }) => (host ? [[host.toLowerCase(), host] as const] : [])));
  const mine = JSON.stringify(told.outcome);
  const isOther = (host: string) => JSON.stringify(program.match({ ...request, host })) !== mine;
  const named = [...hosts.values()].map((host) => ({ host, hostId: `host:|${host}` }));
  return { kind: 'host-unknown', host: asked.host, nearest: nearHosts(named, asked, isOther) };
}

/** The first default backend that is written: who else could have been asked without a route. */
function fallbackService({ ingresses }: Cluster): ServiceRef {
  const owner = ingresses.find(({ object }) => object.defaultBackend?.value.service);
  const service = owner?.object.defaultBackend?.value.service;
  if (!owner || !service) return { namespace: 'default', name: 'default-backend', port: null };
  return {
    namespace: namespaceOf(owner.object.metadata),
    name: service.name.value,
    port: portOf(service.port.value),
  };
}

function missing(reading: Reading, route: string | null): Cause {
  const { cluster } = reading.context;
  const listed = route === null ? undefined : reading.listed.get(route);
  const path = route === null ? null : pathOf(reading, route);
  const backend = listed?.path.backend.value;
  const availability = listed && backend ? backendLookup(cluster).availability(listed.namespace, backend) : null;
  if (availability?.kind === 'unavailable') {
    return unanswerable(cluster, availability.why, availability.service, path, listed ? backendPlace(listed) : null);
  }
  const service: ServiceRef = availability?.kind === 'service' ? availability.service : fallbackService(cluster);
  return unanswerable(cluster, 'no-endpoints', service, path, listed ? backendPlace(listed) : null);
}

function blamed(reading: Reading): Blame {
  for (const step of reading.told.trace) {
    if (step.kind !== 'note') continue;
    const blame = reading.context.blameOf(step.rule);
    if (blame) return blame;
  }
  return { by: 'default', key: null };
}

/** The Ingress of a path, and where the annotation stands that is blamed. */
function blamedPlace({ listed }: Reading, path: CausePath | null, key: string | null) {
  const located = path && listed.get(path.pathId)?.located;
  const range = key === null ? null : (located?.object.metadata.annotations.get(key)?.range ?? null);
  const object = located?.ref ?? null;
  return { object, place: object && range ? { object, range } : null };
}

function defaultBackend(reading: Reading, service: ServiceRef | null): Cause {
  const owner = reading.context.cluster.ingresses.find(({ object }) => {
    const own = object.defaultBackend?.value.service;
    return own !== null && own?.name.value === service?.name;
  });
  const rest = routesOfHost(reading).length > 0 ? 'path' : 'host';
  const by = owner ? 'ingress' : 'flag';
  const ingress = owner ? qualifiedName(owner.object.metadata) : null;
  return { kind: 'default-backend', by, ingress, object: owner?.ref ?? null, key: null, service, rest };
}

function share(outcome: Extract<Outcome, { kind: 'split' | 'any-of' }>): Cause {
  const parts =
    outcome.kind === 'split' ? outcome.parts : outcome.candidates.map((service) => ({ service, weight: null }));
  const by = outcome.kind === 'split' ? 'canary' : 'tie';
  return { kind: 'share', by, parts, paths: [], key: null, place: null };
}

function forStatus(reading: Reading, outcome: Extract<Outcome, { kind: 'status' }>): Cause {
  switch (outcome.why) {
    case 'no-host':
    case 'no-path':
    case 'nothing-configured':
      return withoutPath(reading);
    case 'no-service':
    case 'no-port':
    case 'no-endpoints':
      return missing(reading, outcome.route);
    case 'bad-request':
      return { kind: 'bad-request', what: 'target' };
    case 'built-in':
      return { kind: 'answered-by-gateway', rule: 'built-in', key: null };
    case 'denied':
    case 'by-annotation':
    case 'internal-error': {
      const path = winnerOf(reading);
      const { key } = blamed(reading);
      return { kind: 'denied', key: key ?? '', path, ...blamedPlace(reading, path, key) };
    }
  }
}

function claim(reading: Reading): Cause {
  const { outcome } = reading.told;
  switch (outcome.kind) {
    case 'backend':
      return outcome.route === null ? defaultBackend(reading, outcome.service) : matched(reading, outcome.route);
    case 'resource':
      return outcome.route === null ? defaultBackend(reading, null) : matched(reading, outcome.route);
    case 'split':
    case 'any-of':
      return share(outcome);
    case 'redirect': {
      const path = winnerOf(reading);
      const { by, key } = blamed(reading);
      const ingress = path?.ingress ?? null;
      return { kind: 'redirect', by, key, ingress, path, ...blamedPlace(reading, path, key), loops: false };
    }
    case 'status':
      return forStatus(reading, outcome);
    case 'rejected':
      return { kind: 'table-refused', rule: outcome.why, path: null };
    case 'separate-addresses':
      return { kind: 'not-simulated', key: 'separate-addresses', path: null, place: null };
    case 'unknown':
      return { kind: 'not-simulated', key: outcome.why, path: winnerOf(reading), place: null };
  }
}

/**
 * Returns a cause read from a trace and asked of the program: an interim for profiles that do not make their own claims yet.
 * What it does not know for sure is listed as `owed` in the truth suite.
 */
export function causeFromTrace(context: TraceContext, request: HttpRequest, told: Told): Cause {
  const listed = new Map(listPaths(context.cluster).map((one) => [one.origin.pathId, one]));
  return claim({ context, request, told, listed });
}
