import type { NodeId } from '../match/ids.ts';
import { bundleWidth, mapEdgePath, treeEdgePath } from './edge-path.ts';
import type { GraphEnd } from './ends.ts';
import { type BackendNode, brokenState, type RoutingGraph } from './graph.ts';
import type { GraphLayout } from './layout.ts';

/** `ghost`: no request takes it. `severed`: what it leads to cannot answer. `bundle`: it stands for several. */
export type EdgeLook = 'plain' | 'ghost' | 'severed' | 'bundle';

export interface GraphEdge {
  /** `source→target`: there is one edge between two nodes. */
  readonly id: string;
  readonly source: NodeId;
  readonly target: NodeId;
  /** `tree`: one parent, square. `map`: to a backend, curved. `ribbon`: from a collapsed host to its bundle, straight. */
  readonly shape: 'tree' | 'map' | 'ribbon';
  readonly look: EdgeLook;
  /** Number of paths it stands for. */
  readonly count: number;
}

/** Returns the id of the edge between two nodes. */
function edgeId(source: NodeId, target: NodeId): string {
  return `${source}→${target}`;
}

class EdgeList {
  readonly edges: GraphEdge[] = [];
  private readonly severed = new Set<string>();

  constructor(backends: readonly BackendNode[]) {
    for (const backend of backends) if (brokenState(backend)) this.severed.add(backend.id);
  }

  add(shape: GraphEdge['shape'], source: NodeId, target: NodeId, look: EdgeLook, count = 1): void {
    this.edges.push({ id: edgeId(source, target), source, target, shape, look, count });
  }

  /** A severed edge is never hidden: not as a ghost, not in a bundle. */
  lead(source: NodeId, backend: NodeId | null, look: EdgeLook, count = 1): void {
    if (backend !== null) this.add('map', source, backend, this.severed.has(backend) ? 'severed' : look, count);
  }
}

/** Three paths or fewer draw as one line. */
function bundleLook(count: number): EdgeLook {
  return count > 3 ? 'bundle' : 'plain';
}

/** Returns the edges of a graph: those of hosts, of paths, of default backends, of bundles, then those to the ends that are drawn. */
export function edgesOf(graph: RoutingGraph, ends: readonly GraphEnd[] = []): readonly GraphEdge[] {
  const list = new EdgeList(graph.backends);
  for (const host of graph.hosts) list.add('tree', host.routerId, host.id, 'plain');
  for (const path of graph.paths) {
    const look = path.dead ? 'ghost' : 'plain';
    list.add('tree', path.hostId, path.id, look);
    list.lead(path.id, path.backendId, look);
  }
  for (const node of graph.defaults) {
    list.add('tree', node.routerId, node.id, 'plain');
    list.lead(node.id, node.backendId, 'plain');
  }
  for (const { id, hostId, count, backends } of graph.bundles) {
    list.add('ribbon', hostId, id, bundleLook(count), count);
    for (const backend of backends) list.lead(id, backend.backendId, bundleLook(backend.count), backend.count);
  }
  for (const { routerId, id } of ends) list.add('tree', routerId, id, 'plain');
  return list.edges;
}

/** An edge as it is drawn: SVG path data and where it starts and ends, px at 100 %. */
export interface EdgeGeometry {
  readonly d: string;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  /** Stroke width of a bundle; 1.25 for any other. */
  readonly width: number;
}

/** Returns how an edge is drawn, or `null` when one of its ends has no place. */
export function edgeGeometry(edge: GraphEdge, layout: GraphLayout): EdgeGeometry | null {
  const from = layout.boxes.get(edge.source);
  const to = layout.boxes.get(edge.target);
  if (!from || !to) return null;
  const x1 = from.x + from.width;
  const y1 = from.y + from.height / 2;
  const x2 = to.x;
  const y2 = to.y + to.height / 2;
  const d =
    edge.shape === 'map' ? mapEdgePath(x1, y1, x2, y2) : treeEdgePath(x1, y1, x2, y2, x1 + layout.columns.trunk);
  return { d, x1, y1, x2, y2, width: edge.look === 'bundle' ? bundleWidth(edge.count) : bundleWidth(1) };
}
