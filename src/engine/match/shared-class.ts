import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Ingress } from '../model/ingress.ts';
import type { Located } from '../model/objects.ts';
import { firstRequestOf } from '../model/witness.ts';
import { type Owners, prefixOf } from './annotations/owners.ts';
import { classAnnotation } from './class-name.ts';
import type { Reported } from './report.ts';

/** Returns whether several controllers take Ingresses of this class as they are installed. */
export function isSharedClass(className: string | null, owners: Owners): boolean {
  return className !== null && owners.takersOf(className).length > 1;
}

/**
 * Returns one finding for a class that several controllers take by default, at the first of its Ingresses; none where an annotation
 * of one of them tells which one is meant. `ingresses` are those of the class, and no IngressClass names its controller.
 */
export function adviseSharedClass(
  className: string,
  ingresses: readonly Located<Ingress>[],
  owners: Owners,
): readonly Reported[] {
  const [claimant, rival] = owners.takersOf(className);
  const [first] = ingresses;
  if (!claimant || !rival || !first) return [];
  if (ingresses.some(({ object }) => speaksForTaker(object, className, owners))) return [];
  const { object, ref } = first;
  const field = object.ingressClassName.value
    ? object.ingressClassName
    : object.metadata.annotations.get(classAnnotation);
  const diagnostic: Diagnostic = {
    code: 'advice/class-shared',
    params: { className, first: claimant, second: rival },
    severity: 'info',
    range: field?.range ?? object.metadata.name.range ?? object.range,
    origin: { kind: 'advice' },
    witness: firstRequestOf(object),
  };
  return [{ object: ref, diagnostic }];
}

function speaksForTaker({ metadata }: Ingress, className: string, owners: Owners): boolean {
  const takers = owners.takersOf(className);
  for (const key of metadata.annotations.keys()) if (takers.includes(owners.ownerOf(prefixOf(key)) ?? '')) return true;
  return false;
}
