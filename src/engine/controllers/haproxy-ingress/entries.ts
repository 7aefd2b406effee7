import { type BackendLookup, backendLookup, portOf } from '../../match/availability.ts';
import { classNameOf } from '../../match/class-name.ts';
import { defaultBackendId, type NodeId } from '../../match/ids.ts';
import { byAge, type ListedPath, listPaths } from '../../match/listed-path.ts';
import type { DeadPath } from '../../match/profile.ts';
import type { ServiceRef } from '../../match/service-ref.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { Ingress, IngressServiceBackend } from '../../model/ingress.ts';
import { namespaceOf, qualifiedName } from '../../model/metadata.ts';
import type { Located, Service } from '../../model/objects.ts';
import { globalKey, ownKey, type Treatment, treatmentOf } from './annotations.ts';
import { filterKey, type HeaderMatch, headersOf } from './header-match.ts';
import type { HaproxyIngressOptions, MatchType } from './options.ts';
import { atoi, parseBool } from './values.ts';

/** The internal host of rules without one and of default backends. */
export const defaultHost = '<default>';

/** One (host, path, match type) that HAProxy's maps hold. */
export interface Entry {
  /** Lower-cased literal or wildcard host, or `<default>`. */
  readonly host: string;
  readonly path: string;
  readonly match: MatchType;
  /** The graph's path node, or that of the default backend. */
  readonly pathId: NodeId;
  readonly located: Located<Ingress>;
  /** `null` for a default backend. */
  readonly listed: ListedPath | null;
  readonly service: ServiceRef;
  /** What shares a HAProxy backend has the same text here: a Service and its container port. */
  readonly backend: string;
  readonly ready: boolean;
  /** False for what strict-host adds to the HTTPS maps alone. */
  readonly isHttp: boolean;
  /** True when the HTTPS maps hold it too. */
  readonly isHttps: boolean;
  /** ssl-passthrough: `root` = connections to the host go to its Service as they are; `path` = served over http alone. */
  readonly passthrough: 'root' | 'path' | null;
  readonly treatment: Treatment;
  /** True for a path that leads to the default of the controller: strict-host adds such. */
  readonly closes: boolean;
  /** Headers without which the path is not looked at. */
  readonly headers: readonly HeaderMatch[];
  /** Place among the paths of its host, on http and on https: of two equal keys the lower number answers. */
  readonly number: { readonly http: number; readonly https: number };
}

export interface Entries {
  readonly entries: readonly Entry[];
  readonly dropped: readonly DeadPath[];
}

interface Building {
  readonly cluster: Cluster;
  readonly options: HaproxyIngressOptions;
  readonly lookup: BackendLookup;
}

/**
 * Returns whether an Ingress is a TCP service: none of its rules routes HTTP.
 * @source jcmoraisjr/haproxy-ingress pkg/converters/ingress/ingress.go syncIngress (465a51c)
 */
export function isTcpService(ingress: Ingress): boolean {
  return atoi(ownKey('tcp-service-port', ingress) ?? '') !== 0;
}

/** @source jcmoraisjr/haproxy-ingress pkg/converters/ingress/ingress.go readPathType (465a51c): the Ingress's own annotation */
function matchTypeOf({ path, located }: ListedPath): MatchType {
  if (path.pathType.value === 'Exact') return 'exact';
  if (path.pathType.value === 'Prefix') return 'prefix';
  const wanted = ownKey('path-type', located.object)?.toLowerCase();
  return wanted === 'exact' || wanted === 'prefix' || wanted === 'regex' ? wanted : 'begin';
}

/**
 * Returns the container port that a backend's port means, `null` when it cannot be found: by name or targetPort text first,
 * then by number. An ExternalName Service without ports takes any number.
 * @source jcmoraisjr/haproxy-ingress pkg/converters/utils/services.go FindServicePort (465a51c)
 */
export function targetPortOf(service: Service, port: string): string | null {
  const { ports, type } = service;
  const found =
    ports.find((one) => one.name === port || String(one.targetPort) === port) ??
    ports.find((one) => String(one.port) === port);
  if (found) return String(found.targetPort);
  return type === 'ExternalName' && ports.length === 0 && atoi(port) !== 0 ? port : null;
}

/** The HAProxy backend that serves a Service port, `null` when there is none. */
function haproxyBackend(
  backend: IngressServiceBackend,
  namespace: string,
  { cluster, lookup }: Building,
): string | null {
  const port = String(portOf(backend.port.value) ?? '');
  const service = lookup.service(namespace, backend.name.value);
  const target = service ? targetPortOf(service, port) : null;
  if (target === null && cluster.existence !== 'assumed') return null;
  return `${namespace}/${backend.name.value}:${target ?? port}`;
}

function isReady(namespace: string, name: string, { cluster, lookup }: Building): boolean {
  return cluster.existence === 'assumed' || lookup.readyCount(namespace, name) !== 0;
}

/** HTTPS maps hold only hosts that a tls entry of the same Ingress names, or all with ssl-always-add-https. */
function isHttps(ingress: Ingress, host: string | null, options: HaproxyIngressOptions): boolean {
  const always = ownKey('ssl-always-add-https', ingress) ?? globalKey('ssl-always-add-https', options);
  if (always !== null && parseBool(always)) return true;
  const name = host?.toLowerCase();
  return ingress.tls.some(({ hosts }) => hosts.some(({ value }) => value.toLowerCase() === name));
}

type Draft = Omit<Entry, 'number'>;

function passthroughOf(ingress: Ingress, path: string): Entry['passthrough'] {
  if (!parseBool(ownKey('ssl-passthrough', ingress) ?? '')) return null;
  return path === '/' ? 'root' : 'path';
}

function entryOf(listed: ListedPath, building: Building): Draft | null {
  const service = listed.path.backend.value?.service;
  const { namespace, located, host } = listed;
  if (!service) return null;
  const name = service.name.value;
  const treatment = treatmentOf(located.object, building.lookup.service(namespace, name), building.options);
  const backend = haproxyBackend(service, namespace, building);
  // A path that redirects needs no Service, and is asked without headers.
  const isRedirect = treatment.redirectTo !== null;
  if (!isRedirect && backend === null) return null;
  const path = listed.path.path.value || '/';
  const passthrough = isRedirect ? null : passthroughOf(located.object, path);
  return {
    host: host?.toLowerCase() ?? defaultHost,
    path,
    match: matchTypeOf(listed),
    pathId: listed.origin.pathId,
    located,
    listed,
    service: { namespace, name, port: portOf(service.port.value) },
    backend: backend ?? '',
    ready: isReady(namespace, name, building),
    isHttp: true,
    isHttps: passthrough === null && isHttps(located.object, host, building.options),
    passthrough,
    treatment,
    closes: false,
    headers: headersOf(located.object),
  };
}

function defaultEntry(located: Located<Ingress>, building: Building): Draft | null {
  const { object } = located;
  const service = object.defaultBackend?.value.service;
  const namespace = namespaceOf(object.metadata);
  const backend = service ? haproxyBackend(service, namespace, building) : null;
  if (!service || backend === null) return null;
  const name = service.name.value;
  return {
    host: defaultHost,
    path: '/',
    match: 'begin',
    pathId: defaultBackendId(classNameOf(object), qualifiedName(object.metadata)),
    located,
    listed: null,
    service: { namespace, name, port: portOf(service.port.value) },
    backend,
    ready: isReady(namespace, name, building),
    isHttp: true,
    isHttps: isHttps(object, null, building.options),
    passthrough: null,
    // Of the whole Ingress only what a backend does counts for its default backend.
    treatment: { ...treatmentOf(object, building.lookup.service(namespace, name), building.options), redirectTo: null },
    closes: false,
    headers: [],
  };
}

function claimKey({ host, path, match }: Draft, headers: Draft['headers']): string {
  return [host, path, match, filterKey(headers)].join('\n');
}

/** What the hosts hold so far. */
class Claims {
  readonly entries: Entry[] = [];
  readonly dropped: DeadPath[] = [];
  private readonly firsts = new Map<string, Entry>();
  private readonly roots = new Map<string, Entry>();
  private readonly count = { http: new Map<string, number>(), https: new Map<string, number>() };

  private next(scheme: 'http' | 'https', host: string): number {
    const number = this.count[scheme].get(host) ?? 0;
    this.count[scheme].set(host, number + 1);
    return number;
  }

  /** Adds the paths of one Ingress, its default backend first. On https those that redirect come after the others. */
  add(drafts: readonly Draft[]): void {
    const taken: { readonly draft: Draft; readonly http: number }[] = [];
    for (const draft of drafts) {
      const first =
        draft.passthrough === 'root' ? this.roots.get(draft.host) : this.firsts.get(claimKey(draft, draft.headers));
      if (first) {
        this.dropped.push({ pathId: draft.pathId, why: 'duplicate', by: first.pathId });
        continue;
      }
      const isRedirect = draft.treatment.redirectTo !== null;
      const kept = isRedirect ? { ...draft, headers: [] } : draft;
      this.claim(kept);
      taken.push({ draft: kept, http: this.next('http', draft.host) });
    }
    const isLate = ({ draft }: (typeof taken)[number]) => draft.treatment.redirectTo !== null;
    for (const one of [...taken.filter((each) => !isLate(each)), ...taken.filter(isLate)]) {
      const https = one.draft.isHttps ? this.next('https', one.draft.host) : 0;
      this.entries.push({ ...one.draft, number: { http: one.http, https } });
    }
  }

  private claim(draft: Draft): void {
    const entry: Entry = { ...draft, number: { http: 0, https: 0 } };
    const key = claimKey(draft, draft.headers);
    if (!this.firsts.has(key)) this.firsts.set(key, entry);
    if (draft.path === '/' && draft.headers.length === 0 && !this.roots.has(draft.host))
      this.roots.set(draft.host, entry);
  }
}

/** The default backend and the paths of one Ingress, none of a TCP service. */
function draftsOf(located: Located<Ingress>, listed: readonly ListedPath[], building: Building) {
  const isTcp = isTcpService(located.object);
  const fallback = isTcp ? null : defaultEntry(located, building);
  const made = listed.map((one) => ({ listed: one, draft: isTcp ? null : entryOf(one, building) }));
  return {
    drafts: [...(fallback ? [fallback] : []), ...made.flatMap(({ draft }) => draft ?? [])],
    dropped: made.filter(({ draft }) => draft === null),
  };
}

/** Returns the entries in order of declaration: oldest Ingress first; of equal (host, path, type) the first counts. */
export function buildEntries(cluster: Cluster, options: HaproxyIngressOptions): Entries {
  const building: Building = { cluster, options, lookup: backendLookup(cluster) };
  const byObject = new Map<Ingress, ListedPath[]>();
  for (const listed of listPaths(cluster)) {
    const list = byObject.get(listed.located.object);
    if (list) list.push(listed);
    else byObject.set(listed.located.object, [listed]);
  }
  const claims = new Claims();
  for (const located of byAge(cluster.ingresses)) {
    const { drafts, dropped } = draftsOf(located, byObject.get(located.object) ?? [], building);
    for (const { listed } of dropped) claims.dropped.push({ pathId: listed.origin.pathId, why: 'dropped', by: null });
    claims.add(drafts);
  }
  return { entries: claims.entries, dropped: claims.dropped };
}
