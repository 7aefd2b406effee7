import { type BackendLookup, backendLookup, portOf } from '../../match/availability.ts';
import { toBytes } from '../../match/bytes.ts';
import { type ListedPath, listPaths } from '../../match/listed-path.ts';
import type { Matcher } from '../../match/matcher.ts';
import { compilePattern } from '../../match/pcre/pattern.ts';
import type { DeadPath } from '../../match/profile.ts';
import type { ServiceRef } from '../../match/service-ref.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { ServiceBackendPort } from '../../model/ingress.ts';
import type { Service } from '../../model/objects.ts';
import { serviceAnnotation, type Treatment, treatmentOf } from './annotations.ts';
import type { HaproxyTechOptions } from './options.ts';

export type MapName = 'path-exact' | 'path-prefix-exact' | 'path-prefix';

/** One path of a manifest as rows in HAProxy's map files. */
export interface Row {
  readonly listed: ListedPath;
  readonly service: ServiceRef;
  /** `<ns>_svc_<service>_<port>`: of two rows with one key the alphabetically first answers. */
  readonly backend: string;
  readonly matcher: Matcher;
  readonly keys: readonly { readonly map: MapName; readonly key: string }[];
  readonly ready: boolean;
  readonly treatment: Treatment;
  /** Set for a Service with `route-acl`: whether a request gets as far as that condition. Such a row has no keys. */
  readonly mayTake: ((host: string, path: string) => boolean) | null;
}

export interface Maps {
  /** Literal hosts and `.x` for wildcards. */
  readonly hosts: ReadonlySet<string>;
  readonly rows: ReadonlyMap<MapName, ReadonlyMap<string, readonly Row[]>>;
  /** The lengths that keys of path-prefix have under a host, longest first: no other prefix of a request needs a look-up. */
  readonly prefixLengths: ReadonlyMap<string, readonly number[]>;
  /** Those of keys whose path begins with no slash: they may begin another host. */
  readonly oddLengths: readonly number[];
  /** Rows by the host that their keys begin with. */
  readonly byHost: ReadonlyMap<string, readonly Row[]>;
  readonly dropped: readonly DeadPath[];
  readonly all: readonly Row[];
  /** Rows of Services with `route-acl`: rules that come before the maps. */
  readonly custom: readonly Row[];
}

/** Returns the first port with this number or name; targetPort is never looked at. */
export function portIn({ ports }: Service, { number, name }: ServiceBackendPort): Service['ports'][number] | undefined {
  return ports.find((one) => one.port === (number ?? 0) || (one.name !== null && one.name !== '' && one.name === name));
}

/** The port a backend resolves to, or `null` when the Service or port is not there (existence given). */
function resolvePort(
  lookup: BackendLookup,
  cluster: Cluster,
  ref: { namespace: string; name: string },
  port: ServiceBackendPort,
): { readonly name: string | null; readonly port: number | string | null } | null {
  if (cluster.existence === 'assumed') return { name: port.name, port: portOf(port) };
  const service = lookup.service(ref.namespace, ref.name);
  const found = service && portIn(service, port);
  return found ? { name: found.name, port: found.port } : null;
}

export function hostKey(host: string | null): string {
  return host?.startsWith('*.') ? host.slice(1) : (host ?? '');
}

function trimSlash(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}

interface Placement {
  readonly matcher: Matcher;
  readonly keys: readonly { readonly map: MapName; readonly key: string }[];
}

/** @source haproxytech/kubernetes-ingress pkg/route/route.go AddHostPathRoute (fc12067) */
function place(host: string | null, path: string, pathType: string | null): Placement | null {
  const at = hostKey(host);
  if (path === '' && at === '') return null;
  if (pathType === 'Exact') {
    return { matcher: { kind: 'exact', path }, keys: [{ map: 'path-exact', key: at + path }] };
  }
  if (path === '' || path === '/') {
    return { matcher: { kind: 'element-prefix', path: '/' }, keys: [{ map: 'path-prefix', key: `${at}/` }] };
  }
  const bare = trimSlash(path);
  if (pathType === 'Prefix') {
    return {
      matcher: { kind: 'element-prefix', path: bare },
      keys: [
        { map: 'path-prefix-exact', key: at + bare },
        { map: 'path-prefix', key: `${at}${bare}/` },
      ],
    };
  }
  if (pathType === 'ImplementationSpecific') {
    return {
      matcher: { kind: 'string-prefix', path: bare },
      keys: [
        { map: 'path-prefix-exact', key: at + bare },
        { map: 'path-prefix', key: at + bare },
      ],
    };
  }
  return null;
}

function customPlacement(path: string, pathType: string | null): Placement {
  const kind = pathType === 'Exact' ? 'exact' : 'element-prefix';
  return { matcher: { kind, path: kind === 'exact' ? path : trimSlash(path) || '/' }, keys: [] };
}

/**
 * Returns what a rule with `route-acl` compares besides its own condition; here a wildcard host takes any number of labels.
 * @source haproxytech/kubernetes-ingress pkg/route/route.go AddCustomRoute (fc12067)
 */
function customMatch(host: string | null, path: string, pathType: string | null): Row['mayTake'] {
  const suffix = host?.startsWith('*') ? host.slice(1) : null;
  const compiled = compilePattern(toBytes(`^${trimSlash(path)}($|/)`), false);
  const takesPath = (request: string) => {
    if (path === '' || (path === '/' && pathType !== 'Exact')) return true;
    if (pathType === 'Exact') return request === path;
    // A path that is no expression is taken for one that may fit: the answer stays open.
    return compiled.kind !== 'pattern' || compiled.pattern.test(toBytes(request)) !== false;
  };
  return (name, request) =>
    (host === null || (suffix === null ? name === host : name.endsWith(suffix))) && takesPath(request);
}

/** The key that the controller keeps a path by: the number of its port is no part. */
export function keptBy({ ingress, host, path: { pathType, path, backend } }: ListedPath): string {
  const service = backend.value?.service;
  const parts = [ingress, host, pathType.value, path.value, service?.name.value, service?.port.value.name];
  return parts.map((part) => part ?? '').join('\n');
}

/** Paths of one Ingress by that key: later ones replace earlier ones. */
function distinct(cluster: Cluster): { readonly kept: readonly ListedPath[]; readonly replaced: readonly DeadPath[] } {
  const byKey = new Map<string, ListedPath>();
  const replaced: DeadPath[] = [];
  for (const listed of listPaths(cluster)) {
    const key = keptBy(listed);
    const before = byKey.get(key);
    if (before) replaced.push({ pathId: before.origin.pathId, why: 'duplicate', by: listed.origin.pathId });
    byKey.set(key, listed);
  }
  return { kept: [...byKey.values()], replaced };
}

/** Whether a row names rules behind its backend: redirects and rewrites of its Ingress and Service. */
export function hasRules({ treatment: { sslRedirect, requestRedirect, pathRewrites } }: Row): boolean {
  return sslRedirect !== null || requestRedirect !== null || pathRewrites.length > 0;
}

/** Rows are sorted as texts: of one backend the row without rules is the shortest. */
function byBackend(a: Row, b: Row): number {
  if (a.backend !== b.backend) return a.backend < b.backend ? -1 : 1;
  return Number(hasRules(a)) - Number(hasRules(b));
}

interface Building {
  readonly lookup: BackendLookup;
  readonly cluster: Cluster;
  readonly options: HaproxyTechOptions;
  readonly hosts: Set<string>;
}

/** Returns the row of a path, or `null` when the controller refuses it. Its host becomes known once its port resolves. */
function buildRow(listed: ListedPath, { lookup, cluster, options, hosts }: Building): Row | null {
  const service = listed.path.backend.value?.service;
  if (!service) return null;
  const ref = { namespace: listed.namespace, name: service.name.value };
  const port = resolvePort(lookup, cluster, ref, service.port.value);
  if (!port) return null;
  const path = listed.path.path.value ?? '';
  const pathType = listed.path.pathType.value;
  const given = lookup.service(ref.namespace, ref.name);
  const isCustom = Boolean(given && serviceAnnotation('route-acl', given));
  // Only the maps' own rows make a host known.
  if (listed.host && !isCustom) hosts.add(hostKey(listed.host));
  const placement = isCustom ? customPlacement(path, pathType) : place(listed.host, path, pathType);
  return (
    placement && {
      listed,
      service: { ...ref, port: portOf(service.port.value) },
      backend: `${ref.namespace}_svc_${ref.name}_${port.name || port.port}`,
      ...placement,
      ready: cluster.existence === 'assumed' || lookup.readyCount(ref.namespace, ref.name) !== 0,
      treatment: treatmentOf(listed.located.object, given, options),
      mayTake: isCustom ? customMatch(listed.host, path, pathType) : null,
    }
  );
}

function fileRows(all: readonly Row[]): Maps['rows'] {
  const files = new Map<MapName, Map<string, Row[]>>();
  for (const row of all) {
    for (const { map, key } of row.keys) {
      const file = files.get(map) ?? new Map<string, Row[]>();
      files.set(map, file);
      const list = file.get(key);
      if (list) list.push(row);
      else file.set(key, [row]);
    }
  }
  for (const file of files.values()) for (const list of file.values()) list.sort(byBackend);
  return files;
}

function longestFirst(lengths: Iterable<number>): readonly number[] {
  return [...new Set(lengths)].sort((a, b) => b - a);
}

function lengthsOf(all: readonly Row[]): Pick<Maps, 'prefixLengths' | 'oddLengths'> {
  const byHost = new Map<string, number[]>();
  const odd: number[] = [];
  for (const { listed, keys } of all) {
    const host = hostKey(listed.host);
    for (const { map, key } of keys) {
      if (map !== 'path-prefix') continue;
      const own = byHost.get(host);
      if (key.charAt(host.length) !== '/') odd.push(key.length);
      else if (own) own.push(key.length);
      else byHost.set(host, [key.length]);
    }
  }
  const prefixLengths = new Map([...byHost].map(([host, lengths]) => [host, longestFirst(lengths)]));
  return { prefixLengths, oddLengths: longestFirst(odd) };
}

/** Returns the map files of a cluster. A path whose Service or port is missing gets no row and does not make its host known. */
export function buildMaps(cluster: Cluster, options: HaproxyTechOptions): Maps {
  const building = { lookup: backendLookup(cluster), cluster, options, hosts: new Set<string>() };
  const { kept, replaced } = distinct(cluster);
  const dropped: DeadPath[] = [...replaced];
  const all: Row[] = [];
  for (const listed of kept) {
    const row = buildRow(listed, building);
    if (row) all.push(row);
    else dropped.push({ pathId: listed.origin.pathId, why: 'dropped', by: null });
  }
  const rows = fileRows(all);
  const lengths = lengthsOf(all);
  const custom = all.filter(({ mayTake }) => mayTake !== null);
  return { hosts: building.hosts, rows, dropped, all, custom, ...lengths, byHost: groupByHost(all) };
}

function groupByHost(all: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of all) {
    const host = hostKey(row.listed.host);
    const group = groups.get(host);
    if (group) group.push(row);
    else groups.set(host, [row]);
  }
  return groups;
}
