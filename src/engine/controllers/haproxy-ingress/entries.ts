import { type BackendLookup, backendLookup, portOf } from '../../match/availability.ts';
import { classNameOf } from '../../match/class-name.ts';
import type { ServiceRef } from '../../match/decision.ts';
import { defaultBackendId } from '../../match/ids.ts';
import { byAge, type ListedPath, listPaths } from '../../match/listed-path.ts';
import type { DeadPath } from '../../match/profile.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { Ingress, IngressServiceBackend } from '../../model/ingress.ts';
import { namespaceOf, qualifiedName } from '../../model/metadata.ts';
import type { Located } from '../../model/objects.ts';
import { configKey, type Treatment, treatmentOf } from './annotations.ts';
import { filterKey, type HeaderMatch, headersOf } from './header-match.ts';
import type { HaproxyIngressOptions, MatchType } from './options.ts';

/** The internal host of rules without one and of default backends. */
export const defaultHost = '<default>';

/** One (host, path, match type) that HAProxy's maps hold. */
export interface Entry {
  /** Lower-cased literal or wildcard host, or `<default>`. */
  readonly host: string;
  readonly path: string;
  readonly match: MatchType;
  /** The graph's path node, or that of the default backend. */
  readonly pathId: string;
  /** `null` for a default backend. */
  readonly listed: ListedPath | null;
  readonly service: ServiceRef;
  readonly ready: boolean;
  /** True when the HTTPS maps hold it too. */
  readonly isHttps: boolean;
  readonly treatment: Treatment;
  /** Headers without which the path is not looked at. */
  readonly headers: readonly HeaderMatch[];
  /** Place in the order of declaration: of two equal keys the first answers. */
  readonly order: number;
}

/** Extra names of a host. */
export interface Aliases {
  readonly literal: ReadonlyMap<string, string>;
  readonly regex: ReadonlyMap<string, string>;
}

export interface Entries {
  readonly entries: readonly Entry[];
  readonly dropped: readonly DeadPath[];
  readonly aliases: Aliases;
  readonly redirectFrom: ReadonlyMap<string, { readonly to: string; readonly status: number }>;
}

interface Building {
  readonly cluster: Cluster;
  readonly options: HaproxyIngressOptions;
  readonly lookup: BackendLookup;
}

/** @source jcmoraisjr/haproxy-ingress pkg/converters/ingress/ingress.go readPathType (465a51c) */
function matchTypeOf(listed: ListedPath, { options, lookup }: Building): MatchType {
  const pathType = listed.path.pathType.value;
  if (pathType === 'Exact') return 'exact';
  if (pathType === 'Prefix') return 'prefix';
  const name = listed.path.backend.value?.service?.name.value ?? '';
  const service = lookup.service(listed.namespace, name);
  const wanted = configKey('path-type', listed.located.object, service, options)?.toLowerCase();
  return wanted === 'exact' || wanted === 'prefix' || wanted === 'regex' ? wanted : 'begin';
}

/**
 * Returns whether a backend's port can be found: by name or targetPort text first, then by number.
 * @source jcmoraisjr/haproxy-ingress pkg/converters/utils/services.go FindServicePort (465a51c)
 */
function hasPort(backend: IngressServiceBackend, namespace: string, { cluster, lookup }: Building): boolean {
  if (cluster.existence === 'assumed') return true;
  const service = lookup.service(namespace, backend.name.value);
  if (!service) return false;
  const port = String(portOf(backend.port.value) ?? '');
  return service.ports.some(
    (candidate) => candidate.name === port || String(candidate.targetPort) === port || String(candidate.port) === port,
  );
}

function isReady(namespace: string, name: string, { cluster, lookup }: Building): boolean {
  return cluster.existence === 'assumed' || lookup.readyCount(namespace, name) !== 0;
}

/** HTTPS maps hold only hosts that a tls entry of the same Ingress names, or all with ssl-always-add-https. */
function isHttps(ingress: Ingress, host: string | null, options: HaproxyIngressOptions): boolean {
  if (configKey('ssl-always-add-https', ingress, null, options) === 'true') return true;
  return ingress.tls.some(({ hosts }) => hosts.some(({ value }) => value === host));
}

function entryOf(listed: ListedPath, building: Building, order: number): Entry | null {
  const service = listed.path.backend.value?.service;
  const { namespace, located, host } = listed;
  if (!service) return null;
  const name = service.name.value;
  const treatment = treatmentOf(located.object, building.lookup.service(namespace, name), building.options);
  // A path that redirects needs no Service.
  if (treatment.redirectTo === null && !hasPort(service, namespace, building)) return null;
  return {
    host: host?.toLowerCase() ?? defaultHost,
    path: listed.path.path.value || '/',
    match: matchTypeOf(listed, building),
    pathId: listed.origin.pathId,
    listed,
    service: { namespace, name, port: portOf(service.port.value) },
    ready: isReady(namespace, name, building),
    isHttps: isHttps(located.object, host, building.options),
    treatment,
    headers: headersOf(located.object, building.options),
    order,
  };
}

function defaultEntry({ object }: Located<Ingress>, building: Building, order: number): Entry | null {
  const backend = object.defaultBackend?.value.service;
  const namespace = namespaceOf(object.metadata);
  if (!backend || !hasPort(backend, namespace, building)) return null;
  const name = backend.name.value;
  return {
    host: defaultHost,
    path: '/',
    match: 'begin',
    pathId: defaultBackendId(classNameOf(object), qualifiedName(object.metadata)),
    listed: null,
    service: { namespace, name, port: portOf(backend.port.value) },
    ready: isReady(namespace, name, building),
    isHttps: isHttps(object, null, building.options),
    // Of the whole Ingress only what a backend does counts for its default backend.
    treatment: { ...treatmentOf(object, building.lookup.service(namespace, name), building.options), redirectTo: null },
    headers: [],
    order,
  };
}

function aliasesOf(paths: readonly ListedPath[], name: string, options: HaproxyIngressOptions): Map<string, string> {
  const byHost = new Map<string, string>();
  for (const { located, host } of paths) {
    const value = configKey(name, located.object, null, options);
    const key = host?.toLowerCase() ?? defaultHost;
    // The first Ingress to set it on a host wins.
    if (value && !byHost.has(key)) byHost.set(key, value);
  }
  return byHost;
}

function redirectsFrom(paths: readonly ListedPath[], options: HaproxyIngressOptions): Entries['redirectFrom'] {
  const found = new Map<string, { readonly to: string; readonly status: number }>();
  for (const { located, host } of paths) {
    const from = configKey('redirect-from', located.object, null, options);
    if (!from || !host || found.has(from.toLowerCase())) continue;
    const written = configKey('redirect-from-code', located.object, null, options);
    found.set(from.toLowerCase(), { to: host, status: written && /^\d{3}$/.test(written) ? Number(written) : 302 });
  }
  return found;
}

/** Returns the entries in order of declaration: oldest Ingress first; of equal (host, path, type) the first counts. */
export function buildEntries(cluster: Cluster, options: HaproxyIngressOptions): Entries {
  const building: Building = { cluster, options, lookup: backendLookup(cluster) };
  const ordered = byAge(cluster.ingresses);
  const byObject = new Map<Ingress, ListedPath[]>();
  for (const listed of listPaths(cluster)) {
    const list = byObject.get(listed.located.object);
    if (list) list.push(listed);
    else byObject.set(listed.located.object, [listed]);
  }
  const claimed = new Map<string, Entry>();
  const dropped: DeadPath[] = [];
  const claim = (entry: Entry) => {
    const isRedirect = entry.treatment.redirectTo !== null;
    const key = [entry.host, entry.path, entry.match, filterKey(entry.headers), isRedirect].join('\n');
    const first = claimed.get(key);
    if (first) dropped.push({ pathId: entry.pathId, why: 'duplicate', by: first.pathId });
    else claimed.set(key, entry);
  };
  const paths: ListedPath[] = [];
  let order = 0;
  for (const located of ordered) {
    const fallback = defaultEntry(located, building, order++);
    if (fallback) claim(fallback);
    for (const listed of byObject.get(located.object) ?? []) {
      paths.push(listed);
      const entry = entryOf(listed, building, order++);
      if (entry) claim(entry);
      else dropped.push({ pathId: listed.origin.pathId, why: 'dropped', by: null });
    }
  }
  return {
    entries: [...claimed.values()],
    dropped,
    aliases: {
      literal: aliasesOf(paths, 'server-alias', options),
      regex: aliasesOf(paths, 'server-alias-regex', options),
    },
    redirectFrom: redirectsFrom(paths, options),
  };
}
