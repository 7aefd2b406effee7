import type { GraphEdge, GraphLayout } from '../../engine/graph/index.ts';
import type { Stretch } from './cull.ts';

/** Above this many edges, those that only pass by are not drawn: they would add up to a dark mass, and cost. */
const passingLimit = 800;
/** No more edges than this are drawn at once. @internal Tests go to the limit. */
export const mostEdges = 1500;
/** What an edge's middle may be away from the rows it belongs to, px. */
const slack = 64;

/** Edges with the heights of their ends, so that those in sight are found without looking at boxes. */
export interface EdgeIndex {
  readonly edges: readonly GraphEdge[];
  /** Upper edges of source and target boxes, px at 100 %; NaN for an end without a place. */
  readonly from: Float64Array;
  readonly to: Float64Array;
}

/** Returns the index of the edges of a layout. */
export function edgeIndex(edges: readonly GraphEdge[], { boxes }: GraphLayout): EdgeIndex {
  const from = new Float64Array(edges.length);
  const to = new Float64Array(edges.length);
  edges.forEach(({ source, target }, i) => {
    from[i] = boxes.get(source)?.y ?? Number.NaN;
    to[i] = boxes.get(target)?.y ?? Number.NaN;
  });
  return { edges, from, to };
}

/**
 * Returns the edges to draw for a stretch, in their order. In a large graph only those that begin or end in it,
 * and never more than `mostEdges`: those that begin in it go first.
 */
export function edgesInSight({ edges, from, to }: EdgeIndex, { top, bottom }: Stretch): readonly GraphEdge[] {
  const isLarge = edges.length > passingLimit;
  const isIn = (y: number): boolean => y + slack >= top && y <= bottom;
  const starting: GraphEdge[] = [];
  const others: GraphEdge[] = [];
  edges.forEach((edge, i) => {
    const a = from[i] ?? Number.NaN;
    const b = to[i] ?? Number.NaN;
    if (isIn(a)) starting.push(edge);
    else if (isLarge ? isIn(b) : Math.max(a, b) + slack >= top && Math.min(a, b) <= bottom) others.push(edge);
  });
  const first = starting.slice(0, mostEdges);
  return [...first, ...others.slice(0, mostEdges - first.length)];
}
