import type { Cluster } from '../../model/cluster.ts';
import type { HTTPIngressPath, Ingress } from '../../model/ingress.ts';
import type { Annotation } from '../../model/metadata.ts';
import { isSameObject, type Located, type ObjectRef, type Service } from '../../model/objects.ts';
import { implied } from '../../model/sourced.ts';
import type { NodeId } from '../ids.ts';
import { type ListedPath, listPaths } from '../listed-path.ts';
import type { ServiceRef } from '../service-ref.ts';

/** A cluster that was changed to see what follows from it, with the ids that its paths have in the real one. */
export interface Trial {
  readonly cluster: Cluster;
  readonly idOf: (pathId: NodeId) => NodeId | null;
}

/** Ids hold what is written: both lists stand in the same order. */
function trialOf(before: Cluster, cluster: Cluster): Trial {
  const own = listPaths(before);
  const ids = new Map(listPaths(cluster).map(({ origin }, index) => [origin.pathId, own[index]?.origin.pathId]));
  return { cluster, idOf: (pathId) => ids.get(pathId) ?? null };
}

function changed(cluster: Cluster, ref: ObjectRef, change: (ingress: Ingress) => Ingress): Trial {
  const ingresses = cluster.ingresses.map((located) =>
    isSameObject(located.ref, ref) ? { ...located, object: change(located.object) } : located,
  );
  return trialOf(cluster, { ...cluster, ingresses });
}

function withPath(
  cluster: Cluster,
  { origin, located }: ListedPath,
  change: (path: HTTPIngressPath) => HTTPIngressPath,
) {
  return changed(cluster, located.ref, (ingress) => ({
    ...ingress,
    rules: ingress.rules.map((rule, index) =>
      index === origin.ruleIndex && rule.paths
        ? { ...rule, paths: rule.paths.map((path, at) => (at === origin.pathIndex ? change(path) : path)) }
        : rule,
    ),
  }));
}

/** Returns the cluster with a path put out of reach where it stands. */
export function hidden(cluster: Cluster, listed: ListedPath): Trial {
  return withPath(cluster, listed, (path) => ({
    ...path,
    path: implied('/ingraph-out-of-reach'),
    pathType: implied('Exact'),
  }));
}

/** Returns the cluster with a path that leads to a Service which is there, and whose type the API knows. */
export function mended(cluster: Cluster, listed: ListedPath): Trial {
  const name = 'ingraph-mended';
  const ref = { namespace: listed.namespace, name, port: 80 };
  const service = { name: implied(name), port: implied({ name: null, number: 80 }) };
  const trial = withPath(cluster, listed, (path) => ({ ...path, backend: implied({ service, resource: null }) }));
  return { ...trial, cluster: withService(trial.cluster, ref, listed.located) };
}

/** Returns the cluster with another text of a path. */
export function withPathText(cluster: Cluster, listed: ListedPath, text: string): Trial {
  return withPath(cluster, listed, (path) => ({ ...path, path: implied(text) }));
}

/** Returns the cluster with another text of a host, in every rule that names it. */
export function withHostText(cluster: Cluster, host: string, text: string): Cluster {
  const ingresses = cluster.ingresses.map((located) => {
    const rules = located.object.rules.map((rule) =>
      rule.host.value === host ? { ...rule, host: implied(text) } : rule,
    );
    return { ...located, object: { ...located.object, rules } };
  });
  return { ...cluster, ingresses };
}

/** Returns the cluster with another pathType on a path. */
export function withPathType(cluster: Cluster, listed: ListedPath, pathType: string): Trial {
  return withPath(cluster, listed, (path) => ({ ...path, pathType: implied(pathType) }));
}

/** Returns the cluster with a Service that has the port; where the Service is there it gets the port. */
export function withService(cluster: Cluster, { namespace, name, port }: ServiceRef, like: Located<Ingress>): Cluster {
  const number = typeof port === 'number' ? port : 80;
  const own = { name: typeof port === 'string' ? port : 'ingraph', port: number, targetPort: number };
  const ports = [{ ...own, hasTarget: false, protocol: 'TCP' }];
  const isIt = ({ object: { metadata } }: Located<Service>) =>
    metadata.name.value === name && (metadata.namespace.value || 'default') === namespace;
  if (cluster.services.some(isIt)) {
    const services = cluster.services.map((located) =>
      isIt(located)
        ? { ...located, object: { ...located.object, ports: [...located.object.ports, ...ports] } }
        : located,
    );
    return { ...cluster, services };
  }
  const metadata = {
    ...like.object.metadata,
    name: implied(name),
    namespace: implied(namespace),
    annotations: new Map(),
  };
  const object: Service = {
    ...{ kind: 'Service', apiVersion: 'v1', metadata, type: 'ClusterIP', externalName: null, clusterIP: null },
    ...{ selector: null, ports, range: { start: 0, end: 0 } },
  };
  return { ...cluster, services: [...cluster.services, { ...like, object }] };
}

function withoutKey(annotations: ReadonlyMap<string, Annotation>, key: string): ReadonlyMap<string, Annotation> {
  return new Map([...annotations].filter(([name]) => name !== key));
}

/** Returns the cluster without an annotation of an Ingress or Service. */
export function withoutAnnotation(cluster: Cluster, ref: ObjectRef, key: string): Trial {
  const services = cluster.services.map((located) => {
    if (!isSameObject(located.ref, ref)) return located;
    const { metadata } = located.object;
    const annotations = withoutKey(metadata.annotations, key);
    return { ...located, object: { ...located.object, metadata: { ...metadata, annotations } } };
  });
  return changed({ ...cluster, services }, ref, (ingress) => ({
    ...ingress,
    metadata: { ...ingress.metadata, annotations: withoutKey(ingress.metadata.annotations, key) },
  }));
}

/** Returns the cluster with an annotation on an Ingress. */
export function withAnnotation(cluster: Cluster, ref: ObjectRef, key: string, value: string): Trial {
  return changed(cluster, ref, (ingress) => ({
    ...ingress,
    metadata: { ...ingress.metadata, annotations: new Map([...ingress.metadata.annotations, [key, implied(value)]]) },
  }));
}

/** Returns the cluster without the default backend of an Ingress. */
export function withoutDefaultBackend(cluster: Cluster, ref: ObjectRef): Trial {
  return changed(cluster, ref, (ingress) => ({ ...ingress, defaultBackend: null }));
}

/** Returns the cluster without `spec.tls` on an Ingress. */
export function withoutTls(cluster: Cluster, ref: ObjectRef): Trial {
  return changed(cluster, ref, (ingress) => ({ ...ingress, tls: [] }));
}

/** Returns the cluster with one more host in `spec.tls` of an Ingress. */
export function withTls(cluster: Cluster, ref: ObjectRef, host: string): Trial {
  const entry = { hosts: [implied(host)], secretName: implied('ingraph'), range: { start: 0, end: 0 } };
  return changed(cluster, ref, (ingress) => ({ ...ingress, tls: [...ingress.tls, entry] }));
}
