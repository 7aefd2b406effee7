import {
  atOnce,
  autoExpandLimit,
  type BackendNode,
  collapseHosts,
  type DefaultBackendNode,
  type EdgeRouterNode,
  type ExpandedHosts,
  endsOf,
  type GraphEnd,
  type GraphNode,
  type HostBundle,
  type HostNode,
  type PathNode,
  type RoutingGraph,
} from '../../engine/graph/index.ts';
import type { NodeId } from '../../engine/match/index.ts';
import type { Answer, Snapshot } from '../../state/types.ts';

/** Everything that stands on the canvas: nodes of the graph, and bundles. */
export type CanvasItem = GraphNode | (HostBundle & { readonly kind: 'bundle' }) | EndItem;

/** Where requests end that no host of an edge router takes. */
export type EndItem = GraphEnd & { readonly kind: 'end' };

/** Returns the ends as items. */
export function endItems(graph: Pick<RoutingGraph, 'routers'>): readonly EndItem[] {
  return endsOf(graph).map((end) => ({ ...end, kind: 'end' }));
}

/** Paths that are looked up before others get their turn. */
const sliceSize = 5000;

function listOf<K extends GraphNode['kind']>(
  nodes: Snapshot['nodes'],
  ids: readonly string[],
  kind: K,
): Extract<GraphNode, { kind: K }>[] {
  const list: Extract<GraphNode, { kind: K }>[] = [];
  for (const id of ids) {
    const node = nodes.get(id);
    // The kind was just compared; TypeScript does not narrow by a type parameter.
    if (node?.kind === kind) list.push(node as Extract<GraphNode, { kind: K }>);
  }
  return list;
}

/** `graphOf` that may be left between its slices. */
export function* graphSteps({ nodes, order }: Pick<Snapshot, 'nodes' | 'order'>): Generator<void, RoutingGraph> {
  const routers: readonly EdgeRouterNode[] = listOf(nodes, order.routers, 'edge-router');
  const hosts: readonly HostNode[] = listOf(nodes, order.hosts, 'host');
  const paths: PathNode[] = [];
  for (let at = 0; at < order.paths.length; at += sliceSize) {
    yield;
    for (const path of listOf(nodes, order.paths.slice(at, at + sliceSize), 'path')) paths.push(path);
  }
  yield;
  const defaults: readonly DefaultBackendNode[] = listOf(nodes, order.defaults, 'default-backend');
  const backends: readonly BackendNode[] = listOf(nodes, order.backends, 'backend');
  return { routers, hosts, paths, defaults, backends, bundles: [] };
}

/** Returns the whole graph of a snapshot, in file order. */
export function graphOf(snapshot: Pick<Snapshot, 'nodes' | 'order'>): RoutingGraph {
  return atOnce(graphSteps(snapshot));
}

/** Returns the hosts that show their paths: in a large graph only the one that the request goes to. */
export function expandedFor(graph: RoutingGraph, expanded: ExpandedHosts, litHost: NodeId | null): ExpandedHosts {
  if (expanded !== 'auto' || graph.paths.length <= autoExpandLimit) return expanded === 'auto' ? 'all' : expanded;
  return new Set(litHost === null ? [] : [litHost]);
}

/** Returns the host on the way of an answer, `null` when there is none. */
export function litHostOf(answer: Answer | null): NodeId | null {
  return answer?.litNodes.find((id) => id.startsWith('host:')) ?? null;
}

/** Returns the graph as it is shown. */
export function viewOf(graph: RoutingGraph, expanded: ExpandedHosts): RoutingGraph {
  return collapseHosts(graph, expanded);
}

/** Returns every item of a graph in walking order: column by column, each in file order. */
export function itemsOf(graph: RoutingGraph): readonly CanvasItem[] {
  return [
    ...graph.routers,
    ...graph.hosts,
    ...graph.paths,
    ...graph.bundles.map((bundle) => ({ ...bundle, kind: 'bundle' as const })),
    ...graph.defaults,
    ...graph.backends,
  ];
}
