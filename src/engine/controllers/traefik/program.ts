import { decide } from '../../match/cause.ts';
import type { Untaken } from '../../match/causes/not-taken.ts';
import type { Decision, Evidence, Outcome, PathVerdict, ServiceRef, TraceStep } from '../../match/decision.ts';
import { wildcardSuffix } from '../../match/host-match.ts';
import { hostId } from '../../match/ids.ts';
import { commonPrefixLength, comparePath } from '../../match/path-match.ts';
import { pickNear } from '../../match/pick-near.ts';
import type { DeadPath, Route, RoutingProgram } from '../../match/profile.ts';
import { type Reported, unsimulatedNotes } from '../../match/report.ts';
import type { HttpRequest } from '../../match/request.ts';
import type { Cluster } from '../../model/cluster.ts';
import { causeOf, type Questions } from './cause.ts';
import { type DefaultRouter, servesDefault } from './default-router.ts';
import { readRequest, type TraefikRequest } from './request.ts';
import type { Router } from './routers.ts';

const mostSteps = 256;

interface Tables {
  readonly exact: ReadonlyMap<string, readonly Router[]>;
  /** By what follows the `*`, dot included. */
  readonly wildcard: ReadonlyMap<string, readonly Router[]>;
  readonly any: readonly Router[];
}

function index(routers: readonly Router[]): Tables {
  const exact = new Map<string, Router[]>();
  const wildcard = new Map<string, Router[]>();
  const any: Router[] = [];
  const push = (map: Map<string, Router[]>, key: string, router: Router) => {
    const list = map.get(key);
    if (list) list.push(router);
    else map.set(key, [router]);
  };
  for (const router of routers) {
    const host = router.host?.toLowerCase() ?? null;
    if (!host) any.push(router);
    else if (host.startsWith('*.')) push(wildcard, host.slice(1), router);
    else push(exact, host.endsWith('.') ? host.slice(0, -1) : host, router);
  }
  return { exact, wildcard, any };
}

type RoutedHost = Pick<TraefikRequest, 'host' | 'hasTrailingDot'>;

/** Up to v3.6 the wildcard was `[a-zA-Z0-9-]+`: a label with an underscore does not fit. */
function wildcardRouters(
  tables: Tables,
  { host, hasTrailingDot }: RoutedHost,
  wildcardInHost: boolean,
): readonly Router[] {
  const suffix = wildcardSuffix(host);
  if (suffix === null) return [];
  const label = host.slice(0, host.length - suffix.length);
  if (!wildcardInHost && (hasTrailingDot || !/^[a-z0-9-]+$/.test(label))) return [];
  return tables.wildcard.get(suffix) ?? [];
}

/** Routers whose host takes the request, highest priority first. */
function candidates(tables: Tables, host: RoutedHost, wildcardInHost: boolean): readonly Router[] {
  const lists = [tables.exact.get(host.host) ?? [], wildcardRouters(tables, host, wildcardInHost), tables.any].filter(
    (list) => list.length > 0,
  );
  if (lists.length <= 1) return lists[0] ?? [];
  return lists.flat().sort((a, b) => b.priority - a.priority);
}

function serves(router: Router, request: TraefikRequest): boolean {
  return (router.servesBoth || router.tls === request.tls) && router.matches(request.path);
}

function sameService(a: ServiceRef, b: ServiceRef): boolean {
  return a.namespace === b.namespace && a.name === b.name && a.port === b.port;
}

/** All routers that answer with the highest priority: more than one when Traefik itself leaves the order open. */
function winners(routers: readonly Router[], request: TraefikRequest): readonly Router[] {
  const found: Router[] = [];
  for (const router of routers) {
    const first = found[0];
    if (first && router.priority < first.priority) break;
    if (serves(router, request)) found.push(router);
  }
  return found;
}

function outcomeOf(found: readonly Router[], fallback: DefaultRouter | null, request: TraefikRequest): Outcome {
  const { upstreamTarget } = request;
  const [first, ...others] = found;
  if (!first) {
    if (fallback && servesDefault(fallback, request.tls)) {
      if (!fallback.ready) return { kind: 'status', status: 503, why: 'no-endpoints', route: null };
      return { kind: 'backend', route: null, service: fallback.service, upstreamTarget };
    }
    return { kind: 'status', status: 404, why: 'no-path', route: null };
  }
  const services = [first, ...others.filter((other) => !sameService(other.service, first.service))].map(
    ({ service }) => service,
  );
  if (services.length > 1) return { kind: 'any-of', candidates: services, why: 'traefik/equal-priority' };
  if (!first.ready) return { kind: 'status', status: 503, why: 'no-endpoints', route: first.id };
  return { kind: 'backend', route: first.id, service: first.service, upstreamTarget };
}

function hostSteps(routers: readonly Router[], chosen: ReadonlySet<Router>): TraceStep[] {
  const hosts = new Map<string | null, { readonly router: Router; readonly chosen: boolean }>();
  for (const router of routers) {
    const known = hosts.get(router.host);
    hosts.set(router.host, { router, chosen: (known?.chosen ?? false) || chosen.has(router) });
  }
  return [...hosts].slice(0, mostSteps).map(([host, { router, chosen: isChosen }]) => ({
    kind: 'host',
    host,
    verdict: !host ? 'any' : host.startsWith('*.') ? 'wildcard' : 'exact',
    chosen: isChosen,
    hostId: hostId(router.listed.className, host),
  }));
}

function verdictOf(router: Router, matched: boolean, found: readonly Router[]): PathVerdict {
  if (found[0] === router) return 'wins';
  if (!matched) return 'no-match';
  return 'fits-later';
}

function matchedLength(router: Router, path: string): number {
  if (router.matcher.kind === 'regex') return router.matches(path) ? path.length : 0;
  return Math.max(comparePath(router.matcher, path).matchedLength, commonPrefixLength(router.matcher.path, path));
}

/** Steps of the nearest routers in their order. One that is not on the scheme is not tried: nothing is compared. */
function pathSteps(list: readonly Router[], found: readonly Router[], read: TraefikRequest): readonly TraceStep[] {
  const near = (router: Router) => (router === found[0] ? Number.POSITIVE_INFINITY : matchedLength(router, read.path));
  return pickNear(list, mostSteps, near).map((router): TraceStep => {
    const isTried = router.servesBoth || router.tls === read.tls;
    const matched = serves(router, read);
    return {
      kind: 'path',
      routeId: router.id,
      pathId: router.listed.origin.pathId,
      matched,
      matcher: router.matcher,
      matchedLength: isTried ? matchedLength(router, read.path) : 0,
      verdict: isTried ? verdictOf(router, matched, found) : 'other-scheme',
    };
  });
}

/** What a table of routers answers. */
export interface TraefikTable {
  readonly cluster: Cluster;
  readonly untaken: Untaken;
  readonly routers: readonly Router[];
  readonly dropped: readonly DeadPath[];
  readonly fallback: DefaultRouter | null;
  readonly wildcardInHost: boolean;
  readonly sanitizePath: boolean;
  readonly diagnose: (dead: readonly DeadPath[]) => readonly Reported[];
  /** Ingresses taken and all there are. */
  readonly taken: number;
  readonly all: number;
}

/** The split into plain and TLS connections was read in the source; what is left without a router was not run. */
function evidenceOf({ tls }: TraefikRequest, winner: Router | undefined): Evidence {
  if (!tls) return 'measured';
  return winner ? 'source' : 'inferred';
}

function explainWith(table: TraefikTable, tables: Tables, request: HttpRequest, questions: Questions): Decision {
  const reading = readRequest(request, table.sanitizePath);
  if (!reading.ok) {
    const outcome: Outcome = { kind: 'status', status: 400, why: 'bad-request', route: null };
    const note: TraceStep = { kind: 'note', rule: reading.rule, params: { target: request.rawPath } };
    const trace: readonly TraceStep[] = [note, { kind: 'outcome', outcome }];
    const told = { outcome, trace, evidence: 'measured', comparedPath: request.rawPath } as const;
    return decide(told, () => causeOf(questions, request, told));
  }
  const { request: read, steps } = reading;
  const list = candidates(tables, read, table.wildcardInHost);
  const found = winners(list, read);
  const outcome = outcomeOf(found, table.fallback, read);
  const winner = found[0];
  const trace: TraceStep[] = [
    ...steps,
    { kind: 'class', rule: 'traefik/class', taken: table.taken, all: table.all },
    ...hostSteps(list, new Set(found)),
  ];
  const losers = list.filter((router) => router !== winner && serves(router, read)).map(({ id }) => id);
  trace.push(...pathSteps(list, found, read));
  if (list.length > mostSteps) trace.push({ kind: 'omitted', what: 'paths', count: list.length - mostSteps });
  if (winner && losers.length > 0) {
    const rule = found.length > 1 ? 'traefik/equal-priority' : 'traefik/priority';
    trace.push({ kind: 'prefer', winner: winner.id, losers, rule });
  }
  if (winner) trace.push(...unsimulatedNotes(winner.notSimulated));
  if (!winner && table.fallback && servesDefault(table.fallback, read.tls))
    trace.push({ kind: 'note', rule: 'traefik/default-router', params: {} });
  trace.push({ kind: 'outcome', outcome });
  const told = { outcome, trace, evidence: evidenceOf(read, winner), comparedPath: read.path };
  return decide(told, () => causeOf(questions, request, told));
}

/** A higher router that takes every request of a lower one. */
function covers(above: Router, below: Router): boolean {
  if (above.tls !== below.tls || (above.host !== null && above.host !== below.host)) return false;
  const [a, b] = [above.matcher, below.matcher];
  if (a.kind === 'regex' || b.kind === 'regex') return false;
  if (a.kind === 'exact') return b.kind === 'exact' && a.path === b.path;
  if (!b.path.startsWith(a.path)) return false;
  return a.kind === 'string-prefix' || b.path.length === a.path.length
    ? b.kind !== 'string-prefix' || a.kind === 'string-prefix'
    : b.path[a.path.length] === '/';
}

/** Routers of one host by their path text; of those with one text only the highest is kept. */
type ByText = ReadonlyMap<string, readonly Router[]>;

function byText(routers: readonly Router[]): ByText {
  const map = new Map<string, Router[]>();
  for (const router of routers) {
    if (router.matcher.kind === 'regex') continue;
    const list = map.get(router.matcher.path);
    if (!list) map.set(router.matcher.path, [router]);
    else if (!list.some((known) => covers(known, router))) list.push(router);
  }
  return map;
}

/** Every router that covers another has a path that begins the other's: only those are looked at. */
function coveringRouter(router: Router, maps: readonly ByText[]): Router | null {
  if (router.matcher.kind === 'regex') return null;
  const { path } = router.matcher;
  for (const map of maps) {
    for (let end = path.length; end >= 0; end--) {
      const found = map.get(path.slice(0, end))?.find((one) => one.priority > router.priority && covers(one, router));
      if (found) return found;
    }
  }
  return null;
}

function shadowed(routers: readonly Router[]): readonly DeadPath[] {
  const groups = new Map<string | null, Router[]>();
  for (const router of routers) {
    const group = groups.get(router.host);
    if (group) group.push(router);
    else groups.set(router.host, [router]);
  }
  const any = byText(groups.get(null) ?? []);
  return [...groups].flatMap(([host, group]) => {
    const maps = host === null ? [any] : [byText(group), any];
    return group.flatMap((router): readonly DeadPath[] => {
      const above = coveringRouter(router, maps);
      return above ? [{ pathId: router.id, why: 'shadowed', by: above.id }] : [];
    });
  });
}

/** Returns the program of a table. */
export function program(table: TraefikTable): RoutingProgram {
  const tables = index(table.routers);
  const byHost = new Map<string | null, number>();
  const orders = new Map<string, number>();
  const routes: Route[] = [];
  for (const router of table.routers) {
    const place = (byHost.get(router.host) ?? 0) + 1;
    byHost.set(router.host, place);
    orders.set(router.listed.origin.pathId, place);
    const backend = router.listed.path.backend.value;
    if (!backend) continue;
    routes.push({
      id: router.id,
      host: router.host,
      matcher: router.matcher,
      backend,
      origin: router.listed.origin,
      effective: router.rule,
    });
  }
  let dead: readonly DeadPath[] | null = null;
  let found: readonly Reported[] | null = null;
  const deadPaths = (): readonly DeadPath[] => {
    dead ??= [...table.dropped, ...shadowed(table.routers)];
    return dead;
  };
  const match = (request: HttpRequest): Outcome => {
    const reading = readRequest(request, table.sanitizePath);
    if (!reading.ok) return { kind: 'status', status: 400, why: 'bad-request', route: null };
    const { request: read } = reading;
    return outcomeOf(winners(candidates(tables, read, table.wildcardInHost), read), table.fallback, read);
  };
  const questions: Questions = { cluster: table.cluster, program: { routes, match }, untaken: table.untaken };
  return {
    routes,
    get diagnostics() {
      found ??= table.diagnose(deadPaths());
      return found;
    },
    order: (pathId) => orders.get(pathId) ?? null,
    deadPaths,
    match,
    explain: (request) => explainWith(table, tables, request, questions),
  };
}
