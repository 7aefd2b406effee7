import { portOf } from '../../match/availability.ts';
import type { ListedPath } from '../../match/listed-path.ts';
import type { ServiceRef } from '../../match/service-ref.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { Metadata } from '../../model/metadata.ts';
import { isPriorityTooHigh, keyOf, listIn } from './annotations.ts';
import { unreadable } from './decode.ts';
import { type MiddlewareLookup, middlewareLookup } from './middlewares.ts';
import type { TraefikOptions } from './options.ts';
import { type ServiceFault, type ServiceLookup, serviceLookup } from './services.ts';

/** Why a path has no router, or one that Traefik refuses. Keys of annotations are as written. */
export type Refusal =
  /** The whole Ingress: its class is another controller's, an annotation cannot be read, or its namespace may not name such things. */
  | { readonly kind: 'class' }
  | { readonly kind: 'annotation' | 'namespace'; readonly annotation: string }
  /** The path. */
  | (ServiceFault & { readonly service: ServiceRef })
  | { readonly kind: 'resource' | 'no-backend' | 'no-host-or-path' | 'pattern' }
  | { readonly kind: 'matcher' | 'priority' | 'entry-point'; readonly annotation: string }
  /** `offer` is the name of a middleware in the files that was likely meant, `''` for none. */
  | ({ readonly kind: 'middleware'; readonly annotation: string; readonly also: readonly MissingName[] } & MissingName);

interface MissingName {
  readonly name: string;
  readonly offer: string;
}

/** Refusals that Traefik makes of a router that is there already: it keeps its name from others. */
export function isMade({ kind }: Refusal): boolean {
  return ['middleware', 'priority', 'entry-point', 'pattern', 'no-host-or-path'].includes(kind);
}

/** What refusals are found with. */
export interface Judge {
  readonly options: TraefikOptions;
  readonly services: ServiceLookup;
  readonly middlewares: MiddlewareLookup;
}

/** Returns what refusals are found with in a cluster. */
export function judgeOf(cluster: Cluster, options: TraefikOptions): Judge {
  return { options, services: serviceLookup(cluster, options), middlewares: middlewareLookup(cluster) };
}

type Annotated = Pick<Metadata, 'annotations'>;

/** Why a whole Ingress is left out. */
export type IngressRefusal = Extract<Refusal, { readonly kind: 'annotation' | 'namespace' }>;

/** Returns all for which Traefik leaves a whole Ingress out, each enough by itself. @source traefik/traefik pkg/provider/kubernetes/ingress/kubernetes.go loadConfigurationFromIngresses (v3.7.9) */
export function ingressRefusals(
  metadata: Annotated,
  namespace: string,
  { crossProviderNamespaces: allowed }: TraefikOptions,
): readonly IngressRefusal[] {
  if (metadata.annotations.size === 0) return [];
  const isCrossing = allowed !== null && !allowed.includes(namespace);
  const crossing = isCrossing ? ['router.middlewares', 'router.tls.options'] : [];
  return [
    ...unreadable(metadata, 'router').map((annotation) => ({ kind: 'annotation' as const, annotation })),
    ...crossing.flatMap((name) => {
      const annotation = keyOf(metadata, name);
      return annotation === null ? [] : [{ kind: 'namespace' as const, annotation }];
    }),
  ];
}

/** Returns the first of them, `null` for none. */
export function ingressRefusal(metadata: Annotated, namespace: string, { options }: Judge): IngressRefusal | null {
  return ingressRefusals(metadata, namespace, options)[0] ?? null;
}

/** A Service and whether it can answer, or why there is none. */
export type Backend = { readonly kind: 'found'; readonly service: ServiceRef; readonly ready: boolean } | Refusal;

/** Returns what a path leads to. */
export function backendOf({ path, namespace }: ListedPath, { services }: Judge): Backend {
  const backend = path.backend.value;
  if (!backend?.service) return { kind: backend?.resource ? 'resource' : 'no-backend' };
  const { name, port } = backend.service;
  const { fault, ready } = services.find(namespace, name.value, port.value);
  const service: ServiceRef = { namespace, name: name.value, port: portOf(port.value) };
  return fault ? { ...fault, service } : { kind: 'found', service, ready };
}

/**
 * Returns why Traefik refuses a router that its provider made, `null` when it does not.
 * @source traefik/traefik pkg/server/router/router.go buildEntryPointHandler, pkg/config/runtime/runtime_http.go GetRoutersByEntryPoints (v3.7.9)
 */
export function routerRefusal(metadata: Annotated, namespace: string, { middlewares }: Judge): Refusal | null {
  if (metadata.annotations.size === 0) return null;
  const named = (name: string) => keyOf(metadata, name) ?? '';
  // Names that are nothing at all: `router.entrypoints: ","`.
  const entryPoints = listIn(metadata, 'router.entrypoints');
  if (entryPoints?.every((name) => name === '')) {
    return { kind: 'entry-point', annotation: named('router.entrypoints') };
  }
  if (isPriorityTooHigh(metadata)) return { kind: 'priority', annotation: named('router.priority') };
  const names = [...new Set(listIn(metadata, 'router.middlewares') ?? [])];
  const [first, ...also] = names.flatMap((name) => {
    const found = middlewares(name, namespace);
    return found.kind === 'missing' ? [{ name, offer: found.offer }] : [];
  });
  return first ? { kind: 'middleware', annotation: named('router.middlewares'), ...first, also } : null;
}
