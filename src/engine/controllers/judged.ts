import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { classNameOf } from '../match/class-name.ts';
import { edgeRouterId } from '../match/ids.ts';
import type { KubernetesObject } from '../model/objects.ts';
import type { CompiledRouter } from './routers.ts';

/**
 * Returns the problems of an object without those that its own controller does not have: what the specification says of ports, hosts and
 * paths is no problem where the controller answers otherwise. A profile that is not loaded yet judges nothing.
 */
export function judgedBy(
  routers: readonly CompiledRouter[],
  object: KubernetesObject | undefined,
  found: readonly Diagnostic[],
): readonly Diagnostic[] {
  if (object?.kind !== 'Ingress' || found.length === 0) return found;
  const className = classNameOf(object);
  const router = routers.find((one) => one.classNames.includes(className) || one.id === edgeRouterId('*'));
  return router?.profile.judge?.(router, object, found) ?? found;
}
