import type { GraphNode } from '../graph/graph.ts';
import { inFileOrder } from './file-order.ts';
import { asGesture, type Gesture } from './gesture.ts';
import { removalOf } from './one-node.ts';

/**
 * Returns how routes are taken away: paths, hosts with all their paths, default backends. Nothing else goes: an Ingress
 * that would be left with nothing is refused by the plan, and stays.
 */
export function removeRoutes(nodes: readonly GraphNode[]): Gesture {
  const hosts = new Set(nodes.flatMap(({ kind, id }) => (kind === 'host' ? [id] : [])));
  const apart = inFileOrder(nodes).filter((node) => node.kind !== 'path' || !hosts.has(node.hostId));
  return asGesture(apart.flatMap(removalOf), 'nothing');
}
