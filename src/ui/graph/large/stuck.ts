import { type Box, type GraphLayout, type RoutingGraph, routerName } from '../../../engine/graph/index.ts';

/** A parent that is out of sight while its children are not, or what answers: shown at the edge of what is in sight. */
export interface Stuck extends Box {
  readonly id: string;
  readonly kind: 'edge-router' | 'host' | 'backend';
}

export interface Extent {
  first: number;
  last: number;
}

/** Returns where the children of each router and host stand: the line that they hang on goes from the first to the last. O(n). */
export function extentsOf(
  { hosts, paths, defaults }: RoutingGraph,
  { boxes }: GraphLayout,
): ReadonlyMap<string, Extent> {
  const extents = new Map<string, Extent>();
  const add = (parent: string, child: string): void => {
    const box = boxes.get(child);
    if (!box) return;
    const middle = box.y + box.height / 2;
    const extent = extents.get(parent);
    if (!extent) extents.set(parent, { first: middle, last: middle });
    else {
      extent.first = Math.min(extent.first, middle);
      extent.last = Math.max(extent.last, middle);
    }
  };
  for (const { id, hostId } of paths) add(hostId, id);
  for (const { id, routerId } of hosts) add(routerId, id);
  for (const { id, routerId } of defaults) add(routerId, id);
  return extents;
}

/**
 * Returns the routers and hosts that are out of sight though the line of their children is not, where they meet
 * that line, and the Services that answer (`lit`), each in the stretch from `top` to `bottom`, px at 100 %.
 */
export function stuckParents(
  graph: Pick<RoutingGraph, 'routers' | 'hosts' | 'backends'>,
  { boxes }: GraphLayout,
  extents: ReadonlyMap<string, Extent>,
  [top, bottom]: readonly [number, number],
  lit: ReadonlySet<string>,
): readonly Stuck[] {
  const stuck = (id: string, kind: Stuck['kind']): readonly Stuck[] => {
    const box = boxes.get(id);
    const extent = extents.get(id);
    if (!box || !extent) return [];
    const isInSight = box.y + box.height > top && box.y < bottom;
    if (isInSight || extent.last < top || extent.first > bottom) return [];
    const middle =
      box.y < top ? Math.min(top + box.height / 2, extent.last) : Math.max(bottom - box.height / 2, extent.first);
    return [{ ...box, id, kind, y: middle - box.height / 2 }];
  };
  const answering = graph.backends.flatMap(({ id }): readonly Stuck[] => {
    const box = lit.has(id) ? boxes.get(id) : undefined;
    if (!box || (box.y + box.height > top && box.y < bottom)) return [];
    return [{ ...box, id, kind: 'backend', y: box.y < top ? top : bottom - box.height }];
  });
  return [
    ...answering,
    ...graph.routers.flatMap(({ id }) => stuck(id, 'edge-router')),
    ...graph.hosts.flatMap(({ id, collapsed }) => (collapsed ? [] : stuck(id, 'host'))),
  ];
}

/** Returns what a stuck parent is called; `''` when it is not in the graph. */
export function stuckName(
  { routers, hosts, backends }: RoutingGraph,
  { cuts }: GraphLayout,
  { id, kind }: Stuck,
): string {
  if (kind === 'edge-router') {
    const router = routers.find((one) => one.id === id);
    return router ? routerName(router, '') : '';
  }
  const own = kind === 'backend' ? backends.find((backend) => backend.id === id)?.name : undefined;
  return cuts.get(id) ?? own ?? hosts.find((host) => host.id === id)?.host ?? '';
}
