import type { NodeId } from '../match/ids.ts';
import { type ListedPath, listPaths } from '../match/listed-path.ts';
import { requestFromParts } from '../match/request.ts';
import type { Cluster } from '../model/cluster.ts';
import type { Annotation } from '../model/metadata.ts';
import { generateRequests, maxProbes, type PathSeed, type ProbeRequest, samplePath, seedsOf } from './probes.ts';
import { looksLikePattern, samplePattern } from './sample-pattern.ts';

/** Something the texts speak of that no request asks: a host, a header, a path, or a pattern no text is known for. */
export interface NotAsked {
  readonly kind: 'host' | 'header' | 'path' | 'pattern';
  readonly text: string;
}

/** Requests for everything that some texts speak of, and what they leave out. */
export interface Questions {
  readonly requests: readonly ProbeRequest[];
  /** False when the limit cut the list. */
  readonly isComplete: boolean;
  readonly notAsked: readonly NotAsked[];
}

interface Header {
  readonly name: string;
  readonly value: string;
}

/** What one Ingress, or one Service, speaks of beside its paths. */
interface Spoken {
  readonly hosts: ReadonlySet<string>;
  readonly headers: readonly Header[];
  readonly patterns: readonly string[];
  /** Paths in values: redirect sources, roots of applications. */
  readonly paths: ReadonlySet<string>;
}

/** More requests than these are never made for what is only named: no list has room for them. */
const mostNamed = 2 * maxProbes;

/** No more paths are asked at one host that only an annotation names. */
const mostPathsEach = 40;

const hostName =
  /(?<![\w./@:%-])(?:https?:\/\/)?((?:\*\.)?(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z][a-z\d-]*[a-z\d])(?![\w@%(])/gi;
const headerKey = /(?:canary-by-header|blue-green-header|http-header-match(?:-regex)?)$/;
const cookieKey = /(?:canary-by-cookie|blue-green-cookie)$/;
const aliasPattern = /alias-regex$/;

/** Returns the text that a host pattern takes, `null` when none is known. */
function hostOfPattern(pattern: string): string | null {
  const sample = samplePattern(`/${pattern.replace(/^~\*?|^\^|\$$/g, '')}`)
    .slice(1)
    .toLowerCase();
  try {
    return /^[\w.-]+$/.test(sample) && new RegExp(pattern.replace(/^~\*?/, ''), 'i').test(sample) ? sample : null;
  } catch {
    return null;
  }
}

function speak(annotations: ReadonlyMap<string, Annotation>): Spoken {
  const hosts = new Set<string>();
  const paths = new Set<string>();
  const patterns: string[] = [];
  const headers: Header[] = [];
  // What was applied last speaks of the past.
  const own = [...annotations].filter(([key]) => !key.startsWith('kubectl.kubernetes.io/'));
  for (const [key, { value }] of own) {
    for (const host of hostsIn(value)) hosts.add(host);
    if (/^\/\S*$/.test(value) && !looksLikePattern(value)) paths.add(value);
    for (const pattern of hostPatterns(key, value)) {
      const host = hostOfPattern(pattern);
      if (host === null) patterns.push(pattern);
      else hosts.add(host);
    }
    headers.push(...headersIn(key, value, annotations));
  }
  return { hosts, paths, patterns, headers };
}

function hostsIn(value: string): readonly string[] {
  return [...value.matchAll(hostName)].flatMap(([, host]) => (host ? [host.toLowerCase()] : []));
}

function hostPatterns(key: string, value: string): readonly string[] {
  const words = aliasPattern.test(key)
    ? value.split(/\s+/)
    : value.split(/[\s,]+/).filter((word) => word.startsWith('~'));
  return words.filter((word) => word !== '');
}

/** The header of a canary, a colour or a match, with every value that could decide. */
function headersIn(key: string, value: string, annotations: ReadonlyMap<string, Annotation>): readonly Header[] {
  if (cookieKey.test(key)) {
    const [name = '', own] = value.split(':');
    return [own, 'always', 'never'].flatMap((word) =>
      word ? [{ name: 'cookie', value: `${name.trim()}=${word}` }] : [],
    );
  }
  if (!headerKey.test(key)) return [];
  const extra = annotations.get(`${key}-value`)?.value;
  return value.split('\n').flatMap((line) => {
    const [name = '', own] = line.split(':');
    const words = [own?.trim(), extra, 'always', 'never'].filter((word) => word !== undefined && word !== '');
    return name.trim() === '' ? [] : words.map((word) => ({ name: name.trim().toLowerCase(), value: String(word) }));
  });
}

/** With `www.` in front, or without it. */
function counterpart(host: string): string {
  return host.startsWith('www.') ? host.slice(4) : `www.${host}`;
}

const plainHost = (host: string): string => (host.startsWith('*.') ? `one${host.slice(1)}` : host);
const anyHost = 'unlisted.example.invalid';
const unlistedPath = '/unlisted/path';

function groupByHost(listed: readonly ListedPath[]): ReadonlyMap<string | null, readonly ListedPath[]> {
  const groups = new Map<string | null, ListedPath[]>();
  for (const one of listed) {
    const group = groups.get(one.host);
    if (group) group.push(one);
    else groups.set(one.host, [one]);
  }
  return groups;
}

/** True when a rule for `wide` takes requests for `host` where nothing nearer does. */
function covers(wide: string | null, host: string): boolean {
  return wide === null || (wide.startsWith('*.') && host.endsWith(wide.slice(1)));
}

/** Collects requests for what is named rather than written as a path. */
export class NamedRequests {
  readonly requests: ProbeRequest[] = [];
  readonly hosts = new Set<string>();
  readonly headers = new Set<string>();
  readonly notAsked: NotAsked[] = [];

  ask(pathId: NodeId | null, host: string, target: string, headers: readonly Header[] = []): void {
    if (this.requests.length >= mostNamed) return;
    for (const scheme of ['http', 'https'] as const) {
      const own = Object.fromEntries(headers.map(({ name, value }) => [name, value]));
      const request = requestFromParts({ scheme, host, target, headers: own });
      this.requests.push({ pathId, probe: 'named', request });
    }
  }

  /** Adds everything that the objects of a cluster speak of. */
  addCluster(cluster: Cluster): void {
    const listed = listPaths(cluster);
    const byHost = groupByHost(listed);
    const wide = listed.filter(({ host }) => host === null || host.startsWith('*.'));
    const services = cluster.services.map(({ object }) => speak(object.metadata.annotations));
    for (const { object } of cluster.ingresses) {
      const own = speak(object.metadata.annotations);
      const hosts = new Set(object.rules.map(({ host }) => host.value || null));
      for (const { hosts: more } of object.tls) for (const { value } of more) hosts.add(value);
      const near = [...hosts].flatMap((host) => byHost.get(host) ?? []);
      this.addHosts(own, hosts, near);
      this.addWider(hosts, wide);
      this.addHeaders(own, near);
      for (const pattern of own.patterns) this.notAsked.push({ kind: 'pattern', text: pattern });
    }
    for (const { hosts, headers, patterns } of services) {
      for (const host of hosts) this.addHost(host, ['/']);
      this.addHeaders({ headers }, listed.slice(0, mostPathsEach));
      for (const pattern of patterns) this.notAsked.push({ kind: 'pattern', text: pattern });
    }
    this.addHost(anyHost, ['/', unlistedPath]);
  }

  private addHosts(own: Spoken, hosts: ReadonlySet<string | null>, near: readonly ListedPath[]): void {
    const written = [...new Set(near.map(({ path }) => path.path.value || '/'))];
    const paths = [...new Set(['/', ...own.paths, ...written.map(samplePath)])].filter((path) => path.startsWith('/'));
    const names = [...hosts].flatMap((host) => (host === null ? [] : [plainHost(host)]));
    for (const host of names) {
      this.addHost(host, ['/', unlistedPath, ...own.paths]);
      this.addHost(counterpart(host), ['/']);
    }
    if (hosts.has(null)) this.addHost(anyHost, ['/', ...own.paths]);
    for (const host of own.hosts) {
      this.addHost(plainHost(host), paths.slice(0, mostPathsEach));
      this.addHost(counterpart(plainHost(host)), ['/']);
      if (paths.length > mostPathsEach) this.notAsked.push({ kind: 'path', text: `${host}${paths[mostPathsEach]}` });
    }
  }

  /** A host takes requests away from wildcards and from rules for any host: their paths are asked at it, too. */
  private addWider(hosts: ReadonlySet<string | null>, wide: readonly ListedPath[]): void {
    for (const host of hosts) {
      if (host === null) continue;
      const name = plainHost(host);
      const wider = wide.filter((one) => one.host !== host && covers(one.host, name));
      const written = new Set(wider.map(({ path }) => path.path.value || '/'));
      const paths = [...written].map(samplePath);
      this.addHost(name, paths.filter((path) => path.startsWith('/')).slice(0, mostPathsEach));
    }
  }

  private addHost(host: string, paths: readonly string[]): void {
    this.hosts.add(host);
    for (const path of paths) this.ask(null, host, path);
  }

  private addHeaders({ headers }: Pick<Spoken, 'headers'>, near: readonly ListedPath[]): void {
    for (const header of headers) {
      this.headers.add(header.name);
      for (const { host, path, origin } of near.slice(0, mostPathsEach)) {
        const target = samplePath(path.path.value || '/');
        this.ask(origin.pathId, host === null ? anyHost : plainHost(host), target, [header]);
      }
    }
    // Several headers may have to be there at once.
    if (headers.length < 2) return;
    for (const { host, path, origin } of near.slice(0, mostPathsEach)) {
      const first = [...new Map([...headers].reverse().map((header) => [header.name, header])).values()];
      this.ask(origin.pathId, host === null ? anyHost : plainHost(host), samplePath(path.path.value || '/'), first);
    }
  }
}

/** Returns what tells two requests apart. */
function requestKey({ method, scheme, host, rawPath, headers }: ProbeRequest['request']): string {
  return `${method} ${scheme} ${host} ${rawPath} ${[...headers].map((pair) => pair.join(':')).join(' ')}`;
}

/** Returns the requests for what some clusters speak of beside their paths. */
export function namedIn(clusters: readonly Cluster[]): NamedRequests {
  const named = new NamedRequests();
  for (const cluster of clusters) named.addCluster(cluster);
  return named;
}

/** A list of requests, each once, that takes no more than `limit`. */
export class RequestList {
  private readonly known = new Map<string, ProbeRequest>();
  private readonly limit: number;
  isComplete = true;

  constructor(limit: number) {
    this.limit = limit;
  }

  /** Adds requests while fewer than `most` are there. */
  add(list: readonly ProbeRequest[], most: number = this.limit): void {
    for (const asked of list) {
      // What somebody asked stays a question of its own.
      const key = asked.probe === 'given' ? `given ${this.known.size}` : requestKey(asked.request);
      const before = this.known.get(key);
      // A path's own request says more than the same one for a host.
      if (before) {
        if (before.probe === 'named' && asked.probe !== 'named') this.known.set(key, asked);
      } else if (this.known.size < most) this.known.set(key, asked);
      else this.isComplete = false;
    }
  }

  get size(): number {
    return this.known.size;
  }

  get requests(): readonly ProbeRequest[] {
    return [...this.known.values()];
  }
}

/**
 * Returns requests around every path, and for every host, default backend, alias, redirect source, header and scheme that the
 * clusters speak of; at most `limit`. What of that is not asked is told.
 */
export function questionsFor(
  clusters: readonly Cluster[],
  seeds: readonly PathSeed[] = clusters.flatMap(seedsOf),
  limit: number = maxProbes,
): Questions {
  const named = namedIn(clusters);
  const around = generateRequests(seeds, limit);
  const list = new RequestList(limit);
  // What is named has a third of the places, and those that the paths leave.
  list.add(named.requests, Math.max(Math.ceil(limit / 3), limit - around.requests.length));
  list.add(around.requests);
  const { requests } = list;
  const isComplete = list.isComplete && around.isComplete;
  return { requests, isComplete, notAsked: notAskedOf(named, seeds, requests) };
}

/** Returns what is named or written as a path and none of the requests asks, each once. */
export function notAskedOf(
  named: NamedRequests,
  seeds: readonly PathSeed[],
  requests: readonly ProbeRequest[],
): readonly NotAsked[] {
  const hosts = new Set(requests.map(({ request }) => request.host));
  const headers = new Set(requests.flatMap(({ request }) => [...request.headers.keys()]));
  const paths = new Set(requests.map(({ pathId }) => pathId));
  const found: NotAsked[] = [...named.notAsked];
  for (const host of named.hosts) if (!hosts.has(host)) found.push({ kind: 'host', text: host });
  for (const name of named.headers) if (!headers.has(name)) found.push({ kind: 'header', text: name });
  const asked = new Set(requests.map(({ request }) => `${request.host} ${request.rawPath}`));
  for (const { pathId, host, path } of seeds) {
    // Two Ingresses may have one path: the request for the one is the request for the other.
    const isAsked = paths.has(pathId) || asked.has(`${host === null ? anyHost : plainHost(host)} ${samplePath(path)}`);
    if (!isAsked) found.push({ kind: 'path', text: `${host ?? ''}${path}` });
  }
  return [...new Map(found.map((one) => [`${one.kind} ${one.text}`, one])).values()];
}
