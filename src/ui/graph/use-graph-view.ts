import { useMemo, useRef } from 'react';
import { edgesOf, type GraphEdge, type GraphLayout, layoutGraph, type RoutingGraph } from '../../engine/index.ts';
import { useAppState } from '../common/store-context.ts';
import { type CanvasNode, canvasNodes, type LookInput } from './canvas-nodes.ts';
import { type RouteView, routeView } from './route-view.ts';
import type { Size } from './use-viewport.ts';
import { type CanvasItem, expandedFor, graphOf, itemsOf, litHostOf, viewOf } from './view-graph.ts';

/** Everything about the shown graph that does not depend on where the focus is. */
export interface GraphView {
  /** With the paths of collapsed hosts. */
  readonly graph: RoutingGraph;
  /** Without them. */
  readonly view: RoutingGraph;
  readonly layout: GraphLayout;
  readonly edges: readonly GraphEdge[];
  readonly route: RouteView;
  readonly items: readonly CanvasItem[];
}

/** Returns the graph as it is shown on a canvas of this size. */
export function useGraphView({ width, height }: Size): GraphView {
  const nodes = useAppState((state) => state.snapshot.nodes);
  const order = useAppState((state) => state.snapshot.order);
  const answer = useAppState((state) => state.request.answer);
  const expanded = useAppState((state) => state.expandedHosts);
  const graph = useMemo(() => graphOf({ nodes, order }), [nodes, order]);
  const litHost = litHostOf(answer);
  const open = useMemo(() => expandedFor(graph, expanded, litHost), [graph, expanded, litHost]);
  const view = useMemo(() => viewOf(graph, open), [graph, open]);
  const layout = useMemo(() => layoutGraph(view, { width, height }), [view, width, height]);
  const edges = useMemo(() => edgesOf(view), [view]);
  const items = useMemo(() => itemsOf(view), [view]);
  const route = useMemo(() => routeView(answer, view, layout, edges), [answer, view, layout, edges]);
  return useMemo(() => ({ graph, view, layout, edges, route, items }), [graph, view, layout, edges, route, items]);
}

/** Returns React Flow's nodes; those about which nothing changed keep their identity. */
export function useCanvasNodes(input: LookInput): CanvasNode[] {
  const last = useRef<ReadonlyMap<string, CanvasNode>>(new Map());
  const { items, layout, nodes, route, stale, selection, inspected, tabStop, found, drop, dragged } = input;
  return useMemo(() => {
    last.current = canvasNodes(last.current, {
      items,
      layout,
      nodes,
      route,
      stale,
      selection,
      inspected,
      tabStop,
      found,
      drop,
      dragged,
    });
    return [...last.current.values()];
  }, [items, layout, nodes, route, stale, selection, inspected, tabStop, found, drop, dragged]);
}
