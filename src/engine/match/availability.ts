import type { Cluster } from '../model/cluster.ts';
import type { Ingress, IngressBackend, IngressServiceBackend, ServiceBackendPort } from '../model/ingress.ts';
import { namespaceOf, qualifiedName } from '../model/metadata.ts';
import type { Service } from '../model/objects.ts';
import type { BackendMiss } from './decision.ts';
import type { ServiceRef } from './service-ref.ts';

/** Whether a backend can answer. `no-backend` = the manifest names none that can be read. */
export type Availability =
  | { readonly kind: 'service'; readonly service: ServiceRef }
  | { readonly kind: 'resource'; readonly resourceKind: string; readonly name: string }
  | {
      readonly kind: 'unavailable';
      readonly service: ServiceRef;
      readonly why: BackendMiss;
    }
  | { readonly kind: 'no-backend' };

/** Returns the port as the backend writes it: number, name, or `null`. */
export function portOf(port: ServiceBackendPort): number | string | null {
  return port.number ?? port.name;
}

/** Returns the Service port a backend port means, or `undefined`. */
function findServicePort(service: Service, port: ServiceBackendPort): Service['ports'][number] | undefined {
  return service.ports.find((candidate) =>
    port.number !== null ? candidate.port === port.number : candidate.name === port.name && port.name !== null,
  );
}

/** What tells whether a backend is there. */
export type Existing = Pick<Cluster, 'services' | 'endpointSlices' | 'existence'>;

/** What exists in a cluster, ready for many questions. */
export interface BackendLookup {
  readonly service: (namespace: string, name: string) => Service | null;
  /** Number of ready endpoints; `null` when no EndpointSlice speaks of the Service. */
  readonly readyCount: (namespace: string, name: string) => number | null;
  readonly availability: (namespace: string, backend: IngressBackend) => Availability;
}

/** Returns the look-up over a cluster's Services and EndpointSlices; under `assumed` every named Service can answer. */
export function backendLookup(cluster: Existing): BackendLookup {
  const services = new Map<string, Service>();
  for (const { object } of cluster.services) {
    const name = qualifiedName(object.metadata);
    if (!services.has(name)) services.set(name, object);
  }
  const ready = new Map<string, number>();
  for (const { object } of cluster.endpointSlices) {
    if (object.serviceName === null) continue;
    const name = `${object.metadata.namespace.value || 'default'}/${object.serviceName}`;
    ready.set(name, (ready.get(name) ?? 0) + object.readyCount);
  }
  const service = (namespace: string, name: string) => services.get(`${namespace}/${name}`) ?? null;
  const readyCount = (namespace: string, name: string) => ready.get(`${namespace}/${name}`) ?? null;

  function missing(namespace: string, name: string, port: ServiceBackendPort) {
    const found = service(namespace, name);
    if (!found) return 'no-service';
    // An ExternalName Service is a DNS name: it has no endpoints and needs no ports.
    if (found.type === 'ExternalName') return null;
    if (!findServicePort(found, port)) return 'no-port';
    return readyCount(namespace, name) === 0 ? 'no-endpoints' : null;
  }

  function availability(namespace: string, backend: IngressBackend): Availability {
    if (backend.service) {
      const name = backend.service.name.value;
      const port = backend.service.port.value;
      const ref = { namespace, name, port: portOf(port) };
      const why = cluster.existence === 'given' ? missing(namespace, name, port) : null;
      return why ? { kind: 'unavailable', service: ref, why } : { kind: 'service', service: ref };
    }
    if (backend.resource) {
      return { kind: 'resource', resourceKind: backend.resource.value.kind, name: backend.resource.value.name };
    }
    return { kind: 'no-backend' };
  }
  return { service, readyCount, availability };
}

/** How a controller finds a port in a Service that is there. */
export type PortRule = (service: Service, port: ServiceBackendPort) => boolean;

/** Returns why a Service does not answer a backend, for a controller that finds ports by `hasPort`; `null` where it does. */
export function missingBy(
  cluster: Existing,
  hasPort: PortRule,
): (ingress: Pick<Ingress, 'metadata'>, backend: IngressServiceBackend) => BackendMiss | null {
  let known: BackendLookup | null = null;
  return ({ metadata }, { name, port }) => {
    if (cluster.existence === 'assumed') return null;
    known ??= backendLookup(cluster);
    const lookup = known;
    const namespace = namespaceOf(metadata);
    const service = lookup.service(namespace, name.value);
    if (!service) return 'no-service';
    if (!hasPort(service, port.value)) return 'no-port';
    return service.type !== 'ExternalName' && lookup.readyCount(namespace, name.value) === 0 ? 'no-endpoints' : null;
  };
}

/** The specification's own rule: number or name of a Service port; an ExternalName is a DNS name and needs none. */
export const specifiedPort: PortRule = (service, port) =>
  service.type === 'ExternalName' || findServicePort(service, port) !== undefined;
