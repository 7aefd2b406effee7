import type { Cluster } from '../model/cluster.ts';
import type { HTTPIngressPath, Ingress, IngressRule } from '../model/ingress.ts';
import { namespaceOf, qualifiedName } from '../model/metadata.ts';
import type { Located, Service } from '../model/objects.ts';
import { classNameOf } from './class-name.ts';
import { pathIdCounter } from './ids.ts';
import type { DeadPath, RouteOrigin } from './profile.ts';

/** A path of a manifest with everything a profile needs to know about where it stands. */
export interface ListedPath {
  readonly located: Located<Ingress>;
  readonly className: string | null;
  readonly namespace: string;
  /** `namespace/name`. */
  readonly ingress: string;
  readonly rule: IngressRule;
  /** As written; `null` for any host. */
  readonly host: string | null;
  readonly path: HTTPIngressPath;
  readonly origin: RouteOrigin;
}

/** Returns every path of every rule in file order, with the ids that the graph uses. */
export function listPaths(cluster: Cluster): readonly ListedPath[] {
  const idOf = pathIdCounter();
  const listed: ListedPath[] = [];
  for (const located of cluster.ingresses) {
    const { object, ref } = located;
    const className = classNameOf(object);
    const namespace = namespaceOf(object.metadata);
    const ingress = qualifiedName(object.metadata);
    for (const [ruleIndex, rule] of object.rules.entries()) {
      const host = rule.host.value || null;
      for (const [pathIndex, path] of (rule.paths ?? []).entries()) {
        const pathId = idOf(className, host, path.pathType.value, path.path.value, ingress);
        const origin = { object: ref, ingress, ruleIndex, pathIndex, range: path.range, pathId };
        listed.push({ located, className, namespace, ingress, rule, host, path, origin });
      }
    }
  }
  return listed;
}

/** Returns the paths of Ingresses that a controller does not take: all of `cluster` but `taken`. */
export function ignoredByClass(cluster: Cluster, taken: readonly Located<Ingress>[]): readonly DeadPath[] {
  if (taken.length === cluster.ingresses.length) return [];
  const own = new Set(taken.map(({ object }) => object));
  return listPaths(cluster)
    .filter(({ located }) => !own.has(located.object))
    .map(({ origin }) => ({ pathId: origin.pathId, why: 'class-ignored', by: null }));
}

/**
 * Returns the Ingresses from the oldest to the youngest: creation time, then namespace and name, then file order.
 * One without a creation time is not created yet and so comes last.
 */
export function byAge(ingresses: readonly Located<Ingress>[]): readonly Located<Ingress>[] {
  return ingresses
    .map((located, index) => ({
      located,
      index,
      // RFC 3339 in UTC sorts as text; the API server writes no other zone.
      created: located.object.metadata.creationTimestamp ?? '\uffff',
      name: qualifiedName(located.object.metadata),
    }))
    .sort((a, b) => order(a.created, b.created) || order(a.name, b.name) || a.index - b.index)
    .map(({ located }) => located);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Returns the Services that the Ingresses' paths and default backends lead to, as far as they are given. */
export function servicesBehind(cluster: Cluster): readonly Located<Service>[] {
  if (cluster.services.length === 0) return [];
  const names = new Set<string>();
  for (const { object } of cluster.ingresses) {
    const backends = object.rules.flatMap(({ paths }) => (paths ?? []).map(({ backend }) => backend.value));
    for (const backend of [object.defaultBackend?.value, ...backends]) {
      if (backend?.service) names.add(`${namespaceOf(object.metadata)}/${backend.service.name.value}`);
    }
  }
  return cluster.services.filter(({ object }) => names.has(qualifiedName(object.metadata)));
}
