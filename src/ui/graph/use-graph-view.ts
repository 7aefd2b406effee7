import { useStore } from '@xyflow/react';
import { useMemo, useRef } from 'react';
import { useSliced } from '../common/in-slices.ts';
import { useAppState } from '../common/store-context.ts';
import { type RouteView, routeView } from '../parts/route-view.ts';
import { type CanvasItem, litHostOf } from '../parts/view-graph.ts';
import { type CanvasNode, canvasNodes } from './canvas-nodes.ts';
import { itemsInSight, type Stretch, stretchInSight } from './cull.ts';
import { type GraphShape, isLong, type ShapeInput, shapeOf, shapeSteps } from './graph-steps.ts';
import type { Size } from './use-viewport.ts';

/** Everything about the shown graph that does not depend on where the focus is. */
export interface GraphView extends GraphShape {
  readonly route: RouteView;
}

const noShape = shapeOf({
  nodes: new Map(),
  order: { routers: [], hosts: [], paths: [], defaults: [], backends: [] },
  expanded: 'auto',
  litHost: null,
  size: { width: 0, height: 0 },
  make: null,
  add: null,
  cull: true,
});

/** Returns the graph as it is shown on a canvas of this size. */
export function useGraphView(size: Size, cull: boolean, make: ShapeInput['make'], add: ShapeInput['add']): GraphView {
  const nodes = useAppState((state) => state.snapshot.nodes);
  const order = useAppState((state) => state.snapshot.order);
  const answer = useAppState((state) => state.request.answer);
  const expanded = useAppState((state) => state.expandedHosts);
  const litHost = litHostOf(answer);
  const steps = useMemo(
    () => (make === undefined ? null : () => shapeSteps({ nodes, order, expanded, litHost, size, make, add, cull })),
    [nodes, order, expanded, litHost, size, make, add, cull],
  );
  const shape = useSliced(steps, isLong({ nodes }), noShape);
  const { view, layout, edges } = shape;
  const route = useMemo(() => routeView(answer, view, layout, edges), [answer, view, layout, edges]);
  return useMemo(() => ({ ...shape, route }), [shape, route]);
}

/** Returns the stretch of the canvas that is in sight; it changes in steps. */
export function useSight(height: number): Stretch {
  const key = useStore((state) => {
    const { top, bottom } = stretchInSight(state.transform[1], state.transform[2], height);
    return `${top} ${bottom}`;
  });
  return useMemo(() => {
    const [top = 0, bottom = 0] = key.split(' ').map(Number);
    return { top, bottom };
  }, [key]);
}

/** Returns the items to mount. */
export function useItems({ columns }: GraphShape, sight: Stretch, cull: boolean): readonly CanvasItem[] {
  return useMemo(
    () => (cull ? itemsInSight(columns, sight) : columns.flatMap(({ items }) => items)),
    [columns, sight, cull],
  );
}

/** Returns React Flow's nodes; those that stand where they stood keep their identity. */
export function useCanvasNodes(items: readonly CanvasItem[], layout: GraphShape['layout']): CanvasNode[] {
  const last = useRef<ReadonlyMap<string, CanvasNode>>(new Map());
  return useMemo(() => {
    last.current = canvasNodes(last.current, items, layout);
    return [...last.current.values()];
  }, [items, layout]);
}
