import type { Outcome } from '../../match/decision.ts';
import { wildcardSuffix } from '../../match/host-match.ts';
import type { ServiceRef } from '../../match/service-ref.ts';
import type { DefaultRouter } from './default-router.ts';
import type { Listening } from './entry-points.ts';
import type { TraefikOptions } from './options.ts';
import { encodedCharacter, type TraefikRequest } from './request.ts';
import type { Router } from './routers.ts';

interface ByHost {
  readonly exact: ReadonlyMap<string, readonly Router[]>;
  /** By what follows the `*`, dot included. */
  readonly wildcard: ReadonlyMap<string, readonly Router[]>;
  readonly any: readonly Router[];
}

/** Routers ready to be asked. */
export interface Table {
  readonly hosts: ByHost;
  /** What the default router may be: one of these. */
  readonly fallbacks: readonly (DefaultRouter | 'refused')[];
  readonly options: TraefikOptions;
}

function index(routers: readonly Router[]): ByHost {
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

/** Returns a table of routers, which come highest priority first. */
export function tableOf(routers: readonly Router[], fallbacks: Table['fallbacks'], options: TraefikOptions): Table {
  return { hosts: index(routers), fallbacks, options };
}

type RoutedHost = Pick<TraefikRequest, 'host' | 'hasTrailingDot'>;

/** Up to v3.6 the wildcard was `[a-zA-Z0-9-]+`: a label with an underscore does not fit. */
function wildcardRouters({ hosts, options }: Table, { host, hasTrailingDot }: RoutedHost): readonly Router[] {
  const suffix = wildcardSuffix(host);
  if (suffix === null) return [];
  const label = host.slice(0, host.length - suffix.length);
  if (!options.wildcardInHost && (hasTrailingDot || !/^[a-z0-9-]+$/.test(label))) return [];
  return hosts.wildcard.get(suffix) ?? [];
}

/** Returns the routers whose host takes the request, highest priority first. */
export function candidates(table: Table, host: RoutedHost): readonly Router[] {
  const { exact, any } = table.hosts;
  const lists = [exact.get(host.host) ?? [], wildcardRouters(table, host), any].filter((list) => list.length > 0);
  if (lists.length <= 1) return lists[0] ?? [];
  return lists.flat().sort((a, b) => b.priority - a.priority);
}

/** Returns whether a connection reaches a router. */
export function reaches({ http, https }: Listening, { tls }: Pick<TraefikRequest, 'tls'>): boolean {
  return tls ? https : http;
}

/** Returns whether a router takes a request whose host fits. */
export function serves(router: Router, request: TraefikRequest): boolean {
  return reaches(router.listening, request) && router.matches(request.path);
}

/** Routers that may answer. */
export interface Found {
  /** More than one where Traefik itself leaves it open, the highest priority first. */
  readonly routers: readonly Router[];
  /** False when it may be that none of them is there: another Ingress has a router of the same name. */
  readonly isCertain: boolean;
}

/** One of several routers with one name is there: all of them may be missing unless each one serves the request. */
function isThere(router: Router, request: TraefikRequest): boolean {
  return router.rivals.every((rival) => rival.host === router.host && serves(rival, request));
}

/** Returns the routers that may answer: those of the highest priority that is surely there, and what may be above it. */
export function winners(routers: readonly Router[], request: TraefikRequest): Found {
  const found: Router[] = [];
  let least: number | null = null;
  for (const router of routers) {
    if (least !== null && router.priority < least) break;
    if (!serves(router, request)) continue;
    found.push(router);
    if (least === null && (router.rivals.length === 0 || isThere(router, request))) least = router.priority;
  }
  return { routers: found, isCertain: least !== null || found.length === 0 };
}

function sameService(a: ServiceRef, b: ServiceRef): boolean {
  return a.namespace === b.namespace && a.name === b.name && a.port === b.port;
}

function distinct(services: readonly ServiceRef[]): readonly ServiceRef[] {
  return services.filter((one, at) => services.findIndex((other) => sameService(one, other)) === at);
}

/** The default backends that may take a request. */
export function restOf({ fallbacks }: Table, request: TraefikRequest): readonly DefaultRouter[] {
  return fallbacks.filter((one) => one !== 'refused').filter(({ listening }) => reaches(listening, request));
}

const isOpen: Outcome = { kind: 'unknown', why: 'traefik/same-name' };

/** The answer where no other router takes the request. */
function outcomeOfRest(table: Table, rest: readonly DefaultRouter[], upstreamTarget: string): Outcome {
  const [first] = rest;
  if (!first) return { kind: 'status', status: 404, why: 'no-path', route: null };
  if (rest.length < table.fallbacks.length) return isOpen;
  const candidatesOf = distinct(rest.map(({ service }) => service));
  if (candidatesOf.length > 1) return { kind: 'any-of', candidates: candidatesOf, why: 'traefik/same-name' };
  if (!first.ready) return { kind: 'status', status: 503, why: 'no-endpoints', route: null };
  return { kind: 'backend', route: null, service: first.service, upstreamTarget };
}

/** Returns the answer of the routers that were found. */
export function outcomeOf(table: Table, { routers, isCertain }: Found, request: TraefikRequest): Outcome {
  const { upstreamTarget } = request;
  const rest = restOf(table, request);
  const isAnyThere = rest.length > 0 && rest.length === table.fallbacks.length;
  const [first] = routers;
  if ((first || isAnyThere) && encodedCharacter(request, table.options) !== null) {
    return { kind: 'status', status: 400, why: 'bad-request', route: first?.id ?? null };
  }
  if (!first) return outcomeOfRest(table, rest, upstreamTarget);
  if (!isCertain && !isAnyThere) return isOpen;
  const others = isCertain ? [] : rest.map(({ service }) => service);
  const services = distinct([...routers.map(({ service }) => service), ...others]);
  if (services.length > 1) {
    const isNamed = routers.some(({ rivals }) => rivals.length > 0);
    return { kind: 'any-of', candidates: services, why: isNamed ? 'traefik/same-name' : 'traefik/equal-priority' };
  }
  if (!first.ready) return { kind: 'status', status: 503, why: 'no-endpoints', route: first.id };
  return { kind: 'backend', route: first.id, service: first.service, upstreamTarget };
}
