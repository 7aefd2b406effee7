import { backendLookup } from '../../match/availability.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { ServiceBackendPort } from '../../model/ingress.ts';
import type { TraefikOptions } from './options.ts';

export interface ServiceLookup {
  /** `missing`: no router is made; `empty`: found without a ready endpoint. */
  find(namespace: string, name: string, port: ServiceBackendPort): 'ready' | 'empty' | 'missing';
}

/**
 * Returns how Traefik resolves backends: the first Service port whose number (0 when absent) or non-empty name is the
 * backend's; targetPort is never looked at.
 * @source traefik/traefik pkg/provider/kubernetes/ingress/kubernetes.go loadService (v3.7.9)
 */
export function serviceLookup(cluster: Cluster, options: TraefikOptions): ServiceLookup {
  if (cluster.existence === 'assumed') return { find: () => 'ready' };
  const lookup = backendLookup(cluster);
  return {
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
      return lookup.readyCount(namespace, name) === 0 ? 'empty' : 'ready';
    },
  };
}
