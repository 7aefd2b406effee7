import { portOf } from '../../match/availability.ts';
import type { ServiceRef } from '../../match/decision.ts';
import type { Cluster } from '../../model/cluster.ts';
import { namespaceOf } from '../../model/metadata.ts';
import { hasTls, isDecodable } from './annotations.ts';
import type { TraefikOptions } from './options.ts';
import { serviceLookup } from './services.ts';

/** The router of a default backend: `PathPrefix("/")` at the lowest priority. */
export interface DefaultRouter {
  /** Only TLS connections reach it when true, only plain ones when false. */
  readonly tls: boolean;
  /** Over https too: see `entryPointTls`. */
  readonly servesBoth: boolean;
  readonly service: ServiceRef;
  /** False with allowEmptyServices and no endpoint: it answers 503. */
  readonly ready: boolean;
}

/** Returns whether a connection reaches the default router. */
export function servesDefault({ tls, servesBoth }: DefaultRouter, isTls: boolean): boolean {
  return servesBoth || tls === isTls;
}

/**
 * Returns the default router: that of the first Ingress with a defaultBackend and no rules at all, else `null`.
 * @source traefik/traefik pkg/provider/kubernetes/ingress/kubernetes.go loadConfigurationFromIngresses (v3.7.9)
 */
export function defaultRouter(cluster: Cluster, options: TraefikOptions): DefaultRouter | null {
  const lookup = serviceLookup(cluster, options);
  for (const { object } of cluster.ingresses) {
    const backend = object.rules.length === 0 ? object.defaultBackend?.value.service : null;
    if (!backend || !isDecodable(object.metadata)) continue;
    const namespace = namespaceOf(object.metadata);
    const found = lookup.find(namespace, backend.name.value, backend.port.value);
    if (found === 'missing' || (found === 'empty' && !options.allowEmptyServices)) continue;
    const tls = hasTls(object.metadata);
    const servesBoth = options.entryPointTls && !tls;
    return {
      tls,
      servesBoth,
      ready: found === 'ready',
      service: { namespace, name: backend.name.value, port: portOf(backend.port.value) },
    };
  }
  return null;
}
