import type { Ingress } from './ingress.ts';
import type { IngressClass, Located } from './objects.ts';
import { implied } from './sourced.ts';

const classAnnotation = 'kubernetes.io/ingress.class';

/**
 * Returns the name of the IngressClass that the API server gives to Ingresses without a class: of those marked default the youngest, then the first by name.
 * @source kubernetes/kubernetes plugin/pkg/admission/network/defaultingressclass/admission.go getDefaultClass (v1.32)
 */
function defaultClassOf(classes: readonly Located<IngressClass>[]): string | null {
  const [first] = classes
    .filter(({ object }) => object.isDefault)
    .map(({ object: { metadata } }) => ({ name: metadata.name.value, created: metadata.creationTimestamp ?? '' }))
    .sort((a, b) => (a.created === b.created ? (a.name < b.name ? -1 : 1) : a.created > b.created ? -1 : 1));
  return first?.name ?? null;
}

/** True for an Ingress that the API server gives the default class: it says nothing of a class, in field or annotation. */
function isOpen({ ingressClassName, metadata }: Ingress): boolean {
  return ingressClassName.value === null && !metadata.annotations.has(classAnnotation);
}

/** Ingresses as they are once created. */
export interface Classed {
  readonly ingresses: readonly Located<Ingress>[];
  /** Those that got the default class. */
  readonly defaulted: ReadonlySet<Ingress>;
}

/** Returns the Ingresses with the default class filled in where they say none. */
export function withDefaultClass(
  ingresses: readonly Located<Ingress>[],
  classes: readonly Located<IngressClass>[],
): Classed {
  const defaulted = new Set<Ingress>();
  const name = defaultClassOf(classes);
  if (name === null) return { ingresses, defaulted };
  const filled = ingresses.map((located) => {
    if (!isOpen(located.object)) return located;
    const object = { ...located.object, ingressClassName: implied(name) };
    defaulted.add(object);
    return { ...located, object };
  });
  return { ingresses: filled, defaulted };
}
