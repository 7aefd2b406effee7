import type { Cluster } from '../model/cluster.ts';
import type { Ingress } from '../model/ingress.ts';
import type { IngressClass, Located, ObjectRef } from '../model/objects.ts';
import { implied } from '../model/sourced.ts';
import { classAnnotation } from './class-name.ts';

/** How one controller chooses its Ingresses. */
export interface ClassRule {
  /** `IngressClass.spec.controller` of this controller. */
  readonly controller: string;
  /** True where an option names a class or switches the look-up of classes off: then the controller's own rule decides in any case. */
  readonly isSet: boolean;
  /** The controller's own rule, with its options. */
  readonly takes: (ingress: Ingress, cluster: Cluster) => boolean;
}

/** Returns an IngressClass that no file holds, as it would stand in the cluster. */
export function impliedClass(name: string, controller: string, ref: ObjectRef): Located<IngressClass> {
  return {
    object: {
      kind: 'IngressClass',
      apiVersion: 'networking.k8s.io/v1',
      metadata: {
        name: implied(name),
        namespace: implied(null),
        annotations: new Map(),
        labels: new Map(),
        creationTimestamp: null,
      },
      controller,
      isDefault: false,
      parameters: null,
      range: { start: 0, end: 0 },
    },
    ref,
    base: 0,
  };
}

/** Whether an Ingress says anything about its class: by field or by annotation, which may be empty. */
export function hasClass({ ingressClassName, metadata }: Ingress): boolean {
  return ingressClassName.value !== null || metadata.annotations.has(classAnnotation);
}

/**
 * Returns the Ingresses that a controller takes. If any IngressClass is known these are all there are, and the controller's own rule decides.
 * If none is known, classes are unknown, not absent: a class that is named is taken to be the controller's, an annotation is decided by its value,
 * and an Ingress with neither is taken.
 */
export function takenIngresses(cluster: Cluster, rule: ClassRule): readonly Located<Ingress>[] {
  if (rule.isSet || cluster.ingressClasses.length > 0) {
    return cluster.ingresses.filter(({ object }) => rule.takes(object, cluster));
  }
  const worlds = new Map<string, Cluster>();
  const worldOf = (name: string | null, ref: ObjectRef): Cluster => {
    if (name === null) return cluster;
    const known = worlds.get(name) ?? { ...cluster, ingressClasses: [impliedClass(name, rule.controller, ref)] };
    worlds.set(name, known);
    return known;
  };
  return cluster.ingresses.filter(
    ({ object, ref }) => !hasClass(object) || rule.takes(object, worldOf(object.ingressClassName.value, ref)),
  );
}
