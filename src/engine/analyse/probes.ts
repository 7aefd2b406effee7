import { listPaths } from '../match/listed-path.ts';
import { type HttpRequest, requestFromParts } from '../match/request.ts';
import type { Cluster } from '../model/cluster.ts';
import { literalStart, looksLikePattern, samplePattern } from './sample-pattern.ts';

/** A path of a manifest that requests are made for. */
export interface PathSeed {
  readonly pathId: string;
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
  | 'other-scheme'
  | 'other-host'
  /** For a host, header or scheme that the texts name, not for a path. */
  | 'named'
  /** Not made for a path: somebody asked it. */
  | 'given';

export interface ProbeRequest {
  readonly pathId: string | null;
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

/** Literal paths to ask for: of a pattern its literal start, a text it takes, and itself read as plain text. */
function literals(path: string): readonly string[] {
  if (!looksLikePattern(path)) return [path];
  const start = literalStart(path);
  const isPlainUrl = !/[\s#?%\\^{}|"<>`[\]]/.test(path);
  return [...(start.startsWith('/') ? [start] : []), samplePattern(path), ...(isPlainUrl ? [path] : [])];
}

const variants: Readonly<
  Record<Exclude<Probe, 'other-host' | 'other-scheme' | 'named' | 'given'>, (path: string) => string>
> = {
  written: (path) => path,
  slash: (path) => (path.endsWith('/') ? withoutSlash(path) : withSlash(path)),
  below: (path) => `${withSlash(path)}x`,
  longer: (path) => `${withoutSlash(path)}x`,
  case: otherCase,
  parent,
  'double-slash': (path) => (path === '/' ? '//' : `/${path}`),
  encoded,
};

/** A pattern as the text that it is to a controller that reads no patterns there. */
function escaped(path: string): string {
  // Half a character pair has no bytes.
  const whole = path.startsWith('/') ? path.replace(/\p{Surrogate}/gu, '') : '/';
  return encodeURI(whole).replaceAll('?', '%3F').replaceAll('#', '%23');
}

function requestTo(scheme: 'http' | 'https', host: string, target: string): HttpRequest {
  return requestFromParts({ scheme, host, target });
}

function* probesOf(seed: PathSeed, probe: Probe): Generator<HttpRequest> {
  const usual = seed.isSecure ? 'https' : 'http';
  const host = hostFor(seed);
  if (probe === 'written' && looksLikePattern(seed.path)) yield requestTo(usual, host, escaped(seed.path));
  for (const path of literals(seed.path)) {
    switch (probe) {
      case 'other-host':
        for (const other of otherHosts(seed)) yield requestTo(usual, other, path);
        break;
      case 'other-scheme':
        yield requestTo(usual === 'https' ? 'http' : 'https', host, path);
        break;
      case 'named':
      case 'given':
        break;
      default: {
        const target = variants[probe](path);
        if (target.startsWith('/')) yield requestTo(usual, host, target);
      }
    }
  }
}

const probeOrder: readonly Probe[] = [
  'written',
  'slash',
  'below',
  'longer',
  'case',
  'parent',
  'other-scheme',
  'double-slash',
  'encoded',
  'other-host',
];

/**
 * Returns requests around every path, each once, at most `limit`. The usual ones of all paths come before the odd ones,
 * so that a limit takes away the odd ones first.
 */
export function generateRequests(seeds: readonly PathSeed[], limit: number = maxProbes): ProbeList {
  const seen = new Set<string>();
  const requests: ProbeRequest[] = [];
  for (const probe of probeOrder) {
    for (const seed of seeds) {
      for (const request of probesOf(seed, probe)) {
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
