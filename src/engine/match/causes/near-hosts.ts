import type { CausePath, HostMiss, NearHost } from '../cause.ts';
import type { Outcome } from '../decision.ts';
import { compareHost, type NormalisedHost, normaliseHost, wildcardSuffix } from '../host-match.ts';
import type { NodeId } from '../ids.ts';
import type { HttpRequest } from '../request.ts';
import { editDistance } from './distance.ts';

/** A host that some rule names, as written. */
export interface NamedHost {
  readonly host: string;
  readonly hostId: NodeId;
}

interface Candidate extends NearHost {
  readonly rank: number;
}

const most = 3;
/** How many candidates are tried before the search ends. */
const mostTries = 12;
const mostPaths = 20;
/** Above this number of hosts those that are not alike are not worth a word. */
const few = 3;

const ranks: Readonly<Record<HostMiss, number>> = {
  'letter-case': 0,
  'trailing-dot': 0,
  www: 1,
  'wildcard-bare': 2,
  'wildcard-depth': 3,
  letters: 4,
  absent: 8,
  address: 8,
  other: 9,
};

function candidate(named: NamedHost, miss: HostMiss, ask: string, distance = 0): Candidate {
  return { ...named, miss, ask, distance, rank: ranks[miss] + distance };
}

/** Returns one request host that a rule's host takes. */
export function example(host: string): string {
  return host.startsWith('*.') ? `www${host.slice(1)}` : host;
}

/** Half of a name that is all typos is another name. */
function tolerance(host: string): number {
  return host.length < 6 ? 1 : 2;
}

function nearWildcard(named: NamedHost, host: string): Candidate | null {
  const rule = named.host.toLowerCase();
  const suffix = rule.slice(1);
  if (host === rule.slice(2)) return candidate(named, 'wildcard-bare', example(rule));
  if (host.endsWith(suffix)) {
    const labels = host.slice(0, -suffix.length).split('.');
    return candidate(named, 'wildcard-depth', (labels.at(-1) || 'www') + suffix);
  }
  const own = wildcardSuffix(host);
  if (own === null) return null;
  const distance = editDistance(suffix, own, tolerance(suffix));
  if (distance === 0 || distance > tolerance(suffix)) return null;
  return candidate(named, 'letters', host.slice(0, host.length - own.length) + suffix, distance);
}

function nearLiteral(named: NamedHost, { host, withoutPort, withoutDot }: NormalisedHost): Candidate | null {
  const rule = named.host.toLowerCase();
  if (rule === host && withoutPort !== withoutDot) return candidate(named, 'trailing-dot', named.host);
  if (rule === `${host}.`) return candidate(named, 'trailing-dot', named.host);
  if (rule === `www.${host}` || host === `www.${rule}`) return candidate(named, 'www', named.host);
  const distance = editDistance(rule, host, tolerance(rule));
  return distance === 0 || distance > tolerance(rule) ? null : candidate(named, 'letters', named.host, distance);
}

/** What two hosts have in common at their end, in labels. */
function isSameDomain(a: string, b: string): boolean {
  const domain = (host: string) => host.split('.').slice(-2).join('.');
  return domain(a) === domain(b);
}

function alike(hosts: readonly NamedHost[], asked: NormalisedHost): readonly Candidate[] {
  if (asked.host === '' || asked.isIpLiteral) {
    const miss = asked.host === '' ? 'absent' : 'address';
    return hosts.slice(0, most).map((named) => candidate(named, miss, example(named.host)));
  }
  const near = hosts.flatMap((named) => {
    const found = named.host.startsWith('*.') ? nearWildcard(named, asked.host) : nearLiteral(named, asked);
    return found ? [found] : [];
  });
  if (near.length > 0) return near;
  const others = hosts.length <= few ? hosts : hosts.filter(({ host }) => isSameDomain(host, asked.host));
  return others.slice(0, most).map((named) => candidate(named, 'other', example(named.host)));
}

/** What the nearest hosts of a request are proved with. */
export interface Asked {
  readonly request: HttpRequest;
  readonly match: (request: HttpRequest) => Outcome;
  /** Paths that are written somewhere: a host may be known and not take the path that is asked. */
  readonly words: readonly string[];
}

/** An answer as it shows, the one on https where it is sent there: without the word for its reason and the host that was asked for. */
function shown(match: Asked['match'], request: HttpRequest): string {
  const outcome = match(request);
  if (outcome.kind === 'redirect' && request.scheme === 'http' && outcome.location.startsWith('https:'))
    return shown(match, { ...request, scheme: 'https' });
  return JSON.stringify({ ...outcome, why: null }).replaceAll(`://${request.host}`, '://');
}

/** True where a host gets another answer than the request's own: to its path, or else to one that is written. */
function isOther({ request, match, words }: Asked, host: string): boolean {
  const paths = [request.rawPath, ...new Set(words.filter((word) => !/[?#\s]/.test(word)))].slice(0, mostPaths);
  return paths.some((rawPath) => shown(match, { ...request, rawPath }) !== shown(match, { ...request, rawPath, host }));
}

/**
 * Returns the hosts that are nearest to a request's, at most three; each is asked.
 * O(hosts).
 */
export function nearHosts(hosts: readonly NamedHost[], asked: NormalisedHost, by: Asked): readonly NearHost[] {
  const found: NearHost[] = [];
  const sorted = [...alike(hosts, asked)].sort((a, b) => a.rank - b.rank);
  for (const { rank: _, ...near } of sorted.slice(0, mostTries)) {
    if (found.length === most) break;
    if (isOther(by, near.ask)) found.push(near);
  }
  return found;
}

/** How many other hosts are asked, and how many of their paths are told. */
const mostAsked = 8;
const mostTold = 2;

/**
 * Returns the paths that would take a request on a host that is named elsewhere; `pathOf` gives the path of a route. Each is asked.
 */
export function onOtherHosts(
  routes: readonly { readonly host: string | null }[],
  request: HttpRequest,
  match: (request: HttpRequest) => Outcome,
  pathOf: (routeId: string) => CausePath | null,
): readonly CausePath[] {
  const own = normaliseHost(request.host).host;
  const hosts = new Set(
    routes.flatMap(({ host }) => (host && compareHost(host.toLowerCase(), own) === 'no' ? [host] : [])),
  );
  const found: CausePath[] = [];
  for (const host of [...hosts].slice(0, mostAsked)) {
    const outcome = match({ ...request, host: example(host) });
    const path = outcome.kind === 'backend' && outcome.route !== null ? pathOf(outcome.route) : null;
    if (path?.host?.toLowerCase() === host.toLowerCase()) found.push(path);
    if (found.length === mostTold) break;
  }
  return found;
}
