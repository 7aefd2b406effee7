import type { DefaultBackendNode, EdgeRouterNode, GraphNode, HostNode, PathNode } from '../../engine/graph/index.ts';
import type { Snapshot } from '../../state/types.ts';
import { type EndItem, endItems } from '../parts/view-graph.ts';

export type TreeNode = EdgeRouterNode | HostNode | PathNode | DefaultBackendNode | EndItem;

/** One visible row of the tree, with what assistive technology is told about its place. */
export interface TreeItem {
  readonly node: TreeNode;
  /** From 1. */
  readonly level: number;
  readonly parent: string | null;
  readonly setSize: number;
  /** From 1. */
  readonly position: number;
  /** `null` when it has nothing below it. */
  readonly expanded: boolean | null;
}

/** From this many paths on, hosts start closed. */
const manyPaths = 150;

function nodesOf<K extends GraphNode['kind']>(
  snapshot: Pick<Snapshot, 'nodes'>,
  ids: readonly string[],
  kind: K,
): readonly Extract<GraphNode, { kind: K }>[] {
  return ids
    .map((id) => snapshot.nodes.get(id))
    .filter((node): node is Extract<GraphNode, { kind: K }> => node?.kind === kind);
}

function groupBy<T>(list: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of list) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

function byOrder(a: PathNode, b: PathNode): number {
  return (a.order ?? Number.MAX_SAFE_INTEGER) - (b.order ?? Number.MAX_SAFE_INTEGER);
}

/** Everything the tree can show, by parent. The edge router is a level of its own only when there are several. */
export interface TreeSource {
  readonly roots: readonly TreeNode[];
  readonly children: ReadonlyMap<string, readonly TreeNode[]>;
  readonly startsOpen: boolean;
}

/**
 * Returns the tree of a snapshot: hosts in file order, paths in the order the controller tries them, and below the hosts what takes
 * the others. In slices. Where only some of the hosts are shown, `isPart`, nothing is said about others.
 */
export function* treeSource(snapshot: Pick<Snapshot, 'nodes' | 'order'>, isPart = false): Generator<void, TreeSource> {
  const routers = nodesOf(snapshot, snapshot.order.routers, 'edge-router');
  const hosts = groupBy(nodesOf(snapshot, snapshot.order.hosts, 'host'), (node) => node.routerId);
  const defaults = groupBy(nodesOf(snapshot, snapshot.order.defaults, 'default-backend'), (node) => node.routerId);
  const ends = groupBy(isPart ? [] : endItems({ routers }), (end) => end.routerId);
  yield;
  const ofPaths = nodesOf(snapshot, snapshot.order.paths, 'path');
  yield;
  const paths = groupBy(ofPaths, (node) => node.hostId);
  yield;
  const children = new Map<string, readonly TreeNode[]>();
  for (const { id } of routers) {
    children.set(
      id,
      [hosts, defaults, ends].flatMap((of): readonly TreeNode[] => of.get(id) ?? []),
    );
  }
  for (const [id, list] of paths) children.set(id, [...list].sort(byOrder));
  const only = routers.length === 1 ? routers[0] : undefined;
  const roots: readonly TreeNode[] = only ? (children.get(only.id) ?? []) : routers;
  return { roots, children, startsOpen: ofPaths.length < manyPaths };
}

/** Whether a node with children is open: as it starts, turned round when the person has toggled it. */
function isOpen(node: TreeNode, { startsOpen }: TreeSource, toggled: ReadonlySet<string>): boolean {
  const starts = node.kind === 'edge-router' || startsOpen;
  return toggled.has(node.id) ? !starts : starts;
}

/** Returns the visible rows from top to bottom. */
export function treeItems(source: TreeSource, toggled: ReadonlySet<string>): readonly TreeItem[] {
  const items: TreeItem[] = [];
  const add = (nodes: readonly TreeNode[], level: number, parent: string | null): void => {
    nodes.forEach((node, index) => {
      const below = source.children.get(node.id) ?? [];
      const expanded = below.length > 0 ? isOpen(node, source, toggled) : null;
      items.push({ node, level, parent, setSize: nodes.length, position: index + 1, expanded });
      if (expanded) add(below, level + 1, node.id);
    });
  };
  add(source.roots, 1, null);
  return items;
}

/** Returns the ids of rows that stand above a lit sibling: the lit branch is drawn past them. */
export function rowsOnWay(items: readonly TreeItem[], lit: ReadonlySet<string>): ReadonlySet<string> {
  const onRoute = new Set<string>();
  const litParents = new Set<string | null>();
  for (let row = items.length - 1; row >= 0; row--) {
    const item = items[row];
    if (!item || item.level === 1) continue;
    if (litParents.has(item.parent)) onRoute.add(item.node.id);
    if (lit.has(item.node.id)) litParents.add(item.parent);
  }
  return onRoute;
}

/** Returns the row that keys lead to, written as in a list of actions, or `null` when they do not move. */
export function rowAfterKey(items: readonly TreeItem[], at: number, keys: string): number | null {
  const item = items[at];
  switch (keys) {
    case '↓':
      return Math.min(at + 1, items.length - 1);
    case '↑':
      return Math.max(at - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return items.length - 1;
    case '→':
      return item?.expanded ? at + 1 : null;
    case '←':
      return item && item.expanded !== true && item.parent !== null
        ? items.findIndex(({ node }) => node.id === item.parent)
        : null;
    default:
      return null;
  }
}

/** Returns the next row after `at`, around the end, whose name begins with `typed`; `null` when none does. */
export function rowStartingWith(
  items: readonly TreeItem[],
  at: number,
  typed: string,
  nameOf: (node: TreeNode) => string,
): number | null {
  const wanted = typed.toLowerCase();
  // One letter goes on to the next match; more letters may stay on the row they have found.
  const from = typed.length === 1 ? 1 : 0;
  for (let step = from; step < items.length + from; step++) {
    const row = (at + step) % items.length;
    const item = items[row];
    if (item && nameOf(item.node).toLowerCase().startsWith(wanted)) return row;
  }
  return null;
}
