import type { Box, GraphEdge, GraphLayout, RoutingGraph } from '../../engine/graph/index.ts';

export type Direction = 'up' | 'down' | 'left' | 'right';

/** What walking needs to know of the shown graph. */
export interface WalkMap {
  readonly boxes: ReadonlyMap<string, Box>;
  /** Ids by column from left to right, top to bottom. Empty columns are left out. */
  readonly columns: readonly (readonly string[])[];
  readonly columnOf: ReadonlyMap<string, number>;
  readonly links: ReadonlyMap<string, readonly string[]>;
}

function linksOf(edges: readonly GraphEdge[]): Map<string, string[]> {
  const links = new Map<string, string[]>();
  const add = (from: string, to: string): void => {
    const list = links.get(from);
    if (list) list.push(to);
    else links.set(from, [to]);
  };
  for (const { source, target } of edges) {
    add(source, target);
    add(target, source);
  }
  return links;
}

/** Returns the map of the shown graph. */
export function walkMap(
  graph: RoutingGraph,
  layout: GraphLayout,
  edges: readonly GraphEdge[],
  ends: readonly { readonly id: string }[] = [],
): WalkMap {
  const { boxes } = layout;
  const top = (id: string): number => boxes.get(id)?.y ?? 0;
  const columns = [
    graph.routers.map(({ id }) => id),
    graph.hosts.map(({ id }) => id),
    [...graph.paths, ...graph.bundles, ...graph.defaults, ...ends].map(({ id }) => id),
    graph.backends.map(({ id }) => id),
  ]
    .filter((column) => column.length > 0)
    .map((column) => column.sort((a, b) => top(a) - top(b)));
  const columnOf = new Map<string, number>();
  columns.forEach((column, index) => {
    for (const id of column) columnOf.set(id, index);
  });
  return { boxes, columns, columnOf, links: linksOf(edges) };
}

function nearest(map: WalkMap, from: string, among: readonly string[]): string | null {
  const middle = (id: string): number => {
    const box = map.boxes.get(id);
    return box ? box.y + box.height / 2 : 0;
  };
  const at = middle(from);
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const id of among) {
    const distance = Math.abs(middle(id) - at);
    if (distance < least) [best, least] = [id, distance];
  }
  return best;
}

/** Returns where an arrow key leads: up and down the column, sideways along the edges, else to the nearest; `null` at an end. */
export function step(map: WalkMap, from: string, direction: Direction): string | null {
  const column = map.columnOf.get(from);
  if (column === undefined) return null;
  if (direction === 'up' || direction === 'down') {
    const list = map.columns[column] ?? [];
    return list[list.indexOf(from) + (direction === 'up' ? -1 : 1)] ?? null;
  }
  const isBeyond = (id: string): boolean => {
    const other = map.columnOf.get(id) ?? column;
    return direction === 'left' ? other < column : other > column;
  };
  const linked = (map.links.get(from) ?? []).filter(isBeyond);
  return nearest(map, from, linked.length > 0 ? linked : (map.columns[column + (direction === 'left' ? -1 : 1)] ?? []));
}

/** Returns the first or last node of the column `from` stands in. */
export function columnEnd(map: WalkMap, from: string, end: 'first' | 'last'): string | null {
  const list = map.columns[map.columnOf.get(from) ?? -1] ?? [];
  return list.at(end === 'first' ? 0 : -1) ?? null;
}

/** Returns the node that focus goes to when `id` is about to go: below it, else above, else to its left. */
export function neighbourOf(map: WalkMap, id: string): string | null {
  return step(map, id, 'down') ?? step(map, id, 'up') ?? step(map, id, 'left');
}
