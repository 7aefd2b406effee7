import { toBytes } from '../../match/bytes.ts';
import { classNameOf } from '../../match/class-name.ts';
import { defaultBackendId, type NodeId } from '../../match/ids.ts';
import type { ListedPath } from '../../match/listed-path.ts';
import type { Ingress } from '../../model/ingress.ts';
import { namespaceOf, qualifiedName } from '../../model/metadata.ts';
import type { Located } from '../../model/objects.ts';
import type { Annotations } from './annotations.ts';
import type { Note } from './unsimulated.ts';
import {
  createUpstreams,
  defaultUpstream,
  type Parsed,
  substitute,
  type Upstream,
  upstreamKey,
  type World,
} from './upstreams.ts';

type LocationType = 'Exact' | 'Prefix';

/** One location before it is written: mutable only while servers are built. */
export interface Location {
  /** As the Ingress writes it, in bytes. */
  path: string;
  type: LocationType;
  /** Generated, not written by anyone. */
  isDefault: boolean;
  upstream: string;
  /** `null` for the generated location of the default server. */
  annotations: Annotations | null;
  namespace: string;
  /** Whose annotations these are; `null` for the generated location of the default server. */
  ingress: Ingress | null;
  listed: ListedPath | null;
  /** Graph node of the default backend behind a generated location, `null` when the controller's own. */
  defaultId: string | null;
}

export interface Server {
  readonly host: string;
  aliases: readonly string[];
  hasCertificate: boolean;
  fromToWww: boolean;
  /** The first Ingress that gives the host its twin. */
  twinBy: Ingress | null;
  /** Ingresses for which the host has a certificate. */
  readonly certifiedBy: Ingress[];
  /** The generated location, as it was before a path took its place. */
  readonly generated: Location;
  /** An Ingress of the host wants its TLS passed on. */
  sslPassthrough: boolean;
  /** What is not simulated and concerns every request to the host. */
  readonly notes: Note[];
  readonly locations: Location[];
  /** The first location of each path text. */
  readonly byPath: Map<string, Location>;
}

/** Everything the controller builds before it writes nginx.conf. */
export interface Build {
  readonly servers: readonly Server[];
  readonly upstreams: ReadonlyMap<string, Upstream>;
  /** First canary upstream of each primary upstream. */
  readonly alternatives: ReadonlyMap<string, string>;
  /** Path ids that made no location, and what took their place. */
  readonly skipped: ReadonlyMap<NodeId, Skipped>;
}

/** Why a path made no location. */
interface Skipped {
  readonly why: 'duplicate' | 'dropped';
  /** The path that took its place; `null` for a default backend. */
  readonly by: NodeId | null;
  /** It is of a canary, and its place is that of the canary of a Service. */
  readonly isShare?: true;
}

/** Name of the server of rules without a host. */
export const defaultServer = '_';

/** A path with what the controller makes of it. */
export interface Site {
  readonly located: Located<Ingress>;
  readonly parsed: Parsed;
  readonly paths: readonly ListedPath[];
}

function rootLocation(upstream: string, parsed: Parsed | null): Location {
  return {
    path: '/',
    type: 'Prefix',
    isDefault: true,
    upstream,
    annotations: parsed?.annotations ?? null,
    namespace: parsed ? namespaceOf(parsed.ingress.metadata) : '',
    ingress: parsed?.ingress ?? null,
    listed: null,
    defaultId: null,
  };
}

/** The key of an Ingress's own default backend, or `null`. */
function ownDefault(ingress: Ingress): string | null {
  const backend = ingress.defaultBackend?.value.service;
  return backend ? upstreamKey(namespaceOf(ingress.metadata), backend) : null;
}

function idOfDefault(ingress: Ingress): string {
  return defaultBackendId(classNameOf(ingress), qualifiedName(ingress.metadata));
}

/** A default backend without rules takes over the default server's root; rewrite and redirects of its Ingress do not apply. */
function takeOver(root: Location, { ingress, annotations }: Parsed, key: string): void {
  root.isDefault = false;
  root.upstream = key;
  root.namespace = namespaceOf(ingress.metadata);
  root.ingress = ingress;
  root.defaultId = idOfDefault(ingress);
  root.annotations = {
    ...annotations,
    redirect: null,
    fromToWww: false,
    relativeRedirects: false,
    rewriteTarget: '',
    useRegex: false,
    appRoot: '',
    sslRedirect: false,
    forceSslRedirect: false,
    preserveTrailingSlash: false,
  };
}

/** The default server always has the controller's own certificate. */
function freshServer(host: string, location: Location): Server {
  return {
    host,
    aliases: [],
    hasCertificate: host === defaultServer,
    fromToWww: false,
    twinBy: null,
    certifiedBy: [],
    generated: { ...location },
    sslPassthrough: false,
    notes: [],
    locations: [location],
    byPath: new Map([[location.path, location]]),
  };
}

function serverNames({ ingress }: Parsed): readonly string[] {
  return ingress.rules.map(({ host }) => host.value?.toLowerCase() || defaultServer);
}

/** @source kubernetes/ingress-nginx internal/ingress/controller/controller.go createServers (v1.15.1) */
function createServers(sites: readonly Site[]): Map<string, Server> {
  const root = rootLocation(defaultUpstream, null);
  const servers = new Map<string, Server>([[defaultServer, freshServer(defaultServer, root)]]);
  const normal = sites.map(({ parsed }) => parsed).filter(({ annotations }) => annotations.canary === null);
  for (const parsed of normal) {
    const { ingress } = parsed;
    const own = ownDefault(ingress);
    if (own && root.isDefault && ingress.rules.length === 0) takeOver(root, parsed, own);
    for (const name of serverNames(parsed)) {
      if (servers.has(name)) continue;
      const location = rootLocation(own ?? defaultUpstream, parsed);
      location.defaultId = own ? idOfDefault(ingress) : null;
      servers.set(name, freshServer(name, location));
    }
  }
  addNamesAndCertificates(normal, servers);
  return servers;
}

/** The first Ingress of a host with aliases gives them; any Ingress with tls gives a certificate, if only the default one; any may pass TLS on. */
function addToServer(server: Server, { ingress, annotations }: Parsed): void {
  if (server.aliases.length === 0) server.aliases = annotations.aliases;
  if (ingress.tls.length > 0) {
    server.hasCertificate = true;
    server.certifiedBy.push(ingress);
  }
  if (annotations.sslPassthrough) server.sslPassthrough = true;
  server.notes.push(...annotations.notes.filter(({ concerns }) => concerns === 'host'));
}

function addNamesAndCertificates(normal: readonly Parsed[], servers: ReadonlyMap<string, Server>): void {
  for (const parsed of normal) {
    for (const name of new Set(serverNames(parsed))) {
      const server = servers.get(name);
      if (server) addToServer(server, parsed);
    }
  }
  for (const server of servers.values()) server.aliases = server.aliases.filter((alias) => !servers.has(alias));
}

/** Returns the type of a path as the controller reads it: whatever is not Exact is Prefix. */
export function typeOf(listed: ListedPath): LocationType {
  return listed.path.pathType.value === 'Exact' ? 'Exact' : 'Prefix';
}

interface Adding {
  readonly upstreams: ReadonlyMap<string, Upstream>;
  readonly skipped: Map<NodeId, Skipped>;
}

/** Returns the upstream that a path leads to, or `null` when it makes no location. */
function upstreamOf(listed: ListedPath, upstreams: ReadonlyMap<string, Upstream>): Upstream | null {
  const backend = listed.path.backend.value?.service;
  const upstream = backend ? upstreams.get(upstreamKey(listed.namespace, backend)) : undefined;
  return upstream && !upstream.noServer ? upstream : null;
}

/** Only the first location with the same path text is looked at: a third definition of another type is appended again. */
function addPath(server: Server, listed: ListedPath, parsed: Parsed, { upstreams, skipped }: Adding): void {
  const { annotations } = parsed;
  const id = listed.origin.pathId;
  const upstream = upstreamOf(listed, upstreams);
  if (!upstream) {
    if (!annotations.canary) skipped.set(id, { why: 'dropped', by: null });
    return;
  }
  const path = toBytes(listed.path.path.value || '/');
  const type = typeOf(listed);
  const same = server.byPath.get(path);
  const isSame = same?.type === type;
  if (same && isSame && !same.isDefault) {
    skipped.set(id, { why: 'duplicate', by: same.listed?.origin.pathId ?? null });
    return;
  }
  const { namespace } = listed;
  const key = upstream.key;
  const filled: Location = {
    path,
    type,
    isDefault: false,
    upstream: key,
    annotations,
    namespace,
    ingress: parsed.ingress,
    listed,
    defaultId: null,
  };
  if (same && isSame) Object.assign(same, filled);
  else server.locations.push(filled);
  if (!same) server.byPath.set(path, filled);
  if (!annotations.fromToWww) return;
  server.fromToWww = true;
  server.twinBy ??= parsed.ingress;
}

/** What a canary Ingress asks for: an upstream beside those of some locations. */
interface CanaryWish {
  readonly key: string;
  /** The path that asks, `null` for a default backend. */
  readonly pathId: NodeId | null;
  /** `null` where no other Ingress names the host. */
  readonly locations: readonly Location[] | null;
  readonly fits: (location: Location) => boolean;
}

function canaryWishes({ parsed, paths }: Site, servers: ReadonlyMap<string, Server>): readonly CanaryWish[] {
  const wishes: CanaryWish[] = [];
  const own = ownDefault(parsed.ingress);
  const all = servers.get(defaultServer)?.locations ?? [];
  if (own) wishes.push({ key: own, pathId: null, locations: all, fits: () => true });
  for (const listed of paths) {
    const backend = listed.path.backend.value?.service;
    const server = servers.get(listed.host?.toLowerCase() ?? defaultServer);
    if (!backend) continue;
    const path = toBytes(listed.path.path.value || '/');
    const type = typeOf(listed);
    wishes.push({
      key: upstreamKey(listed.namespace, backend),
      pathId: listed.origin.pathId,
      locations: server?.locations ?? null,
      fits: (location) => location.path === path && location.type === type,
    });
  }
  return wishes;
}

/** The first canary of each primary upstream, and the path that asked for it. */
type Alternatives = Map<string, { readonly key: string; readonly pathId: NodeId | null }>;

/**
 * What becomes of a wish: it takes a share, it is nobody's (`null`), or an older canary has taken its place. An upstream without a
 * partner is removed, whoever else uses it.
 */
function grantWish(
  { key, pathId, locations, fits }: CanaryWish,
  upstreams: Map<string, Upstream>,
  alternatives: Alternatives,
): 'granted' | { readonly by: NodeId | null } | null {
  const canary = upstreams.get(key);
  if (!canary || locations === null) return null;
  let first: { readonly key: string; readonly pathId: NodeId | null } | null = null;
  for (const location of locations) {
    const primary = upstreams.get(location.upstream);
    if (primary === canary) return 'granted';
    const mayMerge = primary && !primary.noServer && primary.key !== defaultUpstream && fits(location);
    if (!mayMerge) continue;
    const taken = alternatives.get(primary.key) ?? { key, pathId };
    alternatives.set(primary.key, taken);
    if (first?.key !== key) first = taken;
  }
  if (first === null) upstreams.delete(key);
  return first === null ? null : first.key === key ? 'granted' : { by: first.pathId };
}

/**
 * Returns the first canary of each primary upstream. It hangs on the upstream: every location with that Service is affected.
 * @source kubernetes/ingress-nginx internal/ingress/controller/controller.go mergeAlternativeBackends (v1.15.1)
 */
function mergeCanaries(
  sites: readonly Site[],
  servers: ReadonlyMap<string, Server>,
  { upstreams, skipped }: Adding & { readonly upstreams: Map<string, Upstream> },
): Map<string, string> {
  const alternatives: Alternatives = new Map();
  const canaries = sites.filter(({ parsed }) => parsed.annotations.canary !== null);
  if (canaries.length === 0) return new Map();
  const made = new Set([...servers.values()].flatMap(({ locations }) => locations.map(idOf)));
  // Alone they are not looked at.
  const isAlone = canaries.length === sites.length;
  for (const wish of canaries.flatMap((site) => canaryWishes(site, servers))) {
    const { pathId } = wish;
    const found = isAlone ? null : grantWish(wish, upstreams, alternatives);
    if (pathId === null || found === 'granted' || made.has(pathId) || skipped.has(pathId)) continue;
    skipped.set(pathId, found ? { why: 'duplicate', by: found.by, isShare: true } : { why: 'dropped', by: null });
  }
  return new Map(Array.from(alternatives, ([primary, { key }]) => [primary, key]));
}

function idOf({ listed }: Location): string | null {
  return listed?.origin.pathId ?? null;
}

/** Locations whose upstream has no endpoint go to the Service of the default-backend annotation, where it can answer. */
function substituteEmpty(servers: ReadonlyMap<string, Server>, upstreams: Map<string, Upstream>, world: World): void {
  for (const server of servers.values()) {
    for (const location of server.locations) {
      const { annotations, namespace } = location;
      if (!annotations || !upstreams.get(location.upstream)?.missing) continue;
      const other = substitute(namespace, annotations, world);
      if (!other) continue;
      upstreams.set(other.key, other);
      location.upstream = other.key;
    }
  }
}

/** Returns servers, locations and upstreams of Ingresses in the controller's order. */
export function build(sites: readonly Site[], world: World): Build {
  const upstreams = createUpstreams(
    sites.map(({ parsed }) => parsed),
    world,
  );
  const servers = createServers(sites);
  const skipped: Adding['skipped'] = new Map();
  for (const { parsed, paths } of sites) {
    for (const listed of paths) {
      const server = servers.get(listed.host?.toLowerCase() ?? defaultServer) ?? servers.get(defaultServer);
      if (server) addPath(server, listed, parsed, { upstreams, skipped });
    }
  }
  const alternatives = mergeCanaries(sites, servers, { upstreams, skipped });
  substituteEmpty(servers, upstreams, world);
  return { servers: [...servers.values()], upstreams, alternatives, skipped };
}
