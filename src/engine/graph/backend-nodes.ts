import type { BackendMiss } from '../match/decision.ts';
import { backendId, type NodeId } from '../match/ids.ts';
import type { RoutingProgram } from '../match/profile.ts';
import type { Cluster } from '../model/cluster.ts';
import { type Ingress, type IngressBackend, isActionOfAnnotation } from '../model/ingress.ts';
import { namespaceOf, qualifiedName } from '../model/metadata.ts';
import type { Located, Place, Service, ServicePort } from '../model/objects.ts';
import { type BackendNode, brokenState } from './graph.ts';

/** Returns the port as the backend writes it, `null` when it writes none. */
function portOf(backend: IngressBackend): number | string | null {
  const port = backend.service?.port.value;
  return port?.number ?? port?.name ?? null;
}

/**
 * Returns the graph id of what a backend names; `null` when it names nothing.
 * A resource backend is told from a Service by its kind: `backend:ns/StorageBucket/assets:`.
 */
function backendIdOf(namespace: string, backend: IngressBackend | null): NodeId | null {
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

/** Why a backend of an Ingress cannot answer, as its controller judges it. */
export type Judge = RoutingProgram['missing'];

const broken: Readonly<Record<BackendMiss, BackendNode['state']>> = {
  'no-service': 'missing',
  'no-port': 'port-missing',
  'no-endpoints': 'no-endpoints',
};

/** Collects the backends of a graph, each once, in the order of their first use. */
export class BackendCollector {
  private readonly nodes = new Map<string, { node: BackendNode; incoming: number }>();
  private readonly services: ServiceIndex;

  constructor(services: ServiceIndex) {
    this.services = services;
  }

  /** Counts one reference; returns the id of the backend, `null` when it names nothing. `at` is the reference. */
  refer(ingress: Ingress, backend: IngressBackend | null, at: Place, judge: Judge): NodeId | null {
    const namespace = namespaceOf(ingress.metadata);
    const id = backendIdOf(namespace, backend);
    if (id === null || !backend) return null;
    const known = this.nodes.get(id);
    const isBroken = known !== undefined && brokenState(known.node) !== null;
    if (known && !isBroken) known.incoming++;
    else {
      const node = this.create(id, ingress, backend, at, judge);
      // What one of two controllers reaches is there.
      this.nodes.set(id, {
        node: brokenState(node) ? (known?.node ?? node) : node,
        incoming: (known?.incoming ?? 0) + 1,
      });
    }
    return id;
  }

  /** Returns the nodes with their counts. */
  finish(): BackendNode[] {
    return [...this.nodes.values()].map(({ node, incoming }) => ({ ...node, incoming }));
  }

  private create(id: NodeId, ingress: Ingress, backend: IngressBackend, at: Place, judge: Judge): BackendNode {
    const namespace = namespaceOf(ingress.metadata);
    const base = { kind: 'backend', id, namespace, incoming: 0 } as const;
    if (!backend.service) {
      const { kind, name } = backend.resource?.value ?? { kind: '', name: '' };
      return { ...base, name, resourceKind: kind, port: null, targetPort: null, state: 'resource', place: at };
    }
    const name = backend.service.name.value;
    const port = portOf(backend);
    const service = this.services.get(`${namespace}/${name}`);
    const miss = isActionOfAnnotation(backend.service) ? null : judge(ingress, backend.service);
    return {
      ...base,
      name,
      resourceKind: 'Service',
      port,
      targetPort: (service && findPort(service.object, port)?.targetPort) ?? null,
      state: miss ? broken[miss] : service ? 'found' : 'assumed',
      place: service ? { object: service.ref, range: service.object.range } : at,
    };
  }
}
