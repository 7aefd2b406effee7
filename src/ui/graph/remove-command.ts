import type { Command, GraphNode } from '../../engine/index.ts';

/** Returns the command of Delete; `null` for what is not written as one thing. */
export function removeCommand(node: GraphNode): Command | null {
  if (node.kind === 'path') return { type: 'path/remove', at: node.at };
  if (node.kind === 'host') return { type: 'host/remove', rules: node.rules };
  if (node.kind === 'default-backend') return { type: 'default-backend/remove', object: node.owner.object };
  return null;
}
