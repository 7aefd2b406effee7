import type { Cluster } from '../model/cluster.ts';
import type { Ingress } from '../model/ingress.ts';
import type { Located } from '../model/objects.ts';
import { firstRequestOf } from '../model/witness.ts';
import { classAnnotation } from './class-name.ts';
import { type ControllerIdentity, type Reported, report } from './report.ts';
import { hasClass } from './taken.ts';

/**
 * The flag with which ingress-nginx and HAProxy Ingress take Ingresses without a class; off by default.
 * @source kubernetes/ingress-nginx internal/ingress/controller/store/store.go GetIngressClass (v1.15.1); jcmoraisjr/haproxy-ingress pkg/controller/services/cache.go IsValidIngress (465a51c)
 */
export const watchWithoutClass = '--watch-ingress-without-class';

/**
 * Reports Ingresses that are taken though they say nothing of a class: in a cluster that needs a flag.
 * `cluster` holds the Ingresses that are taken; where it knows its IngressClasses the controller's own rule has decided.
 */
export function reportClassNeeded(identity: ControllerIdentity, cluster: Cluster, flag: string): readonly Reported[] {
  if (cluster.ingressClasses.length > 0) return [];
  return cluster.ingresses.flatMap(({ object, ref }) => {
    if (hasClass(object)) return [];
    const place = { object: ref, range: object.metadata.name.range ?? object.range };
    return [report(identity, 'controller/class-needed', { controller: identity.displayName, flag }, 'info', place)];
  });
}

/**
 * Reports Ingresses that are not taken because their class annotation says something that this controller does not look for and that
 * no IngressClass of the files explains. Blanks in it are told by themselves.
 */
export function reportClassAnnotation(
  identity: ControllerIdentity,
  { ingresses, ingressClasses }: Cluster,
  taken: readonly Located<Ingress>[],
): readonly Reported[] {
  if (taken.length === ingresses.length) return [];
  const own = new Set(taken.map(({ object }) => object));
  return ingresses.flatMap(({ object, ref }) => {
    const written = object.metadata.annotations.get(classAnnotation);
    if (!written || own.has(object) || object.ingressClassName.value !== null) return [];
    const className = written.value;
    const isKnown = ingressClasses.some((one) => one.object.metadata.name.value === className);
    if (isKnown || className !== className.trim()) return [];
    const place = { object: ref, range: written.range ?? object.range, witness: firstRequestOf(object) };
    const params = { controller: identity.displayName, className };
    return [report(identity, 'controller/class-annotation', params, 'info', place)];
  });
}
