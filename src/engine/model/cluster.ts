import type { Ingress } from './ingress.ts';
import type { ConfigMap, EndpointSlice, IngressClass, Located, OtherObject, Secret, Service } from './objects.ts';

/**
 * What exists: `assumed` = every referenced Service exists and is ready;
 * `given` = only what the workspace holds (a Service is ready when no EndpointSlice speaks of it, or one with a ready endpoint does).
 */
export type Existence = 'assumed' | 'given';

/** All objects a profile compiles, in workspace order (files, then documents, then items). */
export interface Cluster {
  readonly existence: Existence;
  readonly ingresses: readonly Located<Ingress>[];
  readonly ingressClasses: readonly Located<IngressClass>[];
  readonly services: readonly Located<Service>[];
  readonly endpointSlices: readonly Located<EndpointSlice>[];
  readonly secrets: readonly Located<Secret>[];
  readonly configMaps: readonly Located<ConfigMap>[];
  /** Traefik's Middlewares, by name only. */
  readonly middlewares: readonly Located<OtherObject>[];
  /** Ingresses that say no class and were given the default one; absent for none. */
  readonly defaulted?: ReadonlySet<Ingress>;
}
