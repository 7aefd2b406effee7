import type { SingleCommand } from '../commands/command.ts';
import type { GraphNode, HostNode } from '../graph/graph.ts';
import { isSameObject, type ObjectRef } from '../model/objects.ts';
import { inFileOrder } from './file-order.ts';
import { asGesture, type Gesture } from './gesture.ts';
import { duplicationOf, freeName } from './one-node.ts';
import type { KnownIngress } from './scene.ts';

/** Returns how paths are written once more, each below itself, and hosts under names that are free. */
export function duplicateRoutes(nodes: readonly GraphNode[], hosts: readonly Pick<HostNode, 'host'>[]): Gesture {
  const commands: SingleCommand[] = [];
  for (const node of inFileOrder(nodes)) {
    const made = commands.filter((command) => command.type === 'host/duplicate');
    commands.push(...duplicationOf(node, [...hosts, ...made]));
  }
  return asGesture(commands, 'nothing');
}

/** Returns how an Ingress is written once more, under a name that none of its namespace has. */
export function duplicateIngress(object: ObjectRef, ingresses: readonly KnownIngress[]): Gesture {
  const known = ingresses.find((one) => isSameObject(one.object, object));
  if (!known) return asGesture([], 'nothing');
  const { namespace, name } = known;
  const taken = new Set(ingresses.flatMap((one) => (one.namespace === namespace ? [one.name] : [])));
  const free = freeName(taken, (n) => (n === 1 ? `${name}-copy` : `${name}-copy-${n}`));
  return asGesture([{ type: 'ingress/duplicate', object, name: free }]);
}
