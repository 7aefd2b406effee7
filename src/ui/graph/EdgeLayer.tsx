import { memo, useMemo } from 'react';
import { type EdgeGeometry, edgeGeometry, type GraphEdge, type GraphLayout } from '../../engine/graph/index.ts';
import type { RouteView } from '../parts/route-view.ts';
import type { Stretch } from './cull.ts';
import { type EdgeIndex, edgesInSight } from './edge-sight.ts';

/** A ring of radius 2.5 as path data: all ports are one element. */
function ring(x: number, y: number): string {
  return `M${x - 2.5} ${y}a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0 -5 0`;
}

interface Drawn {
  readonly plain: string;
  readonly back: string;
  readonly ghost: string;
  readonly draft: string;
  readonly selected: string;
  readonly ports: string;
  readonly bundles: readonly { readonly id: string; readonly geometry: EdgeGeometry; readonly isBack: boolean }[];
  readonly severed: readonly { readonly id: string; readonly geometry: EdgeGeometry }[];
}

interface EdgeLayerProps {
  readonly layout: GraphLayout;
  readonly index: EdgeIndex;
  /** What is in sight, rounded outwards. */
  readonly sight: Stretch;
  readonly route: RouteView;
  readonly selection: string | null;
  /** Edges of hosts that the request does not go to step back. */
  readonly stepBack: boolean;
}

/** Ids of the nodes whose edges stay in front: the host of the way and its paths. */
function frontOf(edges: readonly GraphEdge[], route: RouteView): ReadonlySet<string> {
  const front = new Set(route.lit);
  for (const { source, target, shape } of edges) if (shape !== 'map' && source === route.hostId) front.add(target);
  return front;
}

type Stroke = 'plain' | 'back' | 'ghost' | 'draft' | 'selected';

const isDraft = (id: string): boolean => id.startsWith('draft:');

function strokeOf(edge: GraphEdge, selection: string | null, isBack: boolean): Stroke {
  if (isDraft(edge.source) || isDraft(edge.target)) return 'draft';
  if (selection !== null && (edge.source === selection || edge.target === selection)) return 'selected';
  if (edge.look === 'ghost') return 'ghost';
  return isBack ? 'back' : 'plain';
}

function draw({ layout, index, sight, route, selection, stepBack }: EdgeLayerProps): Drawn {
  const paths: Record<Stroke, string> = { plain: '', back: '', ghost: '', draft: '', selected: '' };
  const bundles: { id: string; geometry: EdgeGeometry; isBack: boolean }[] = [];
  const severed: { id: string; geometry: EdgeGeometry }[] = [];
  const front = stepBack ? frontOf(index.edges, route) : null;
  let ports = '';
  for (const edge of edgesInSight(index, sight)) {
    const geometry = edgeGeometry(edge, layout);
    if (!geometry) continue;
    // Thin lines of many collapsed hosts would add up to a dark mass.
    const isBack = (front !== null && !front.has(edge.source)) || edge.source.startsWith('bundle:');
    if (edge.look === 'bundle') bundles.push({ id: edge.id, geometry, isBack });
    else if (edge.look === 'severed') severed.push({ id: edge.id, geometry });
    else paths[strokeOf(edge, selection, isBack)] += geometry.d;
    if (edge.shape === 'map' && edge.look === 'plain') {
      ports += ring(geometry.x1, geometry.y1) + ring(geometry.x2, geometry.y2);
    }
  }
  return { ...paths, ports, bundles, severed };
}

function Severed({ geometry }: { readonly geometry: EdgeGeometry }) {
  const { d, x1, y1, x2, y2 } = geometry;
  const x = (x1 + x2) / 2;
  const y = (y1 + y2) / 2;
  return (
    <>
      <path className="e bad" d={d} />
      <rect className="e-gap" x={x - 7} y={y - 7} width="14" height="14" />
      <path className="e-break" d={`M${x - 5} ${y + 5}l4-10M${x + 1} ${y + 5}l4-10`} />
      <path className="e-port bad" d={ring(x1, y1) + ring(x2, y2)} />
    </>
  );
}

/** All edges that are in sight, under the nodes. People hear of them by the names of the nodes. */
export const EdgeLayer = memo(function EdgeLayer(props: EdgeLayerProps) {
  const { layout, index, sight, route, selection, stepBack } = props;
  const drawn = useMemo(
    () => draw({ layout, index, sight, route, selection, stepBack }),
    [layout, index, sight, route, selection, stepBack],
  );
  return (
    <svg className="g-layer g-edges" width="1" height="1" aria-hidden="true">
      {drawn.bundles.map(({ id, geometry, isBack }) => (
        <path
          key={id}
          className={isBack ? 'e bundle back' : 'e bundle'}
          d={geometry.d}
          style={{ strokeWidth: geometry.width }}
        />
      ))}
      <path className="e ghost" d={drawn.ghost} />
      <path className="e draft" d={drawn.draft} />
      <path className="e back" d={drawn.back} />
      <path className="e" d={drawn.plain} />
      <path className="e-port" d={drawn.ports} />
      {drawn.severed.map(({ id, geometry }) => (
        <Severed key={id} geometry={geometry} />
      ))}
      <path className="e sel" d={drawn.selected} />
    </svg>
  );
});
