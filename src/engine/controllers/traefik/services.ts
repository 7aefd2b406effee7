import { backendLookup } from '../../match/availability.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { ServiceBackendPort } from '../../model/ingress.ts';
import type { Service } from '../../model/objects.ts';
import { read } from './annotations.ts';
import { isTrue, type TraefikOptions } from './options.ts';

export interface ServiceLookup {
  /** `missing`: no router is made; `empty`: found without a ready endpoint. */
  find(namespace: string, name: string, port: ServiceBackendPort): 'ready' | 'empty' | 'missing';
  /** The Service's own annotations; empty when it is not given. */
  annotations(namespace: string, name: string): ReadonlyMap<string, unknown>;
}

/** True where the Service's own address or the nodes take the requests: nobody looks for endpoints then. */
function isNative({ metadata, clusterIP, type }: Service, { nativeLBByDefault }: TraefikOptions): boolean {
  const native = read(metadata, 'service.nativelb');
  if (native === null ? nativeLBByDefault : isTrue(native)) return clusterIP !== 'None';
  return type === 'NodePort' && isTrue(read(metadata, 'service.nodeportlb') ?? '');
}

/**
 * Returns how Traefik resolves backends: the first Service port whose number (0 when absent) or non-empty name is the
 * backend's; targetPort is never looked at.
 * @source traefik/traefik pkg/provider/kubernetes/ingress/kubernetes.go loadService (v3.7.9)
 */
export function serviceLookup(cluster: Cluster, options: TraefikOptions): ServiceLookup {
  const lookup = backendLookup(cluster);
  const annotations: ServiceLookup['annotations'] = (namespace, name) =>
    lookup.service(namespace, name)?.metadata.annotations ?? new Map();
  if (cluster.existence === 'assumed') return { find: () => 'ready', annotations };
  return {
    annotations,
    find(namespace, name, port) {
      const service = lookup.service(namespace, name);
      if (!service) return 'missing';
      const wanted = service.ports.find(
        (candidate) =>
          candidate.port === (port.number ?? 0) ||
          (candidate.name !== null && candidate.name !== '' && candidate.name === port.name),
      );
      if (!wanted) return 'missing';
      if (service.type === 'ExternalName') return options.allowExternalNameServices ? 'ready' : 'missing';
      if (isNative(service, options)) return 'ready';
      return lookup.readyCount(namespace, name) === 0 ? 'empty' : 'ready';
    },
  };
}
