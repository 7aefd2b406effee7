import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { classNameOf } from '../match/class-name.ts';
import type { Ingress, IngressServiceBackend } from '../model/ingress.ts';
import type { KubernetesObject } from '../model/objects.ts';
import type { CompiledRouter } from './routers.ts';

/** What is found by the specification's rule, and what a controller may judge otherwise. */
const disputed: ReadonlySet<string> = new Set([
  'ref/port-missing',
  'ref/port-is-target-port',
  'ref/no-ready-endpoints',
]);

function servicesOf({ defaultBackend, rules }: Ingress): readonly IngressServiceBackend[] {
  const backends = [
    defaultBackend?.value,
    ...rules.flatMap(({ paths }) => (paths ?? []).map(({ backend }) => backend.value)),
  ];
  return backends.flatMap((backend) => backend?.service ?? []);
}

/**
 * Returns the problems between objects without those that the Ingress's own controller does not have: some find a port by its
 * targetPort, some reach a Service without endpoints by its address.
 */
export function judgedBy(
  routers: readonly CompiledRouter[],
  object: KubernetesObject,
  found: readonly Diagnostic[],
): readonly Diagnostic[] {
  if (object.kind !== 'Ingress' || !found.some(({ code }) => disputed.has(code))) return found;
  const className = classNameOf(object);
  const router = routers.find((one) => one.classNames.includes(className) || one.classNames.length === 0);
  if (!router) return found;
  return found.filter(({ code, params, range }) => {
    if (!disputed.has(code) || !('service' in params)) return true;
    const about = servicesOf(object).filter(
      ({ name, port }) =>
        name.value === params.service &&
        [name.range, port.range].some((place) => place?.start === range.start && place.end === range.end),
    );
    // Where it is written is not always known: then the specification's word stands.
    return about.length === 0 || about.some((service) => router.program.missing(object, service) !== null);
  });
}
