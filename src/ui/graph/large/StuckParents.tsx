import { useReactFlow, useViewport } from '@xyflow/react';
import { Router } from 'lucide-react';
import { useMemo } from 'react';
import { useMessages } from '../../common/store-context.ts';
import type { GraphView } from '../use-graph-view.ts';
import type { Size } from '../use-viewport.ts';
import { extentsOf, stuckName, stuckParents } from './stuck.ts';

/** Height of the column heads, px. */
const headPx = 30;

interface StuckParentsProps {
  readonly graphView: GraphView;
  readonly size: Size;
}

/**
 * Where the lines in sight come from: routers and hosts that are not in sight themselves stay at the edge. For the eye
 * and the pointer only: the nodes themselves are where they were.
 */
export function StuckParents({ graphView: { view, layout, route }, size }: StuckParentsProps) {
  const words = useMessages().graph;
  const { x, y, zoom } = useViewport();
  const flow = useReactFlow();
  const extents = useMemo(() => extentsOf(view, layout), [view, layout]);
  const stuck = stuckParents(view, layout, extents, [(headPx - y) / zoom, (size.height - y) / zoom], route.lit);
  const { trunk } = layout.columns;
  const show = (id: string): void => {
    const box = layout.boxes.get(id);
    if (box) void flow.setViewport({ x, y: size.height / 2 - (box.y + box.height / 2) * zoom, zoom });
  };
  return (
    <div className="g-stuck" aria-hidden="true">
      {stuck.map((one) => {
        const name = stuckName(view, layout, one) || (one.kind === 'edge-router' ? words.noClass : words.anyHost);
        return (
          <button
            key={one.id}
            type="button"
            tabIndex={-1}
            className={`gn gn-${one.kind} nopan${route.lit.has(one.id) ? ' is-matched' : ''}`}
            style={{
              width: one.width,
              height: one.height,
              translate: `${one.x * zoom + x}px ${one.y * zoom + y}px`,
              scale: String(zoom),
              ['--trunk' as string]: `${trunk}px`,
            }}
            onClick={() => show(one.id)}
          >
            {one.kind === 'edge-router' && <Router size={20} strokeWidth={1.75} aria-hidden />}
            <span className={one.kind === 'edge-router' ? 'gn-router-name' : 'gn-name'}>{name}</span>
          </button>
        );
      })}
    </div>
  );
}
