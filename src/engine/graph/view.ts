import {
  bundleId,
  type ExpandedHosts,
  type HostBundle,
  type HostNode,
  type PathNode,
  type RoutingGraph,
} from './graph.ts';

/** Up to this many paths `auto` shows every host with its paths. */
export const autoExpandLimit = 150;

/** From this many hosts on, those that are collapsed are grouped by domain. */
export const groupFrom = 200;

function bundleOf(hostId: string, paths: readonly PathNode[]): HostBundle {
  const backends = new Map<string, number>();
  let exact = 0;
  let prefix = 0;
  for (const { pathType, backendId } of paths) {
    if (pathType === 'Exact') exact++;
    else if (pathType === 'Prefix') prefix++;
    if (backendId !== null) backends.set(backendId, (backends.get(backendId) ?? 0) + 1);
  }
  return {
    id: bundleId(hostId),
    hostId,
    count: paths.length,
    exact,
    prefix,
    other: paths.length - exact - prefix,
    backends: Array.from(backends, ([backendId, count]) => ({ backendId, count })),
  };
}

function isExpanded(expanded: ExpandedHosts, host: HostNode, pathCount: number): boolean {
  if (expanded === 'all') return true;
  return expanded === 'auto' ? pathCount <= autoExpandLimit : expanded.has(host.id);
}

function groupByHost(paths: readonly PathNode[]): Map<string, PathNode[]> {
  const groups = new Map<string, PathNode[]>();
  for (const path of paths) {
    const group = groups.get(path.hostId);
    if (group) group.push(path);
    else groups.set(path.hostId, [path]);
  }
  return groups;
}

/**
 * Returns the graph with only the expanded hosts' paths; a bundle stands for the paths of each other host.
 * Nodes that do not change keep their identity. A graph that is collapsed already only loses more.
 */
export function collapseHosts(graph: RoutingGraph, expanded: ExpandedHosts): RoutingGraph {
  const open = new Set<string>();
  for (const host of graph.hosts) if (isExpanded(expanded, host, graph.paths.length)) open.add(host.id);
  if (open.size === graph.hosts.length) return graph;
  const byHost = groupByHost(graph.paths);
  const bundles: HostBundle[] = [...graph.bundles];
  const hosts = graph.hosts.map((host) => {
    const paths = byHost.get(host.id);
    if (open.has(host.id) || !paths) return host;
    bundles.push(bundleOf(host.id, paths));
    return { ...host, collapsed: true };
  });
  return { ...graph, hosts, bundles, paths: graph.paths.filter((path) => open.has(path.hostId)) };
}
