import type { Ingress } from '../model/ingress.ts';
import type { SourceRange } from '../text/range.ts';

/** How Ingresses named their class before 1.18. @source kubernetes/api networking/v1beta1/well_known_annotations.go AnnotationIngressClass (v1.35) */
export const classAnnotation = 'kubernetes.io/ingress.class';

/**
 * Returns the class an Ingress asks for: `spec.ingressClassName`, else the annotation from before 1.18, else `null`.
 * An empty text counts as absent.
 */
export function classNameOf(ingress: Ingress): string | null {
  return ingress.ingressClassName.value || ingress.metadata.annotations.get(classAnnotation)?.value || null;
}

/** Returns where an Ingress names its class; `null` where it names none. */
export function classRangeOf({ ingressClassName, metadata }: Ingress): SourceRange | null {
  return ingressClassName.value ? ingressClassName.range : (metadata.annotations.get(classAnnotation)?.range ?? null);
}
