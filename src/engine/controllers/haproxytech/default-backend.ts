import { backendLookup, portOf } from '../../match/availability.ts';
import type { ServiceRef } from '../../match/decision.ts';
import type { Cluster } from '../../model/cluster.ts';
import { namespaceOf } from '../../model/metadata.ts';
import type { HaproxyTechOptions } from './options.ts';

export interface DefaultBackend {
  readonly service: ServiceRef;
  readonly ready: boolean;
}

/**
 * Returns the Services that may be the global default backend: of several Ingresses with one the last processed wins,
 * in an order that the controller leaves open; else --default-backend-service; else none (its own 404 page).
 * @source haproxytech/kubernetes-ingress pkg/ingress/ingress.go handleDefaultService (fc12067)
 */
export function defaultBackends(cluster: Cluster, options: HaproxyTechOptions): readonly DefaultBackend[] {
  const lookup = backendLookup(cluster);
  const isGiven = cluster.existence === 'given';
  const found = new Map<string, DefaultBackend>();
  for (const { object } of cluster.ingresses) {
    const backend = object.defaultBackend?.value.service;
    if (!backend) continue;
    const namespace = namespaceOf(object.metadata);
    const name = backend.name.value;
    const { number, name: portName } = backend.port.value;
    const service = lookup.service(namespace, name);
    const hasPort = service?.ports.some(
      (port) => port.port === (number ?? 0) || (port.name !== null && port.name !== '' && port.name === portName),
    );
    if (isGiven && !hasPort) continue;
    found.set(`${namespace}/${name}`, {
      service: { namespace, name, port: portOf(backend.port.value) },
      ready: !isGiven || lookup.readyCount(namespace, name) !== 0,
    });
  }
  if (found.size > 0) return [...found.values()];
  const [namespace = '', name = ''] = options.defaultBackendService.split('/');
  if (name === '') return [];
  const port = lookup.service(namespace, name)?.ports[0]?.port ?? null;
  return [{ service: { namespace, name, port }, ready: !isGiven || lookup.readyCount(namespace, name) !== 0 }];
}
