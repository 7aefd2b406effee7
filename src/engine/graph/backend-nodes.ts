import { backendId } from '../match/ids.ts';
import type { Cluster } from '../model/cluster.ts';
import { type IngressBackend, isActionOfAnnotation } from '../model/ingress.ts';
import { qualifiedName } from '../model/metadata.ts';
import type { Located, Place, Service, ServicePort } from '../model/objects.ts';
import type { BackendNode } from './graph.ts';

/** Returns the port as the backend writes it, `null` when it writes none. */
function portOf(backend: IngressBackend): number | string | null {
  const port = backend.service?.port.value;
  return port?.number ?? port?.name ?? null;
}

/**
 * Returns the graph id of what a backend names; `null` when it names nothing.
 * A resource backend is told from a Service by its kind: `backend:ns/StorageBucket/assets:`.
 */
export function backendIdOf(namespace: string, backend: IngressBackend | null): string | null {
  if (backend?.service) return backendId(namespace, backend.service.name.value, portOf(backend));
  const resource = backend?.resource?.value;
  return resource ? backendId(namespace, `${resource.kind}/${resource.name}`, null) : null;
}

/** Services of a cluster by `namespace/name`; of two with one name the first counts. */
export type ServiceIndex = ReadonlyMap<string, Located<Service>>;

/** Returns the Services by `namespace/name`. */
export function indexServices(services: Cluster['services']): ServiceIndex {
  const index = new Map<string, Located<Service>>();
  for (const service of services) {
    const name = qualifiedName(service.object.metadata);
    if (!index.has(name)) index.set(name, service);
  }
  return index;
}

function findPort(service: Service, port: number | string | null): ServicePort | undefined {
  return service.ports.find((candidate) => (typeof port === 'string' ? candidate.name : candidate.port) === port);
}

/** Collects the backends of a graph, each once, in the order of their first use. */
export class BackendCollector {
  private readonly nodes = new Map<string, { node: BackendNode; incoming: number }>();
  private readonly services: ServiceIndex;
  private readonly given: boolean;

  constructor(services: ServiceIndex, given: boolean) {
    this.services = services;
    this.given = given;
  }

  /** Counts one reference; returns the id of the backend, `null` when it names nothing. `at` is the reference. */
  refer(namespace: string, backend: IngressBackend | null, at: Place): string | null {
    const id = backendIdOf(namespace, backend);
    if (id === null || !backend) return null;
    const known = this.nodes.get(id);
    if (known) known.incoming++;
    else this.nodes.set(id, { node: this.create(id, namespace, backend, at), incoming: 1 });
    return id;
  }

  /** Returns the nodes with their counts. */
  finish(): BackendNode[] {
    return [...this.nodes.values()].map(({ node, incoming }) => ({ ...node, incoming }));
  }

  private create(id: string, namespace: string, backend: IngressBackend, at: Place): BackendNode {
    const base = { kind: 'backend', id, namespace, incoming: 0 } as const;
    if (!backend.service) {
      const { kind, name } = backend.resource?.value ?? { kind: '', name: '' };
      return { ...base, name, resourceKind: kind, port: null, targetPort: null, state: 'resource', place: at };
    }
    const name = backend.service.name.value;
    const port = portOf(backend);
    const service = this.services.get(`${namespace}/${name}`);
    const target = service && findPort(service.object, port);
    return {
      ...base,
      name,
      resourceKind: 'Service',
      port,
      targetPort: target?.targetPort ?? null,
      state: isActionOfAnnotation(backend.service) ? 'assumed' : this.stateOf(service?.object, target !== undefined),
      place: service ? { object: service.ref, range: service.object.range } : at,
    };
  }

  private stateOf(service: Service | undefined, hasPort: boolean): BackendNode['state'] {
    // An ExternalName Service may list no ports at all.
    if (service && (hasPort || (service.type === 'ExternalName' && service.ports.length === 0))) return 'found';
    if (!this.given) return 'assumed';
    return service ? 'port-missing' : 'missing';
  }
}
