import { memo } from 'react';
import { type EdgeGeometry, edgeGeometry, type GraphLayout } from '../../engine/graph/index.ts';
import type { RouteView } from '../parts/route-view.ts';

interface RouteLayerProps {
  readonly layout: GraphLayout;
  readonly route: RouteView;
  /** Changes with each sent request: the token rides once. 0 = nothing sent yet. */
  readonly sent: number;
}

interface Leg {
  readonly id: string;
  readonly step: number;
  readonly isMap: boolean;
  readonly geometry: EdgeGeometry;
}

function legsOf({ route, layout }: RouteLayerProps): readonly Leg[] {
  return route.edges.flatMap(({ edge, step }) => {
    // A request does not get over a severed edge.
    const geometry = edge.look === 'severed' ? null : edgeGeometry(edge, layout);
    return geometry ? [{ id: edge.id, step, isMap: edge.shape === 'map', geometry }] : [];
  });
}

/** The way of the request over all other edges: accent on a casing, ports, numbered steps, a token that rides once. */
export const RouteLayer = memo(function RouteLayer(props: RouteLayerProps) {
  const { sent } = props;
  const legs = legsOf(props);
  if (legs.length === 0) return null;
  const lastLegs = legs.filter(({ isMap }) => isMap);
  const wayId = legs.map(({ id }) => id).join(' ');
  return (
    <svg key={wayId} className="g-layer g-route" width="1" height="1" aria-hidden="true">
      {legs.map(({ id, geometry }) => (
        <g key={id}>
          <path className="e case" d={geometry.d} />
          <path className="e hot" d={geometry.d} />
        </g>
      ))}
      {legs.map(({ id, geometry: { x1, y1, x2, y2 } }) => (
        <g key={id}>
          <circle className="e-port hot" cx={x1} cy={y1} r="4" />
          <circle className="e-port hot" cx={x2} cy={y2} r="4" />
        </g>
      ))}
      {sent > 0 &&
        lastLegs.map(({ id, geometry }) => (
          <circle key={`${id} ${sent}`} className="g-token" r="5" style={{ offsetPath: `path('${geometry.d}')` }} />
        ))}
      {legs.map(({ id, step, isMap, geometry: { x2, y2 } }) => {
        const x = x2 - (isMap ? 32 : 14);
        return (
          <g key={id} className="g-step">
            <circle cx={x} cy={y2} r="9" />
            <text x={x} y={y2 + 3.6}>
              {step}
            </text>
          </g>
        );
      })}
    </svg>
  );
});
