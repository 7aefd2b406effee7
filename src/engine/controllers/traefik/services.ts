import { backendLookup } from '../../match/availability.ts';
import type { RoutingProgram } from '../../match/profile.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { ServiceBackendPort } from '../../model/ingress.ts';
import { type Annotation, namespaceOf } from '../../model/metadata.ts';
import type { Service } from '../../model/objects.ts';
import { read } from './annotations.ts';
import { truthOf, unreadable } from './decode.ts';
import type { TraefikOptions } from './options.ts';

/** Why a backend makes no router; `annotation` is one of its Service that cannot be read. */
export type ServiceFault =
  | { readonly kind: 'no-service' | 'no-port' | 'external-name' | 'headless' | 'no-endpoints' }
  | { readonly kind: 'service-annotation'; readonly annotation: string };

/** What Traefik makes of a backend. */
interface Found {
  /** `null` for a backend that can be used. */
  readonly fault: ServiceFault | null;
  /** False with allowEmptyServices and no endpoint: it answers 503. */
  readonly ready: boolean;
}

export interface ServiceLookup {
  find(namespace: string, name: string, port: ServiceBackendPort): Found;
  /** The Service's own annotations; empty when it is not given. */
  annotations(namespace: string, name: string): ReadonlyMap<string, Annotation>;
}

/** Whether the Service's own address takes the requests: nobody looks for endpoints then. */
function isNative({ metadata }: Service, { nativeLBByDefault }: TraefikOptions): boolean {
  const native = read(metadata, 'service.nativelb');
  return native === null ? nativeLBByDefault : truthOf(native) === true;
}

/** Whether the nodes take the requests. */
function isOnNodes({ metadata, type }: Service): boolean {
  return type === 'NodePort' && truthOf(read(metadata, 'service.nodeportlb') ?? '') === true;
}

/** The first port whose number (0 when absent) or non-empty name is the backend's; targetPort is never looked at. */
function hasPort({ ports }: Service, { number, name }: ServiceBackendPort): boolean {
  return ports.some((one) => one.port === (number ?? 0) || (one.name !== null && one.name !== '' && one.name === name));
}

const usable: Found = { fault: null, ready: true };

function withFault(fault: ServiceFault): Found {
  return { fault, ready: false };
}

/**
 * Returns how Traefik resolves backends.
 * @source traefik/traefik pkg/provider/kubernetes/ingress/kubernetes.go loadService (v3.7.9)
 */
export function serviceLookup(cluster: Cluster, options: TraefikOptions): ServiceLookup {
  const lookup = backendLookup(cluster);
  const annotations: ServiceLookup['annotations'] = (namespace, name) =>
    lookup.service(namespace, name)?.metadata.annotations ?? new Map();
  const isGiven = cluster.existence === 'given';

  const withoutEndpoints: Found = options.allowEmptyServices
    ? { fault: null, ready: false }
    : withFault({ kind: 'no-endpoints' });

  function resolve(service: Service, namespace: string, port: ServiceBackendPort): Found {
    if (!hasPort(service, port)) return withFault({ kind: 'no-port' });
    if (service.type === 'ExternalName') {
      return options.allowExternalNameServices ? usable : withFault({ kind: 'external-name' });
    }
    if (isNative(service, options)) return service.clusterIP === 'None' ? withFault({ kind: 'headless' }) : usable;
    const hasEndpoints = isOnNodes(service) || lookup.readyCount(namespace, service.metadata.name.value) !== 0;
    return hasEndpoints ? usable : withoutEndpoints;
  }

  return {
    annotations,
    find(namespace, name, port) {
      const service = lookup.service(namespace, name);
      if (!service) return isGiven ? withFault({ kind: 'no-service' }) : usable;
      const [annotation] = unreadable(service.metadata, 'service');
      if (annotation !== undefined) return withFault({ kind: 'service-annotation', annotation });
      return isGiven ? resolve(service, namespace, port) : usable;
    },
  };
}

/** Returns the judge of backends: why one is not there, `null` where it is, or is refused for another reason. */
export function missingIn(cluster: Cluster, options: TraefikOptions): RoutingProgram['missing'] {
  let known: ServiceLookup | null = null;
  return ({ metadata }, { name, port }) => {
    known ??= serviceLookup(cluster, options);
    const { fault, ready } = known.find(namespaceOf(metadata), name.value, port.value);
    const kind = fault?.kind;
    if (kind === 'no-service' || kind === 'no-port') return kind;
    return kind === 'no-endpoints' || (!fault && !ready) ? 'no-endpoints' : null;
  };
}
