import type { PathNode } from '../graph/graph.ts';
import type { PathType } from '../model/ingress.ts';
import { isSameObject, type ObjectRef } from '../model/objects.ts';
import { fail } from '../text/result.ts';
import { inFileOrder } from './file-order.ts';
import { asGesture, type Gesture, type RouteNode } from './gesture.ts';

/** Returns how paths get a type; those that have it stay as they are. */
export function setTypes(paths: readonly PathNode[], pathType: PathType): Gesture {
  if (paths.length === 0) return fail({ code: 'nothing' });
  const others = inFileOrder(paths).filter((path) => path.pathType !== pathType);
  return asGesture(others.map(({ at }) => ({ type: 'path/set-type', at, pathType })));
}

/** Returns how the Ingresses of routes get a class, with all that they hold. */
export function setClass(routes: readonly RouteNode[], className: string | null): Gesture {
  const objects: ObjectRef[] = [];
  for (const { owner } of inFileOrder(routes)) {
    if (!objects.some((one) => isSameObject(one, owner.object))) objects.push(owner.object);
  }
  if (objects.length === 0) return fail({ code: 'nothing' });
  return asGesture(objects.map((object) => ({ type: 'ingress/set-class', object, className })));
}
