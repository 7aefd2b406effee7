import type { NodeId } from '../match/ids.ts';
import { type ColumnNeeds, type Columns, columnsFor } from './columns.ts';
import { columnsOf, cutNames } from './cut-names.ts';
import {
  type BackendNode,
  brokenState,
  type HostBundle,
  type HostNode,
  type PathNode,
  type RoutingGraph,
} from './graph.ts';
import { placeColumn } from './place-column.ts';

/** A node's place, px at 100 %, y downwards. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface LayoutOptions {
  /** Width of the canvas in px. */
  readonly width: number;
  /** Height of the canvas in px: rows come nearer when that makes them fit. */
  readonly height?: number;
  /** What stands below the hosts of an edge router besides default backends, and is no part of the graph. */
  readonly ends?: readonly { readonly id: NodeId; readonly routerId: NodeId }[];
}

export interface GraphLayout {
  /** By node id; bundles have their own. Every node of the graph is in it. */
  readonly boxes: ReadonlyMap<string, Box>;
  readonly columns: Columns;
  /** True when rows are low and have no second line. */
  readonly compact: boolean;
  /** By node id: names that do not fit into their node, shortened so that neighbours stay distinct. */
  readonly cuts: ReadonlyMap<string, string>;
  /** Of the whole picture, padding included. */
  readonly width: number;
  readonly height: number;
}

/** From this many visible paths on, rows are low. */
export const compactFrom = 20;
/** Top of the first row: below the column heads. @internal Tests measure from it. */
export const firstRow = 36;

const routerHeight = 64;
const routerGap = 28;
const bottomPad = 20;
const roomy = { row: 32, tallRow: 40, rowGap: 4, host: 40, hostGap: 20, tightHostGap: 12, backend: 36, backendGap: 8 };
const dense = { row: 22, tallRow: 22, rowGap: 2, host: 36, hostGap: 12, tightHostGap: 12, backend: 28, backendGap: 12 };
/** Without second lines Services stand as near as paths do: a path and its own Service are level. */
const roomyPlain = { ...roomy, backend: 32, backendGap: 4 };
type Sizes = typeof roomy;

function sizesFor(graph: RoutingGraph, compact: boolean): Sizes {
  if (compact) return dense;
  return graph.paths.some(hasSecondLine) || graph.bundles.length > 0 ? roomy : roomyPlain;
}

/** Returns true when a path's node has a second line (not in compact mode): its fate or pattern is not what is written. */
export function hasSecondLine(path: PathNode): boolean {
  return path.effective !== null || path.dead !== null;
}

interface Children {
  readonly paths: Map<string, PathNode[]>;
  readonly bundles: Map<string, HostBundle>;
}

class Rows {
  readonly boxes = new Map<string, Box>();
  private readonly columns: Columns;
  private readonly sizes: Sizes;
  private readonly hostGap: number;

  constructor(columns: Columns, sizes: Sizes, hostGap: number) {
    this.columns = columns;
    this.sizes = sizes;
    this.hostGap = hostGap;
  }

  /** Places a host and what hangs on it from `y` down; returns where that ends. */
  placeHost(host: HostNode, children: Children, y: number): number {
    const { sizes } = this;
    const bundle = children.bundles.get(host.id);
    const paths = children.paths.get(host.id) ?? [];
    let extent = bundle ? sizes.host : -sizes.rowGap;
    if (!bundle) for (const path of paths) extent += this.rowHeight(path) + sizes.rowGap;
    const height = Math.max(extent, sizes.host);
    const { x, width } = this.columns.path;
    if (bundle) this.boxes.set(bundle.id, { x, y, width, height: sizes.host });
    let rowY = y + Math.max(0, Math.round((height - extent) / 2));
    for (const path of paths) {
      const row = { x, y: rowY, width, height: this.rowHeight(path) };
      this.boxes.set(path.id, row);
      rowY += row.height + sizes.rowGap;
    }
    const hostY = y + Math.round((height - sizes.host) / 2);
    this.boxes.set(host.id, { ...this.columns.host, y: hostY, height: sizes.host });
    return y + height;
  }

  /** Places one edge router with its hosts and default backends from `y` down; returns where that ends. */
  placeRouter(
    router: NodeId,
    hosts: readonly HostNode[],
    defaults: readonly NodeId[],
    children: Children,
    y: number,
  ): number {
    const extent = this.extentOf(hosts, defaults.length, children);
    let at = y + Math.max(0, Math.round((routerHeight - extent) / 2));
    const centres: number[] = [];
    for (const host of hosts) {
      const end = this.placeHost(host, children, at);
      centres.push((at + end) / 2);
      at = end + this.hostGap;
    }
    for (const id of defaults) {
      const box = { ...this.columns.path, y: at, height: this.sizes.row };
      this.boxes.set(id, box);
      centres.push(at + box.height / 2);
      at += box.height + this.sizes.rowGap;
    }
    const first = centres[0] ?? y + routerHeight / 2;
    const last = (hosts.length > 0 ? centres[hosts.length - 1] : centres.at(-1)) ?? first;
    const routerY = Math.max(y, Math.round((first + last - routerHeight) / 2));
    this.boxes.set(router, { ...this.columns.router, y: routerY, height: routerHeight });
    const gap = defaults.length > 0 ? this.sizes.rowGap : this.hostGap;
    return Math.max(centres.length > 0 ? at - gap : y, routerY + routerHeight);
  }

  private rowHeight(path: PathNode): number {
    return hasSecondLine(path) ? this.sizes.tallRow : this.sizes.row;
  }

  private extentOf(hosts: readonly HostNode[], defaults: number, children: Children): number {
    // Only small groups can be lower than their router: anything longer need not be measured.
    if (hosts.length + defaults !== 1) return routerHeight;
    const [host] = hosts;
    if (!host) return this.sizes.row;
    const rows = children.bundles.has(host.id) ? 1 : (children.paths.get(host.id)?.length ?? 0);
    return rows > 1 ? routerHeight : this.sizes.host;
  }
}

function push<T>(groups: Map<string, T[]>, key: string, value: T): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}

function placeRows(graph: RoutingGraph, ends: NonNullable<LayoutOptions['ends']>, rows: Rows): number {
  const children: Children = { paths: new Map(), bundles: new Map() };
  for (const path of graph.paths) push(children.paths, path.hostId, path);
  for (const bundle of graph.bundles) children.bundles.set(bundle.hostId, bundle);
  const hosts = new Map<string, HostNode[]>();
  const defaults = new Map<string, NodeId[]>();
  for (const host of graph.hosts) push(hosts, host.routerId, host);
  for (const { routerId, id } of [...graph.defaults, ...ends]) push(defaults, routerId, id);
  let y = firstRow;
  for (const { id } of graph.routers) {
    y = rows.placeRouter(id, hosts.get(id) ?? [], defaults.get(id) ?? [], children, y) + routerGap;
  }
  return graph.routers.length > 0 ? y - routerGap : y;
}

/** Sum and number of the centres of everything that leads to each backend. */
function backendPulls(graph: RoutingGraph, boxes: ReadonlyMap<string, Box>): Map<NodeId, { sum: number; n: number }> {
  const pulls = new Map<NodeId, { sum: number; n: number }>();
  const pull = (backend: NodeId | null, from: string, weight: number): void => {
    const box = boxes.get(from);
    if (backend === null || !box) return;
    const centre = box.y + box.height / 2;
    const known = pulls.get(backend);
    if (known) {
      known.sum += centre * weight;
      known.n += weight;
    } else pulls.set(backend, { sum: centre * weight, n: weight });
  };
  for (const path of graph.paths) pull(path.backendId, path.id, 1);
  for (const node of graph.defaults) pull(node.backendId, node.id, 1);
  for (const bundle of graph.bundles) {
    for (const { backendId, count } of bundle.backends) pull(backendId, bundle.id, count);
  }
  return pulls;
}

function placeBackends(
  graph: RoutingGraph,
  boxes: Map<string, Box>,
  columns: Columns,
  sizes: Sizes,
  end: number,
): number {
  const pulls = backendPulls(graph, boxes);
  const known = new Set(graph.backends.map(({ id }) => id));
  const height = sizes.backend;
  // In the order in which paths name them, so that they stay where they are while one adds paths.
  const named = [...pulls.keys()].flatMap((id) => (known.has(id) ? [id] : []));
  const others = graph.backends.flatMap(({ id }) => (pulls.has(id) ? [] : [id]));
  const wishes = [...named, ...others].map((id) => {
    const pull = pulls.get(id);
    return { id, want: pull ? pull.sum / pull.n - height / 2 : end };
  });
  const pitch = height + sizes.backendGap;
  const wanted = wishes.map(({ want }) => want);
  const tops = placeColumn(wanted, pitch, firstRow - 4, Math.max(end - height, firstRow));
  let bottom = end;
  wishes.forEach(({ id }, i) => {
    const y = tops[i] ?? firstRow;
    boxes.set(id, { ...columns.backend, y, height });
    bottom = y + height;
  });
  return Math.max(bottom, end);
}

/** Width of a character of the code font at 1 px, a little more than in any that is common. */
const advance = 0.61;
/** Px of a node that its name cannot have: borders, padding and what stands before it. */
const besides = { host: 46, path: 52, order: 28, backend: 24 };
const smallName = 12;

/** Returns what a Service's node is called: with the port where that one is missing. */
export function backendTitle(node: BackendNode): string {
  const { name, port } = node;
  return brokenState(node) && port !== null ? `${name}:${port}` : name;
}

/** A column of names: what is written there, and how large. */
interface Names {
  readonly size: number;
  readonly besides: number;
  readonly of: readonly (readonly [id: NodeId, name: string])[];
}

function namesOf(graph: RoutingGraph, compact: boolean): { readonly [K in keyof ColumnNeeds]: Names } {
  const hasOrder = graph.paths.some(({ order }) => order !== null);
  return {
    host: { size: smallName, besides: besides.host, of: graph.hosts.map(({ id, host }) => [id, host ?? '']) },
    path: {
      size: compact ? smallName : 13,
      besides: besides.path + (hasOrder ? besides.order : 0),
      of: graph.paths.map(({ id, path }) => [id, path ?? '']),
    },
    backend: {
      size: smallName,
      besides: besides.backend,
      of: graph.backends.map((node) => [node.id, backendTitle(node)]),
    },
  };
}

function needOf({ size, besides: rest, of }: Names): number {
  let most = 0;
  for (const [, name] of of) most = Math.max(most, columnsOf(name));
  return most * size * advance + rest;
}

/**
 * Returns where everything stands: columns as wide as their names need, rows in file order, hosts centred on their paths,
 * backends near what leads to them. Depends on nothing but its arguments; O(n) but for sorting the backends.
 */
export function layoutGraph(graph: RoutingGraph, { width, height, ends = [] }: LayoutOptions): GraphLayout {
  const compact = graph.paths.length + graph.defaults.length >= compactFrom;
  const names = namesOf(graph, compact);
  const needs = { host: needOf(names.host), path: needOf(names.path), backend: needOf(names.backend) };
  const columns = columnsFor(width, needs);
  const cuts = new Map<string, string>();
  for (const column of ['host', 'path', 'backend'] as const) {
    const { size, besides: rest, of } = names[column];
    const short = cutNames(
      of.map(([, name]) => name),
      Math.floor((columns[column].width - rest) / (size * advance)),
    );
    for (const [id, name] of of) {
      const cut = short.get(name);
      if (cut !== undefined) cuts.set(id, cut);
    }
  }
  const sizes = sizesFor(graph, compact);
  const place = (hostGap: number): { rows: Rows; end: number } => {
    const rows = new Rows(columns, sizes, hostGap);
    return { rows, end: placeRows(graph, ends, rows) };
  };
  const hostGap = graph.bundles.length > 0 ? sizes.tightHostGap : sizes.hostGap;
  let { rows, end } = place(hostGap);
  if (height !== undefined && end + bottomPad > height && hostGap !== sizes.tightHostGap) {
    ({ rows, end } = place(sizes.tightHostGap));
  }
  const bottom = placeBackends(graph, rows.boxes, columns, sizes, end);
  return { boxes: rows.boxes, columns, compact, cuts, width: columns.width, height: bottom + bottomPad };
}
