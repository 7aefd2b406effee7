import type { ProfileRule } from '../../diagnostics/rules.ts';
import { backendLookup } from '../../match/availability.ts';
import { toBytes } from '../../match/bytes.ts';
import { defaultBackendId } from '../../match/ids.ts';
import { byAge } from '../../match/listed-path.ts';
import { compilePattern, type PatternResult } from '../../match/pcre/pattern.ts';
import type { ServiceRef } from '../../match/service-ref.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { Ingress } from '../../model/ingress.ts';
import type { Located } from '../../model/objects.ts';
import { globalKey, globalSslRedirect, redirectCode, type Treatment } from './annotations.ts';
import { defaultHost, type Entries, type Entry, isTcpService } from './entries.ts';
import { type Hosts, hostsOf, isMapKey, type Setting } from './hosts.ts';
import { buildTables, type LookupTables } from './lookup.ts';
import type { HaproxyIngressOptions } from './options.ts';
import { quote, suffixOf, wildcardSuffix } from './rows.ts';

export type Scheme = 'http' | 'https';

/** app-root of one host. */
export interface AppRoot {
  /** Lower-cased literal or wildcard host. */
  readonly host: string;
  readonly location: string;
  /** Whether `/` of this host goes to https before; on http only. */
  readonly toHttps: boolean;
  /** The path `/` of the host that decided this, `null` when the default did. */
  readonly root: Entry | null;
  readonly setting: Setting;
}

/** A host that redirect-from sends on. */
export interface Source {
  readonly to: string;
  readonly setting: Setting;
  /** False where several hosts ask for the same one: which of them gets it is random. */
  readonly isCertain: boolean;
}

/** The maps of redirect-from. */
interface Sources {
  readonly literal: ReadonlyMap<string, Source>;
  readonly regex: readonly { readonly key: string; readonly compiled: PatternResult; readonly source: Source }[];
}

/** Everything one frontend is asked for, in the order of the template. */
export interface Frontend {
  readonly scheme: Scheme;
  readonly hosts: Hosts;
  /** Paths that strict-host adds. */
  readonly extra: readonly Entry[];
  /** By literal host and by the suffix of a wildcard. */
  readonly appRoots: ReadonlyMap<string, AppRoot>;
  readonly redirects: LookupTables;
  readonly backends: LookupTables;
  readonly defaults: LookupTables;
  readonly sources: Sources;
  /** Services that take whole connections, by literal host and by the suffix of a wildcard. https only. */
  readonly passthrough: ReadonlyMap<string, Entry>;
}

/** The Service of --default-backend-service. */
interface DefaultService {
  readonly service: ServiceRef;
  readonly ready: boolean;
}

/** What HAProxy refuses as a whole; the controller then keeps its last good configuration. */
interface Refusal {
  readonly rule: ProfileRule;
  readonly detail: string;
  /** The path that is to blame, `null` for the ConfigMap. */
  readonly entry: Entry | null;
}

/** Everything a compiled cluster needs to answer. */
export interface Frontends {
  readonly http: Frontend;
  readonly https: Frontend;
  readonly entries: readonly Entry[];
  readonly refusal: Refusal | null;
  readonly options: HaproxyIngressOptions;
  readonly codes: { readonly ssl: number; readonly to: number; readonly from: number };
  readonly defaultService: DefaultService | null;
  /** Where the built-in 404 page sends to instead, `null` when it answers itself. */
  readonly defaultRedirect: { readonly status: number; readonly location: string } | null;
}

/** Returns the place of a host in tables that hold wildcards by what follows their star. */
function placeOf(host: string): string {
  return wildcardSuffix(host) ?? host;
}

/** Returns what a table says of a host: by its own name, else by its wildcard. */
export function byHost<T>(table: ReadonlyMap<string, T>, host: string): T | undefined {
  return table.get(host) ?? table.get(suffixOf(host));
}

/** Returns whether http asks for https on this path. */
export function sslRedirects(
  { isHttps, passthrough, treatment, path }: Entry,
  options: HaproxyIngressOptions,
): boolean {
  if (!isHttps || passthrough !== null || treatment.redirectTo !== null || !treatment.sslRedirect) return false;
  return !options.noTlsRedirectLocations.some((location) => path.startsWith(location));
}

/** Returns what HAProxy reads of a text that was written as the value of a map: blanks before it and further lines are no part. */
export function mapValue(text: string): string {
  return (text.split('\n', 1)[0] ?? '').replace(/^[ \t]+/, '');
}

/** @source jcmoraisjr/haproxy-ingress pkg/haproxy/config.go writeFrontendMaps redirectssl (465a51c) */
function appRootsOf(hosts: Hosts, entries: readonly Entry[], scheme: Scheme, options: HaproxyIngressOptions) {
  const roots = new Map<string, Entry>();
  for (const entry of entries) {
    if (entry.path === '/' && entry.headers.length === 0 && !roots.has(entry.host)) roots.set(entry.host, entry);
  }
  const found = new Map<string, AppRoot>();
  for (const [host, settings] of hosts) {
    const setting = settings.get('app-root');
    if (!setting || setting.value === '') continue;
    const root = roots.get(host) ?? null;
    const toHttps = root ? sslRedirects(root, options) : globalSslRedirect(options);
    const location = mapValue(setting.value);
    found.set(placeOf(host), { host, location, toHttps: scheme === 'http' && toHttps, root, setting });
  }
  return found;
}

/** @source jcmoraisjr/haproxy-ingress pkg/converters/ingress/annotations/host.go buildHostRedirect (465a51c) */
function sourcesOf(hosts: Hosts, entries: readonly Entry[]): Sources {
  const literal = new Map<string, Source>();
  const regex = new Map<string, Source>();
  const withPaths = new Set(entries.map(({ host }) => host));
  const add = (table: Map<string, Source>, key: string, to: string, setting: Setting) => {
    const before = table.get(key);
    table.set(key, before ? { ...before, isCertain: false } : { to, setting, isCertain: true });
  };
  for (const [host, settings] of [...hosts].sort(([a], [b]) => (toBytes(a) < toBytes(b) ? -1 : 1))) {
    if (!withPaths.has(host)) continue;
    const from = settings.get('redirect-from');
    if (from && isMapKey(from.value)) {
      const name = from.value.toLowerCase();
      const suffix = wildcardSuffix(name);
      if (suffix === null) add(literal, name, host, from);
      else add(regex, `^[^.]+${quote(suffix)}$`, host, from);
    }
    const pattern = settings.get('redirect-from-regex');
    if (pattern && isMapKey(pattern.value)) add(regex, pattern.value.toLowerCase(), host, pattern);
  }
  return {
    literal,
    regex: [...regex]
      .map(([key, source]) => ({ key: toBytes(key), compiled: compilePattern(toBytes(key), false), source }))
      .sort((a, b) => b.key.length - a.key.length || (a.key < b.key ? -1 : 1)),
  };
}

/**
 * Returns the hosts whose connections are passed on unread. Such a host has no other path on https.
 * @source jcmoraisjr/haproxy-ingress pkg/converters/ingress/ingress.go syncIngressHTTP, pkg/haproxy/config.go writeFrontendMaps (465a51c)
 */
function passthroughOf(entries: readonly Entry[]) {
  const closed = new Set(entries.flatMap(({ passthrough, host }) => (passthrough === null ? [] : [host])));
  const roots = entries.filter(({ passthrough, host }) => passthrough === 'root' && host !== defaultHost);
  return { closed, roots: new Map(roots.map((entry) => [placeOf(entry.host), entry])) };
}

const nothing: Treatment = {
  sslRedirect: false,
  sslRedirectBy: null,
  rewriteTarget: null,
  redirectTo: null,
  notes: [],
};

/** What stands in for the path `/` of rules without a host where there is none: the default of the controller. */
function closing(located: Located<Ingress>): Entry {
  return {
    ...{
      host: defaultHost,
      path: '/',
      match: 'begin',
      pathId: defaultBackendId(null, ''),
      located,
      listed: null,
      backend: '',
      ready: true,
    },
    ...{ service: { namespace: '', name: '', port: null }, isHttp: true, isHttps: false, passthrough: null },
    ...{ treatment: nothing, closes: true, headers: [], number: { http: 0, https: 0 } },
  };
}

/**
 * Returns what strict-host adds: under each host without a path `/` the one of rules without a host.
 * @source jcmoraisjr/haproxy-ingress pkg/haproxy/config.go SyncConfig (465a51c)
 */
function catchAll(
  entries: readonly Entry[],
  hosts: Hosts,
  scheme: Scheme,
  [first]: readonly Located<Ingress>[],
): readonly Entry[] {
  if (!first) return [];
  const isRoot = ({ path, headers }: Entry) => path === '/' && headers.length === 0;
  const root = entries.find((entry) => entry.host === defaultHost && isRoot(entry)) ?? closing(first);
  const rooted = new Set(entries.flatMap((entry) => (isRoot(entry) ? [entry.host] : [])));
  const all = new Set([...hosts.keys(), ...entries.map(({ host }) => host)]);
  const counts = new Map<string, number>();
  for (const { host, number } of entries) counts.set(host, Math.max(counts.get(host) ?? 0, number[scheme] + 1));
  // It comes after the other paths of its host; of two hosts with one alias the shorter list then answers.
  const lastOf = (host: string) => counts.get(host) ?? 0;
  return [...all]
    .filter((host) => host !== defaultHost && !rooted.has(host))
    .map((host) => ({
      ...root,
      host,
      match: 'begin',
      isHttp: scheme === 'http',
      isHttps: scheme === 'https',
      treatment: { ...root.treatment, sslRedirect: false, sslRedirectBy: null, rewriteTarget: null },
      number: { http: lastOf(host), https: lastOf(host) },
    }));
}

function frontendOf(scheme: Scheme, { entries }: Entries, cluster: Cluster, options: HaproxyIngressOptions): Frontend {
  const ordered = byAge(cluster.ingresses.filter(({ object }) => !isTcpService(object)));
  const { closed, roots } = passthroughOf(entries);
  const named = hostsOf(ordered, scheme, options);
  const hosts = scheme === 'http' ? named : new Map([...named].filter(([host]) => !closed.has(host)));
  const declared = scheme === 'http' ? entries : entries.filter(({ isHttps, host }) => isHttps && !closed.has(host));
  const extra = options.strictHost ? catchAll(declared, hosts, scheme, ordered) : [];
  const own = [...declared, ...extra];
  const isRedirect = ({ treatment }: Entry) => treatment.redirectTo !== null;
  const isDefault = ({ host }: Entry) => host === defaultHost;
  const build = (keep: (entry: Entry) => boolean, names: Hosts) =>
    buildTables({ entries: own.filter(keep), scheme, hosts: names, order: options.pathTypeOrder });
  return {
    scheme,
    hosts,
    extra,
    appRoots: appRootsOf(hosts, own, scheme, options),
    redirects: build((entry) => isRedirect(entry) && !isDefault(entry), hosts),
    backends: build((entry) => !isRedirect(entry) && !isDefault(entry), hosts),
    // One that redirects is kept for who asks: the controller fails on it.
    defaults: build(isDefault, new Map()),
    sources: sourcesOf(hosts, own),
    passthrough: scheme === 'https' ? roots : new Map(),
  };
}

/** Returns the Service of the flag; one that is not there leaves the built-in page in its place. */
function defaultService(cluster: Cluster, written: string): Frontends['defaultService'] {
  const [namespace = '', name = ''] = written.split('/');
  if (name === '') return null;
  const lookup = backendLookup(cluster);
  const found = lookup.service(namespace, name);
  const isGiven = cluster.existence === 'given';
  if (isGiven && !found) return null;
  const service = { namespace, name, port: found?.ports[0]?.port ?? null };
  return { service, ready: !isGiven || lookup.readyCount(namespace, name) !== 0 };
}

function defaultRedirect(options: HaproxyIngressOptions): Frontends['defaultRedirect'] {
  const location = globalKey('default-backend-redirect', options);
  const code = globalKey('default-backend-redirect-code', options) ?? '';
  return location ? { status: /^3\d\d$/.test(code) ? Number(code) : 302, location } : null;
}

/** A reference to a group outside of a class: HAProxy compiles its maps without groups. */
const backReference = /(?:^|[^\\])(?:\\\\)*\\[1-9]/;

/** @source haproxy/haproxy src/regex.c regex_comp (2.6), measured: a map with one expression that does not compile is refused */
function refusalOf(frontends: readonly Frontend[]): Refusal | null {
  for (const { redirects, backends, defaults } of frontends) {
    for (const { entry, key, compiled } of [redirects, backends, defaults].flatMap(({ expressions }) => expressions)) {
      const isBad = compiled.kind === 'invalid' || backReference.test(key.replace(/\[[^\]]*\]/g, ''));
      if (isBad) return { rule: 'haproxy-ingress/bad-expression', detail: entry.path, entry };
    }
  }
  return null;
}

/** Returns the two frontends of a cluster that holds just the Ingresses that are taken. */
export function buildFrontends(entries: Entries, cluster: Cluster, options: HaproxyIngressOptions): Frontends {
  const http = frontendOf('http', entries, cluster, options);
  const https = frontendOf('https', entries, cluster, options);
  return {
    http,
    https,
    entries: [...entries.entries, ...http.extra, ...https.extra],
    refusal: refusalOf([http, https]),
    options,
    codes: {
      ssl: redirectCode('ssl-redirect-code', options),
      to: redirectCode('redirect-to-code', options),
      from: redirectCode('redirect-from-code', options),
    },
    defaultService: defaultService(cluster, options.defaultBackendService),
    defaultRedirect: defaultRedirect(options),
  };
}
