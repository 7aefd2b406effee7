import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Ingress } from '../model/ingress.ts';
import type { Located } from '../model/objects.ts';
import { firstRequestOf } from '../model/witness.ts';
import { f5Name, ownerOf, prefixOf } from './annotations/owners.ts';
import { classAnnotation } from './class-name.ts';
import type { Reported } from './report.ts';

/**
 * Class names that two controllers take as they are installed.
 * @source kubernetes/ingress-nginx pkg/flags/flags.go ingress-class (v1.15.1); nginx/kubernetes-ingress cmd/nginx-ingress/flags.go ingress-class (v5.0)
 */
const sharedClasses: ReadonlyMap<string, readonly [string, string]> = new Map([['nginx', ['ingress-nginx', f5Name]]]);

/** Returns whether two controllers take Ingresses of this class as they are installed. */
export function isSharedClass(className: string | null): boolean {
  return className !== null && sharedClasses.has(className);
}

/**
 * Returns one finding for a class that two controllers take by default, at the first of its Ingresses; none where an annotation
 * of either tells which one is meant. `ingresses` are those of the class, and no IngressClass names its controller.
 */
export function adviseSharedClass(className: string, ingresses: readonly Located<Ingress>[]): readonly Reported[] {
  const claimants = sharedClasses.get(className);
  const [first] = ingresses;
  if (!claimants || !first || ingresses.some(({ object }) => speaksFor(object, claimants))) return [];
  const { object, ref } = first;
  const field = object.ingressClassName.value
    ? object.ingressClassName
    : object.metadata.annotations.get(classAnnotation);
  const diagnostic: Diagnostic = {
    code: 'advice/class-shared',
    params: { className, first: claimants[0], second: claimants[1] },
    severity: 'info',
    range: field?.range ?? object.metadata.name.range ?? object.range,
    origin: { kind: 'advice' },
    witness: firstRequestOf(object),
  };
  return [{ object: ref, diagnostic }];
}

function speaksFor({ metadata }: Ingress, claimants: readonly string[]): boolean {
  for (const key of metadata.annotations.keys()) if (claimants.includes(ownerOf(prefixOf(key)) ?? '')) return true;
  return false;
}
