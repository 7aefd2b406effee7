import type { NodeId } from '../match/ids.ts';
import { listPaths } from '../match/listed-path.ts';
import { type HttpRequest, requestFromParts } from '../match/request.ts';
import type { Cluster } from '../model/cluster.ts';
import { literalStart, looksLikePattern, samplePattern } from './sample-pattern.ts';

/** A path of a manifest that requests are made for. */
export interface PathSeed {
  readonly pathId: NodeId;
  /** As written; `null` for any host. */
  readonly host: string | null;
  readonly path: string;
  /** True when a certificate of some Ingress names the host: https is then the usual way in. */
  readonly isSecure: boolean;
}

/** In what a request differs from the path it was made for. */
export type Probe =
  | 'written'
  | 'slash'
  | 'below'
  | 'longer'
  | 'case'
  | 'parent'
  | 'double-slash'
  | 'encoded'
  | 'dots'
  | 'other-scheme'
  | 'other-host'
  /** For a host, header or scheme that the texts name, not for a path. */
  | 'named'
  /** Not made for a path: somebody asked it. */
  | 'given';

export interface ProbeRequest {
  readonly pathId: NodeId | null;
  readonly probe: Probe;
  readonly request: HttpRequest;
}

export interface ProbeList {
  readonly requests: readonly ProbeRequest[];
  /** False when the limit cut the list. */
  readonly isComplete: boolean;
}

/** The questions that decide whether a path means the same elsewhere: what clients send every day. */
const ordinary: ReadonlySet<Probe> = new Set(['written', 'slash', 'below', 'longer', 'case', 'given']);

/** Returns true for requests that clients send every day. */
export function isOrdinary(probe: Probe): boolean {
  return ordinary.has(probe);
}

/** Most requests of one survey. */
export const maxProbes = 5000;

/** Returns every path of the cluster, in file order. */
export function seedsOf(cluster: Cluster): readonly PathSeed[] {
  const secure = new Set(
    cluster.ingresses.flatMap(({ object }) => object.tls.flatMap(({ hosts }) => hosts.map(({ value }) => value))),
  );
  return listPaths(cluster).map(({ host, path, origin }) => ({
    pathId: origin.pathId,
    host,
    path: path.path.value || '/',
    isSecure: host !== null && secure.has(host),
  }));
}

const unlistedHost = 'unlisted.example.invalid';

/** A host that the rule takes. */
function hostFor({ host }: PathSeed): string {
  if (host === null) return unlistedHost;
  return host.startsWith('*.') ? `one${host.slice(1)}` : host;
}

/** Hosts near the rule's: for a wildcard one label more and one less. */
function otherHosts({ host }: PathSeed): readonly string[] {
  if (host === null) return [];
  if (!host.startsWith('*.')) return [`${host}.`, `www.${host}`, unlistedHost];
  return [`two.one${host.slice(1)}`, host.slice(2), unlistedHost];
}

function otherCase(path: string): string {
  const upper = path.toUpperCase();
  return upper === path ? path.toLowerCase() : upper;
}

/** The last letter or digit percent-encoded. */
function encoded(path: string): string {
  const at = path.search(/[A-Za-z0-9](?=[^A-Za-z0-9]*$)/);
  if (at < 0) return `${path}%2f`;
  return `${path.slice(0, at)}%${path.charCodeAt(at).toString(16)}${path.slice(at + 1)}`;
}

function parent(path: string): string {
  const trimmed = path.replace(/\/+$/, '');
  return trimmed.slice(0, trimmed.lastIndexOf('/')) || '/';
}

function withSlash(path: string): string {
  return path.endsWith('/') ? path : `${path}/`;
}

function withoutSlash(path: string): string {
  return path === '/' ? path : path.replace(/\/$/, '');
}

/** The characters that no request line can hold within a path, as a client writes them; half a character pair has no bytes. */
function sendable(path: string): string {
  return path
    .replace(/\p{Surrogate}/gu, '')
    .replace(/[\p{Cc} #?]/gu, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}

/** The text as a client sends it that means exactly this text: with everything encoded that could be anything else. */
function escaped(path: string): string {
  const whole = path.startsWith('/') ? path.replace(/\p{Surrogate}/gu, '') : '/';
  return encodeURI(whole).replaceAll('?', '%3F').replaceAll('#', '%23');
}

/** A path that a plain path or a pattern takes, as a request can hold it. */
export function samplePath(path: string): string {
  return sendable(looksLikePattern(path) ? samplePattern(path) : path);
}

/**
 * Paths to ask for: the text as it is, decoded and encoded, which is two requests to a controller that compares bytes;
 * of a pattern also its literal start and a text that it takes.
 */
function literals(path: string): readonly string[] {
  const own = [sendable(path), escaped(path)];
  if (!looksLikePattern(path)) return own;
  const start = literalStart(path);
  const isPlainUrl = !/[\s#?%\\^{}|"<>`[\]]/.test(path);
  return [
    escaped(path),
    ...(start.startsWith('/') ? [sendable(start)] : []),
    samplePath(path),
    ...(isPlainUrl ? own : []),
  ];
}

/** What is asked around a path, at the same host. */
type Around = Exclude<Probe, 'other-host' | 'other-scheme' | 'named' | 'given'>;

const variants: Readonly<Record<Around, (path: string) => readonly string[]>> = {
  written: (path) => [path],
  slash: (path) => [path.endsWith('/') ? withoutSlash(path) : withSlash(path)],
  below: (path) => [`${withSlash(path)}x`],
  longer: (path) => [`${withoutSlash(path)}x`],
  case: (path) => [otherCase(path)],
  parent: (path) => [parent(path)],
  'double-slash': (path) => [path === '/' ? '//' : `/${path}`],
  encoded: (path) => [encoded(path)],
  // Who resolves them finds the path itself, who does not finds something below it or elsewhere.
  dots: (path) => [`${withSlash(path)}.`, `${withSlash(path)}x/..`, `/x/..${path}`],
};

type Scheme = 'http' | 'https';

function requestTo(scheme: Scheme, host: string, target: string): HttpRequest {
  return requestFromParts({ scheme, host, target });
}

const usualScheme = ({ isSecure }: PathSeed): Scheme => (isSecure ? 'https' : 'http');
const otherScheme = ({ isSecure }: PathSeed): Scheme => (isSecure ? 'http' : 'https');

function* requestsAround(seed: PathSeed, probe: Around, scheme: Scheme): Generator<HttpRequest> {
  const host = hostFor(seed);
  for (const path of literals(seed.path)) {
    for (const target of variants[probe](path)) {
      if (target.startsWith('/')) yield requestTo(scheme, host, target);
    }
  }
}

function* requestsElsewhere(seed: PathSeed, scheme: Scheme): Generator<HttpRequest> {
  for (const path of literals(seed.path)) {
    for (const other of otherHosts(seed)) yield requestTo(scheme, other, path);
  }
}

interface Round {
  readonly probe: Probe;
  readonly requestsOf: (seed: PathSeed) => Iterable<HttpRequest>;
}

const usual = (probe: Around): Round => ({
  probe,
  requestsOf: (seed) => requestsAround(seed, probe, usualScheme(seed)),
});

/**
 * A certificate, an option or an annotation may make the usual scheme answer nothing but redirects: whatever is asked on it
 * is asked on the other one, too.
 */
const onOtherScheme = (probe: Around): Round => ({
  probe: 'other-scheme',
  requestsOf: (seed) => requestsAround(seed, probe, otherScheme(seed)),
});

const rounds: readonly Round[] = [
  ...(['written', 'slash', 'below', 'longer', 'case', 'parent'] as const).map(usual),
  onOtherScheme('written'),
  ...(['double-slash', 'encoded', 'dots'] as const).map(usual),
  { probe: 'other-host', requestsOf: (seed) => requestsElsewhere(seed, usualScheme(seed)) },
  ...(['slash', 'below', 'longer', 'case', 'parent', 'double-slash', 'encoded', 'dots'] as const).map(onOtherScheme),
  { probe: 'other-host', requestsOf: (seed) => requestsElsewhere(seed, otherScheme(seed)) },
];

/**
 * Returns requests around every path, each once, at most `limit`. The usual ones of all paths come before the odd ones,
 * so that a limit takes away the odd ones first.
 */
export function generateRequests(seeds: readonly PathSeed[], limit: number = maxProbes): ProbeList {
  const seen = new Set<string>();
  const requests: ProbeRequest[] = [];
  for (const { probe, requestsOf } of rounds) {
    for (const seed of seeds) {
      for (const request of requestsOf(seed)) {
        const key = `${request.scheme} ${request.host} ${request.rawPath}`;
        if (seen.has(key)) continue;
        if (requests.length >= limit) return { requests, isComplete: false };
        seen.add(key);
        requests.push({ pathId: seed.pathId, probe, request });
      }
    }
  }
  return { requests, isComplete: true };
}
