import type { RoutingGraph } from '../../engine/index.ts';

/** Returns the ids of hosts, paths and backends that a search text finds, in reading order; none for an empty text. */
export function findNodes(graph: RoutingGraph, search: string): readonly string[] {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return [];
  const has = (text: string | null): boolean => text?.toLowerCase().includes(wanted) ?? false;
  return [
    ...graph.hosts.filter(({ host }) => has(host)),
    ...graph.paths.filter(({ path, effective }) => has(path) || has(effective)),
    ...graph.backends.filter(({ name, port }) => has(port === null ? name : `${name}:${port}`)),
  ].map(({ id }) => id);
}
