import { memo } from 'react';
import { edgeGeometry, type GraphLayout } from '../../engine/graph/index.ts';
import type { RouteView } from '../parts/route-view.ts';

interface SecondRouteLayerProps {
  readonly layout: GraphLayout;
  /** B's way. */
  readonly route: RouteView;
  /** A's way: what both share is drawn once, as A. */
  readonly first: RouteView;
}

/** The way of the request under the second controller, dashed, where it leaves the first one's. */
export const SecondRouteLayer = memo(function SecondRouteLayer({ layout, route, first }: SecondRouteLayerProps) {
  const legs = route.edges.flatMap(({ edge }) => {
    if (first.litEdges.has(edge.id) || edge.look === 'severed') return [];
    const geometry = edgeGeometry(edge, layout);
    return geometry ? [{ id: edge.id, ...geometry }] : [];
  });
  if (legs.length === 0) return null;
  return (
    <svg className="g-layer g-route g-second" width={layout.width} height={layout.height} aria-hidden="true">
      {legs.map(({ id, d }) => (
        <g key={id}>
          <path className="e case" d={d} />
          <path className="e second" d={d} />
        </g>
      ))}
      {legs.map(({ id, x1, y1, x2, y2 }) => (
        <g key={id}>
          <circle className="e-port second" cx={x1} cy={y1} r="3.5" />
          <circle className="e-port second" cx={x2} cy={y2} r="3.5" />
        </g>
      ))}
    </svg>
  );
});
