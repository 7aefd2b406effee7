import type { GraphNode } from '../graph/graph.ts';

/** Which Ingress, which rule, which path: numbers that order nodes as they are written. */
function placeOf(node: GraphNode): readonly number[] {
  if (node.kind === 'path') return [node.owner.index, node.at.rule, node.at.path];
  if (node.kind === 'default-backend') return [node.owner.index, -1, -1];
  return node.kind === 'host' ? [node.owners[0]?.index ?? 0, node.rules[0]?.rule ?? 0, -1] : [-1, -1, -1];
}

/** Returns each of the nodes once, as they stand in the files: a selection has no order that could mean anything. */
export function inFileOrder<N extends GraphNode>(nodes: readonly N[]): readonly N[] {
  const places = new Map(nodes.map((node) => [node.id, { node, place: placeOf(node) }]));
  return [...places.values()]
    .sort(({ place: a }, { place: b }) => {
      const at = a.findIndex((number, index) => number !== b[index]);
      return (a[at] ?? 0) - (b[at] ?? 0);
    })
    .map(({ node }) => node);
}
