import type { Metadata } from '../../model/metadata.ts';
import { hasTls, keyOf, listIn, type NotSimulated, notSimulatedIn } from './annotations.ts';
import type { TraefikOptions } from './options.ts';

/** Where a router listens. */
export interface Listening {
  readonly http: boolean;
  readonly https: boolean;
  /** Its own `router.tls`: only TLS connections reach it. */
  readonly tls: boolean;
  /** Entry points it names, `null` for all. */
  readonly names: readonly string[] | null;
  /** True when it names entry points, and none by its usual name: which of its connections they take is not known. */
  readonly isOpen: boolean;
}

/**
 * Returns on which connections a router answers. Without a list it is on all entry points; unknown names are dropped. A router with TLS sees TLS
 * connections only; one without sees them where the entry point has TLS.
 * @source traefik/traefik pkg/config/runtime/runtime_http.go GetRoutersByEntryPoints, pkg/server/aggregator.go applyModel (v3.7.9)
 */
export function listeningOf(metadata: Pick<Metadata, 'annotations'>, options: TraefikOptions): Listening {
  const tls = hasTls(metadata);
  const names = listIn(metadata, 'router.entrypoints');
  const isOn = (name: string) => names === null || names.includes(name);
  const isOpen =
    names !== null &&
    !isOn(options.webEntryPoint) &&
    !isOn(options.websecureEntryPoint) &&
    names.some((name) => name !== '');
  return {
    http: !tls && (isOpen || isOn(options.webEntryPoint)),
    https: (tls || options.entryPointTls) && (isOpen || isOn(options.websecureEntryPoint)),
    tls,
    names,
    isOpen,
  };
}

/** Returns what is not simulated of an Ingress and its Service: what never is, and entry points whose names tell nothing. */
export function notSimulatedOf(
  metadata: Pick<Metadata, 'annotations'>,
  ofService: Metadata['annotations'],
  { isOpen }: Listening,
): NotSimulated {
  if (metadata.annotations.size + ofService.size === 0) return [];
  const found = [...notSimulatedIn(metadata.annotations, 'Ingress'), ...notSimulatedIn(ofService, 'Service')];
  const key = isOpen ? keyOf(metadata, 'router.entrypoints') : null;
  return key === null ? found : [...found, { name: key, effect: 'listener' }];
}
