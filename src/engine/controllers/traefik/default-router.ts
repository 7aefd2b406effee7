import { portOf } from '../../match/availability.ts';
import type { ServiceRef } from '../../match/service-ref.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { Ingress } from '../../model/ingress.ts';
import { namespaceOf } from '../../model/metadata.ts';
import type { Located } from '../../model/objects.ts';
import type { NotSimulated } from './annotations.ts';
import { type Listening, listeningOf, notSimulatedOf } from './entry-points.ts';
import type { TraefikOptions } from './options.ts';
import { ingressRefusal, type Judge, judgeOf, routerRefusal } from './refusal.ts';

/** The router of a default backend: `PathPrefix("/")` at the lowest priority. */
export interface DefaultRouter {
  readonly located: Located<Ingress>;
  readonly listening: Listening;
  readonly service: ServiceRef;
  /** False with allowEmptyServices and no endpoint: it answers 503. */
  readonly ready: boolean;
  /** Annotations of the Ingress and the Service that are not simulated. */
  readonly notSimulated: NotSimulated;
}

/** The router of one Ingress: `null` when Traefik makes none, `refused` when it makes one that does not work and keeps the place. */
function routerOf(located: Located<Ingress>, judge: Judge): DefaultRouter | 'refused' | null {
  const { object } = located;
  const backend = object.rules.length === 0 ? object.defaultBackend?.value.service : null;
  const namespace = namespaceOf(object.metadata);
  if (!backend || ingressRefusal(object.metadata, namespace, judge)) return null;
  const { fault, ready } = judge.services.find(namespace, backend.name.value, backend.port.value);
  if (fault) return null;
  // The priority of the annotation does not count here.
  const refusal = routerRefusal(object.metadata, namespace, judge);
  if (refusal && refusal.kind !== 'priority') return 'refused';
  const listening = listeningOf(object.metadata, judge.options);
  return {
    located,
    listening,
    ready,
    notSimulated: notSimulatedOf(object.metadata, judge.services.annotations(namespace, backend.name.value), listening),
    service: { namespace, name: backend.name.value, port: portOf(backend.port.value) },
  };
}

/** Returns what default backends would be that make no router because their Ingresses have rules. */
export function unusedDefaults(cluster: Cluster, options: TraefikOptions): readonly DefaultRouter[] {
  const judge = judgeOf(cluster, options);
  return cluster.ingresses
    .filter(({ object }) => object.rules.length > 0)
    .map((located) => routerOf({ ...located, object: { ...located.object, rules: [] } }, judge))
    .filter((router) => router !== null && router !== 'refused');
}

/** A default backend that makes no router because of its Service. */
export interface DefaultFault {
  readonly located: Located<Ingress>;
  readonly service: ServiceRef;
  readonly fault: 'no-service' | 'no-port' | 'no-endpoints';
}

/** Returns the first default backend whose Service is in the way, `null` for none. */
export function defaultFaultOf(cluster: Cluster, options: TraefikOptions): DefaultFault | null {
  const judge = judgeOf(cluster, options);
  for (const located of cluster.ingresses) {
    const { object } = located;
    const backend = object.rules.length === 0 ? object.defaultBackend?.value.service : null;
    const namespace = namespaceOf(object.metadata);
    if (!backend || ingressRefusal(object.metadata, namespace, judge)) continue;
    const { fault } = judge.services.find(namespace, backend.name.value, backend.port.value);
    const kind = fault?.kind;
    if (kind !== 'no-service' && kind !== 'no-port' && kind !== 'no-endpoints') continue;
    const service = { namespace, name: backend.name.value, port: portOf(backend.port.value) };
    return { located, service, fault: kind };
  }
  return null;
}

/**
 * Returns what the default router may be: of the Ingresses with a defaultBackend and no rules at all the first one makes it, in an order that is
 * left open. In file order.
 * @source traefik/traefik pkg/provider/kubernetes/ingress/kubernetes.go loadConfigurationFromIngresses; client.go GetIngresses (v3.7.9)
 */
export function defaultRouters(cluster: Cluster, options: TraefikOptions): readonly (DefaultRouter | 'refused')[] {
  const judge = judgeOf(cluster, options);
  return cluster.ingresses.map((located) => routerOf(located, judge)).filter((router) => router !== null);
}
