import type {
  BackendNode,
  DefaultBackendNode,
  EdgeRouterNode,
  GraphNode,
  HostNode,
  PathNode,
} from '../../engine/graph/index.ts';
import type { DeadPathReason, NodeId } from '../../engine/match/index.ts';
import type { Snapshot } from '../../state/types.ts';
import { type EndItem, endItems } from './view-graph.ts';

/** One route: a path, the default backend of an Ingress, or where requests end that no host takes. */
export interface TableRow {
  readonly id: NodeId;
  readonly node: PathNode | DefaultBackendNode | EndItem;
  /** Place in the files, from 0. */
  readonly place: number;
  readonly host: HostNode | null;
  readonly backend: BackendNode | null;
  readonly router: EdgeRouterNode | null;
}

function backendOf(nodes: Snapshot['nodes'], id: string | null): BackendNode | null {
  const node = id === null ? undefined : nodes.get(id);
  return node?.kind === 'backend' ? node : null;
}

function routerOf(nodes: Snapshot['nodes'], id: string | undefined): EdgeRouterNode | null {
  const node = id === undefined ? undefined : nodes.get(id);
  return node?.kind === 'edge-router' ? node : null;
}

function hostOf(nodes: Snapshot['nodes'], id: string): HostNode | null {
  const node = nodes.get(id);
  return node?.kind === 'host' ? node : null;
}

/** Returns one row per path in file order, then the default backends and the ends; may be left between its slices. */
export function* tableRows({ nodes, order }: Pick<Snapshot, 'nodes' | 'order'>): Generator<void, readonly TableRow[]> {
  const rows: TableRow[] = [];
  for (const id of order.paths) {
    const node: GraphNode | undefined = nodes.get(id);
    if (rows.length % 2000 === 1999) yield;
    if (node?.kind !== 'path') continue;
    const host = hostOf(nodes, node.hostId);
    const router = routerOf(nodes, host?.routerId);
    rows.push({ id, node, place: rows.length, host, backend: backendOf(nodes, node.backendId), router });
  }
  for (const id of order.defaults) {
    const node = nodes.get(id);
    if (node?.kind !== 'default-backend') continue;
    const router = routerOf(nodes, node.routerId);
    rows.push({ id, node, place: rows.length, host: null, backend: backendOf(nodes, node.backendId), router });
  }
  const routers = order.routers.flatMap((id) => routerOf(nodes, id) ?? []);
  for (const node of endItems({ routers })) {
    const router = routerOf(nodes, node.routerId);
    rows.push({ id: node.id, node, place: rows.length, host: null, backend: null, router });
  }
  return rows;
}

/** Returns the row that shows a node: its own, else the first of its host, class or Service; -1 when there is none. */
export function rowOfNode(rows: readonly TableRow[], id: string | null): number {
  if (id === null) return -1;
  const own = rows.findIndex((row) => row.id === id);
  if (own >= 0) return own;
  return rows.findIndex(({ host, backend, router }) => host?.id === id || backend?.id === id || router?.id === id);
}

/** Returns the class that the Ingress of a row asks for; for an end all of its edge router. */
export function classOf({ node, router }: TableRow): string | null {
  if (node.kind !== 'end') return node.owner.className;
  const names = router?.classNames ?? [];
  return names.every((name) => name === null) ? null : names.join(', ');
}

/** Returns the path as written, `null` for what has none. */
export function pathOf({ node }: TableRow): string | null {
  return node.kind === 'path' ? (node.path ?? '') : null;
}

/** Returns why no request reaches a row, as a code; `null` when one can. */
export function deadOf({ node }: TableRow): DeadPathReason | null {
  return node.kind === 'path' ? (node.dead?.why ?? null) : null;
}

/** Returns true when no request can arrive at the row's backend. */
export function isUnreachable(row: TableRow): boolean {
  return deadOf(row) !== null;
}
