import { type BackendLookup, portOf } from '../../match/availability.ts';
import type { BackendMiss } from '../../match/decision.ts';
import type { RoutingProgram } from '../../match/profile.ts';
import type { ServiceRef } from '../../match/service-ref.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { Ingress, IngressServiceBackend } from '../../model/ingress.ts';
import { namespaceOf } from '../../model/metadata.ts';
import type { Service } from '../../model/objects.ts';
import type { Annotations, CanaryPolicy } from './annotations.ts';

/** Key of the upstream that answers what nothing else takes. */
export const defaultUpstream = 'upstream-default-backend';

/** How the keys of those begin that an annotation puts in the place of others. */
export const standInKey = 'custom-default-backend-';

/** One Service and port, shared by every location that names it. */
export interface Upstream {
  readonly key: string;
  /** `null` only for the controller's own 404 server. */
  readonly service: ServiceRef | null;
  /** Why it has no endpoints, `null` where it has some. */
  readonly missing: BackendMiss | null;
  /** First created by a canary Ingress: it serves no location, only as an alternative. */
  readonly noServer: boolean;
  readonly canary: CanaryPolicy | null;
}

/** An Ingress with what its annotations say. */
export interface Parsed {
  readonly ingress: Ingress;
  readonly annotations: Annotations;
}

/** Returns the key that locations and upstreams meet on; of two namespaces whose names run together the first counts. */
export function upstreamKey(namespace: string, backend: IngressServiceBackend): string {
  return `${namespace}-${backend.name.value}-${portOf(backend.port.value) ?? ''}`;
}

/** The backends of paths that name a Service, in file order. */
function pathBackends(ingress: Ingress): readonly IngressServiceBackend[] {
  return ingress.rules.flatMap(({ paths }) => (paths ?? []).flatMap(({ backend }) => backend.value?.service ?? []));
}

/**
 * Returns why a backend has no endpoints, `null` where it has: its port (number or name as text) equals a Service port's number, targetPort or name,
 * and the Service has a ready endpoint, or is an ExternalName, or service-upstream takes its ClusterIP.
 * @source kubernetes/ingress-nginx internal/ingress/controller/controller.go serviceEndpoints (v1.15.1)
 */
function missOf(
  namespace: string,
  name: string,
  port: string,
  { cluster, lookup, externalNames }: World,
  serviceUpstream: boolean,
): BackendMiss | null {
  if (cluster.existence === 'assumed') return null;
  const service = lookup.service(namespace, name);
  if (!service) return 'no-service';
  if (service.type === 'ExternalName') {
    return externalNames && isOutside(service.externalName ?? '') ? null : 'no-endpoints';
  }
  if (serviceUpstream && service.clusterIP !== 'None' && isClusterPort(service, port)) return null;
  if (!hasPort(service, port)) return 'no-port';
  return lookup.readyCount(namespace, name) === 0 ? 'no-endpoints' : null;
}

/** A port by number is taken as it is; a name must be one of the Service's. */
function isClusterPort(service: Service, port: string): boolean {
  return /^\d+$/.test(port) || service.ports.some(({ name }) => name === port);
}

/** Returns whether a Service has the port that a path names: by number, by target port or by name. */
export function hasPort({ ports }: Service, port: string): boolean {
  return ports.some((one) => String(one.port) === port || String(one.targetPort) === port || one.name === port);
}

/** Where to look things up. */
export interface World {
  readonly cluster: Cluster;
  readonly lookup: BackendLookup;
  /** `namespace/name`, `''` for the built-in 404. */
  readonly defaultService: string;
  /** False when ExternalName Services are switched off. */
  readonly externalNames: boolean;
}

/** An address or DNS name that does not lead back to the controller. */
function isOutside(name: string): boolean {
  if (name === 'localhost' || name === '::1' || /^127(?:\.\d+){3}$/.test(name)) return false;
  const bare = name.endsWith('.') ? name.slice(0, -1) : name;
  return name.includes(':') || /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/.test(bare);
}

function builtIn({ cluster, lookup, defaultService }: World): Upstream {
  const [namespace = '', name = ''] = defaultService.split('/');
  const port = lookup.service(namespace, name)?.ports[0]?.port ?? null;
  const answers =
    name !== '' && (cluster.existence === 'assumed' || (port !== null && lookup.readyCount(namespace, name) !== 0));
  return {
    key: defaultUpstream,
    service: answers ? { namespace, name, port } : null,
    missing: null,
    noServer: false,
    canary: null,
  };
}

function upstreamFor({ ingress, annotations }: Parsed, backend: IngressServiceBackend, world: World): Upstream {
  const namespace = namespaceOf(ingress.metadata);
  const name = backend.name.value;
  const port = portOf(backend.port.value);
  return {
    key: upstreamKey(namespace, backend),
    service: { namespace, name, port },
    missing: missOf(namespace, name, String(port ?? ''), world, annotations.serviceUpstream),
    noServer: annotations.canary !== null,
    canary: annotations.canary,
  };
}

/**
 * Returns all upstreams: of paths that name the same Service and port the first one makes it, a default backend makes it anew,
 * whoever had it.
 * @source kubernetes/ingress-nginx internal/ingress/controller/controller.go createUpstreams (v1.15.1)
 */
export function createUpstreams(parsed: readonly Parsed[], world: World): Map<string, Upstream> {
  const upstreams = new Map<string, Upstream>([[defaultUpstream, builtIn(world)]]);
  for (const one of parsed) {
    const own = one.ingress.defaultBackend?.value.service;
    if (own) {
      const made = upstreamFor(one, own, world);
      upstreams.set(made.key, made);
    }
    for (const backend of pathBackends(one.ingress)) {
      const key = upstreamKey(namespaceOf(one.ingress.metadata), backend);
      if (!upstreams.has(key)) upstreams.set(key, upstreamFor(one, backend, world));
    }
  }
  return upstreams;
}

/** Returns the upstream that the default-backend annotation puts in the place of one without endpoints, or `null`. */
export function substitute(namespace: string, annotations: Annotations, world: World): Upstream | null {
  const name = annotations.defaultBackend;
  const service = name === '' ? null : world.lookup.service(namespace, name);
  const port = service?.ports[0];
  if (!service || !port || world.lookup.readyCount(namespace, name) === 0) return null;
  return {
    key: `${standInKey}${namespace}-${name}`,
    service: { namespace, name, port: port.port },
    missing: null,
    noServer: false,
    canary: null,
  };
}

/** Returns the judge of backends. One upstream serves all that name its Service and port: that one's word counts. */
export function missingIn(upstreams: ReadonlyMap<string, Upstream>, world: World): RoutingProgram['missing'] {
  return ({ metadata }, backend) => {
    const namespace = namespaceOf(metadata);
    const known = upstreams.get(upstreamKey(namespace, backend));
    const isOwn = known?.service?.namespace === namespace && known.service.name === backend.name.value;
    if (isOwn) return known.missing;
    return missOf(namespace, backend.name.value, String(portOf(backend.port.value) ?? ''), world, false);
  };
}
