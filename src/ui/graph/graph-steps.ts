import {
  atOnce,
  type ExpandedHosts,
  edgesOf,
  type GraphEdge,
  type GraphLayout,
  type GraphNode,
  layoutGraph,
  type RoutingGraph,
} from '../../engine/graph/index.ts';
import type { NodeId } from '../../engine/match/index.ts';
import type { Snapshot } from '../../state/types.ts';
import { type EndItem, endItems, expandedFor, graphSteps, itemsOf, viewOf } from '../parts/view-graph.ts';
import { type SightColumn, sightColumns } from './cull.ts';
import { type EdgeIndex, edgeIndex } from './edge-sight.ts';
import type { Size } from './use-viewport.ts';

/** What the shown graph is computed from. */
export interface ShapeInput {
  readonly nodes: Snapshot['nodes'];
  readonly order: Snapshot['order'];
  readonly expanded: ExpandedHosts;
  /** Host on the way of the request: open in a large graph. */
  readonly litHost: NodeId | null;
  readonly size: Size;
  /** Makes the view in place of collapsing hosts only; `undefined` while its code is on its way. */
  readonly make: ViewMaker | null | undefined;
  /** Draws something into the view that the graph does not hold: a draft. */
  readonly add: ((view: RoutingGraph) => RoutingGraph) | null;
  /** False: everything is mounted, for comparison. */
  readonly cull: boolean;
}

/** What is shown of a graph. */
interface MadeView {
  readonly view: RoutingGraph;
  /** What was looked for, in reading order. */
  readonly matches: readonly string[];
  /** Paths left under filter and focus, hidden ones too. */
  readonly paths: number;
}

/** Filters, focuses, collapses and groups a graph, in steps. */
export type ViewMaker = (graph: RoutingGraph) => Generator<void, MadeView>;

/** What makes the view, in a box of its own, since React calls functions it is given as state. */
export interface Making {
  readonly view: ShapeInput['make'];
}

/** The shown graph and where everything stands; nothing in it depends on focus or request. */
export interface GraphShape extends MadeView {
  readonly nodes: ReadonlyMap<string, GraphNode>;
  /** With the paths of collapsed hosts. */
  readonly graph: RoutingGraph;
  /** What stands below the hosts without being written. */
  readonly ends: readonly EndItem[];
  /** What stands on the canvas: the view, and what was drawn into it. */
  readonly drawn: RoutingGraph;
  readonly layout: GraphLayout;
  readonly edges: readonly GraphEdge[];
  readonly edgeIndex: EdgeIndex;
  readonly columns: readonly SightColumn[];
}

/** Nodes up to which the shape is computed at once: that takes some milliseconds. */
const quickNodes = 2000;

/** Returns true when the shape must be computed in steps, so that the page answers between them. */
export function isLong({ nodes }: Pick<ShapeInput, 'nodes'>): boolean {
  return nodes.size > quickNodes;
}

function plainView(graph: RoutingGraph, { expanded, litHost }: ShapeInput): MadeView {
  return { view: viewOf(graph, expandedFor(graph, expanded, litHost)), matches: [], paths: graph.paths.length };
}

/** Computes the shape; may be left between its steps, of which each takes a good frame in a graph of 20,000 nodes. */
export function* shapeSteps(input: ShapeInput): Generator<void, GraphShape> {
  const { nodes, size } = input;
  const graph = yield* graphSteps(input);
  yield;
  const made = input.make ? yield* input.make(graph) : plainView(graph, input);
  const drawn = input.add ? input.add(made.view) : made.view;
  yield;
  // Under filter or focus only what was looked for is shown.
  const ends = input.make ? [] : endItems(graph);
  const layout = layoutGraph(drawn, { ...size, ends });
  yield;
  const edges = edgesOf(drawn, ends);
  yield;
  const index = edgeIndex(edges, layout);
  yield;
  const items = [...itemsOf(drawn), ...ends];
  yield;
  const columns = sightColumns(items, layout);
  return { ...made, nodes, graph, drawn, ends, layout, edges, edgeIndex: index, columns };
}

/** Returns the shape, computed at once. */
export function shapeOf(input: ShapeInput): GraphShape {
  return atOnce(shapeSteps(input));
}
