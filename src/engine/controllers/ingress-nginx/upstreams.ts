import { type BackendLookup, portOf } from '../../match/availability.ts';
import type { ServiceRef } from '../../match/decision.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { Ingress, IngressBackend, IngressServiceBackend } from '../../model/ingress.ts';
import { namespaceOf } from '../../model/metadata.ts';
import type { Annotations, CanaryPolicy } from './annotations.ts';

/** Key of the upstream that answers what nothing else takes. */
export const defaultUpstream = 'upstream-default-backend';

/** One Service and port, shared by every location that names it. */
export interface Upstream {
  readonly key: string;
  /** `null` only for the controller's own 404 server. */
  readonly service: ServiceRef | null;
  readonly hasEndpoints: boolean;
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

/** Returns every backend of an Ingress that names a Service: the default backend first, then the paths in file order. */
export function serviceBackends(ingress: Ingress): readonly IngressServiceBackend[] {
  const all: (IngressBackend | null | undefined)[] = [ingress.defaultBackend?.value];
  for (const { paths } of ingress.rules) for (const path of paths ?? []) all.push(path.backend.value);
  return all.map((backend) => backend?.service).filter((service) => service !== null && service !== undefined);
}

/**
 * Returns whether a backend has endpoints: its port (number or name as text) equals a Service port's number, targetPort or name,
 * and the Service has a ready endpoint, or is an ExternalName, or service-upstream takes its ClusterIP.
 * @source kubernetes/ingress-nginx internal/ingress/controller/controller.go serviceEndpoints (v1.15.1)
 */
function hasEndpoints(
  namespace: string,
  name: string,
  port: string,
  { cluster, lookup, externalNames }: World,
  serviceUpstream: boolean,
): boolean {
  if (cluster.existence === 'assumed') return true;
  const service = lookup.service(namespace, name);
  if (!service) return false;
  if (service.type === 'ExternalName') return externalNames && isOutside(service.externalName ?? '');
  const hasPort = service.ports.some(
    (candidate) => String(candidate.port) === port || String(candidate.targetPort) === port || candidate.name === port,
  );
  if (serviceUpstream && service.clusterIP !== 'None') return true;
  return hasPort && lookup.readyCount(namespace, name) !== 0;
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
    hasEndpoints: true,
    noServer: false,
    canary: null,
  };
}

/** Returns all upstreams in order of creation. @source kubernetes/ingress-nginx internal/ingress/controller/controller.go createUpstreams (v1.15.1) */
export function createUpstreams(parsed: readonly Parsed[], world: World): Map<string, Upstream> {
  const upstreams = new Map<string, Upstream>([[defaultUpstream, builtIn(world)]]);
  for (const { ingress, annotations } of parsed) {
    const namespace = namespaceOf(ingress.metadata);
    for (const backend of serviceBackends(ingress)) {
      const key = upstreamKey(namespace, backend);
      if (upstreams.has(key)) continue;
      const name = backend.name.value;
      const port = portOf(backend.port.value);
      upstreams.set(key, {
        key,
        service: { namespace, name, port },
        hasEndpoints: hasEndpoints(namespace, name, String(port ?? ''), world, annotations.serviceUpstream),
        noServer: annotations.canary !== null,
        canary: annotations.canary,
      });
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
    key: `custom-default-backend-${namespace}-${name}`,
    service: { namespace, name, port: port.port },
    hasEndpoints: true,
    noServer: false,
    canary: null,
  };
}
