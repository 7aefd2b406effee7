import { type BackendLookup, backendLookup, portOf } from '../../match/availability.ts';
import type { ServiceRef } from '../../match/service-ref.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { ServiceBackendPort } from '../../model/ingress.ts';
import { namespaceOf } from '../../model/metadata.ts';
import type { Service } from '../../model/objects.ts';
import { prefixes, treatmentOf } from './annotations.ts';
import { type Noted, notesOf } from './notes.ts';
import type { HaproxyTechOptions } from './options.ts';

export interface DefaultBackend {
  readonly service: ServiceRef;
  readonly ready: boolean;
  readonly treatment: { readonly notes: readonly Noted[] };
}

/** Without a port the first port's name stands in; one without a name is never found. */
function hasPort({ ports }: Service, { number, name }: ServiceBackendPort): boolean {
  const wanted = name ?? (number === null ? ports[0]?.name : null);
  return ports.some((port) => port.port === (number ?? 0) || (port.name && port.name === wanted));
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
    const service = lookup.service(namespace, name);
    if (isGiven && !(service && hasPort(service, backend.port.value))) continue;
    const before = found.get(`${namespace}/${name}`);
    found.set(`${namespace}/${name}`, {
      service: { namespace, name, port: portOf(backend.port.value) },
      ready: !isGiven || lookup.readyCount(namespace, name) !== 0,
      // Several Ingresses may name one Service: what each of them says may count.
      treatment: { notes: [...(before?.treatment.notes ?? []), ...treatmentOf(object, service, options).notes] },
    });
  }
  return found.size > 0 ? [...found.values()] : byOption(cluster, lookup, options);
}

/** The Service of the flag. */
function byOption(cluster: Cluster, lookup: BackendLookup, options: HaproxyTechOptions): readonly DefaultBackend[] {
  const isGiven = cluster.existence === 'given';
  const [namespace = '', name = ''] = options.defaultBackendService.split('/');
  if (name === '') return [];
  const service = lookup.service(namespace, name);
  if (isGiven && !service) return [];
  const port = service?.ports[0]?.port ?? null;
  const ready = !isGiven || lookup.readyCount(namespace, name) !== 0;
  const notes = service ? notesOf(service, prefixes) : [];
  return [{ service: { namespace, name, port }, ready, treatment: { notes } }];
}
