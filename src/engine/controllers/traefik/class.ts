import type { ClassRule } from '../../match/cause.ts';
import type { Lift } from '../../match/causes/not-taken.ts';
import { classAnnotation } from '../../match/class-name.ts';
import type { ClassRule as Choice } from '../../match/taken.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { Ingress } from '../../model/ingress.ts';
import type { TraefikOptions } from './options.ts';

/** `IngressClass.spec.controller` of Traefik. @source traefik/traefik pkg/provider/kubernetes/ingress/kubernetes.go (v3.7.9) */
const traefikController = 'traefik.io/ingress-controller';

/** Returns how Traefik chooses its Ingresses. */
export function choiceOf(options: TraefikOptions): Choice {
  return {
    controller: traefikController,
    isSet: options.ingressClass !== '' || options.disableIngressClassLookup,
    takes: (ingress, cluster) => takesIngress(ingress, cluster, options),
  };
}

/** Returns how an Ingress says that it is Traefik's; without the look-up of classes only the annotation does. */
export function liftOf({ ingressClass, disableIngressClassLookup }: TraefikOptions): Lift | undefined {
  if (disableIngressClassLookup) return { by: 'annotation', value: ingressClass || 'traefik' };
  return ingressClass === '' ? undefined : { by: 'field', value: ingressClass };
}

/** Returns why Traefik does not take an Ingress. */
export function classRuleOf(
  ingress: Ingress,
  cluster: Cluster,
  options: TraefikOptions,
): { readonly why: ClassRule; readonly option?: string } {
  const className = ingress.ingressClassName.value;
  if (options.disableIngressClassLookup && className !== null) {
    return { why: 'watch-option', option: 'disableIngressClassLookup' };
  }
  if (options.ingressClass !== '') return { why: 'watch-option', option: 'ingressClass' };
  if (className === null) return { why: 'class-annotation' };
  const isKnown = cluster.ingressClasses.some(({ object }) => object.metadata.name.value === className);
  return { why: isKnown ? 'class-elsewhere' : 'class-unknown' };
}

/**
 * Returns whether Traefik's provider takes an Ingress.
 * @source traefik/traefik pkg/provider/kubernetes/ingress/kubernetes.go shouldProcessIngress (v3.7.9)
 */
function takesIngress(ingress: Ingress, cluster: Cluster, options: TraefikOptions): boolean {
  const className = ingress.ingressClassName.value;
  if (className !== null) {
    if (options.disableIngressClassLookup) return false;
    return cluster.ingressClasses.some(
      ({ object }) =>
        object.metadata.name.value === className &&
        object.controller === traefikController &&
        (options.ingressClass === '' || options.ingressClass === className),
    );
  }
  const annotation = ingress.metadata.annotations.get(classAnnotation)?.value ?? '';
  if (options.ingressClass !== '') return annotation === options.ingressClass;
  return annotation === '' || annotation === 'traefik';
}
