import type { Cluster } from '../../model/cluster.ts';
import { namespaceOf } from '../../model/metadata.ts';
import type { Place, Service } from '../../model/objects.ts';
import type { CauseOf, CausePath, KnownPort } from '../cause.ts';
import type { BackendMiss } from '../decision.ts';
import type { ServiceRef } from '../service-ref.ts';
import { editDistance } from './distance.ts';

function portsOf({ ports }: Service): readonly KnownPort[] {
  return ports.map(({ name, port, targetPort }) => ({ name, port, targetPort }));
}

function serviceMissing(cluster: Cluster, { namespace, name }: ServiceRef) {
  const elsewhere: { readonly namespace: string; readonly ports: readonly KnownPort[] }[] = [];
  const near: string[] = [];
  for (const { object } of cluster.services) {
    const own = namespaceOf(object.metadata);
    const other = object.metadata.name.value;
    if (other === name && own !== namespace) elsewhere.push({ namespace: own, ports: portsOf(object) });
    const allowed = name.length < 5 ? 1 : 2;
    if (own === namespace && near.length < 3 && editDistance(other, name, allowed) <= allowed) near.push(other);
  }
  return { kind: 'service-missing', elsewhere, near } as const;
}

function portMissing(cluster: Cluster, { namespace, name, port }: ServiceRef) {
  const found = cluster.services.find(
    ({ object }) => object.metadata.name.value === name && namespaceOf(object.metadata) === namespace,
  );
  const ports = found ? portsOf(found.object) : [];
  // 8080 written where the Service has 80 -> 8080
  const meant = ports.find(({ targetPort }) => String(targetPort) === String(port)) ?? null;
  return { kind: 'port-missing', ports, meant } as const;
}

function noEndpoints(cluster: Cluster, { namespace, name }: ServiceRef) {
  let unready = 0;
  for (const { object } of cluster.endpointSlices) {
    const isOwn = object.serviceName === name && namespaceOf(object.metadata) === namespace;
    if (isOwn) unready += object.addresses.length;
  }
  return { kind: 'no-endpoints', unready } as const;
}

/** Returns a cause that says whether an ExternalName Service of the name would do, as the controller's options have it. */
export function byName<T extends { readonly kind: string }>(cause: T, isAllowed: boolean): T {
  return isAllowed && cause.kind === 'service-missing' ? { ...cause, byName: true } : cause;
}

/** Returns the cause for a backend that cannot answer, with what the cluster has instead. O(Services). */
export function unanswerable(
  cluster: Cluster,
  why: BackendMiss,
  service: ServiceRef,
  path: CausePath | null,
  place: Place | null,
): CauseOf<'service-missing' | 'port-missing' | 'no-endpoints'> {
  const told = { service, path, place };
  switch (why) {
    case 'no-service':
      return { ...serviceMissing(cluster, service), ...told };
    case 'no-port':
      return { ...portMissing(cluster, service), ...told };
    case 'no-endpoints':
      return { ...noEndpoints(cluster, service), ...told };
  }
}
