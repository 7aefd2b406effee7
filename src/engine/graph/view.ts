import type { NodeId } from '../match/ids.ts';
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

function bundleOf(hostId: NodeId, paths: readonly PathNode[]): HostBundle {
  const backends = new Map<NodeId, number>();
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

/** Nodes that are looked at before others get their turn. */
const sliceSize = 5000;

function* groupByHost(paths: readonly PathNode[]): Generator<void, Map<string, PathNode[]>> {
  const groups = new Map<string, PathNode[]>();
  for (const [at, path] of paths.entries()) {
    if (at % sliceSize === sliceSize - 1) yield;
    const group = groups.get(path.hostId);
    if (group) group.push(path);
    else groups.set(path.hostId, [path]);
  }
  return groups;
}

/** `collapseHosts` that may be left between its slices. */
export function* collapseSteps(graph: RoutingGraph, expanded: ExpandedHosts): Generator<void, RoutingGraph> {
  const open = new Set<string>();
  for (const host of graph.hosts) if (isExpanded(expanded, host, graph.paths.length)) open.add(host.id);
  if (open.size === graph.hosts.length) return graph;
  const byHost = yield* groupByHost(graph.paths);
  const bundles: HostBundle[] = [...graph.bundles];
  const hosts: HostNode[] = [];
  for (const host of graph.hosts) {
    if (hosts.length % 1000 === 999) yield;
    const paths = byHost.get(host.id);
    const isCollapsed = !open.has(host.id) && paths !== undefined;
    if (isCollapsed) bundles.push(bundleOf(host.id, paths));
    hosts.push(isCollapsed ? { ...host, collapsed: true } : host);
  }
  yield;
  return { ...graph, hosts, bundles, paths: graph.paths.filter((path) => open.has(path.hostId)) };
}

/** Returns what a generator returns, without leaving it. */
export function atOnce<T>(steps: Generator<void, T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/**
 * Returns the graph with only the expanded hosts' paths; a bundle stands for the paths of each other host.
 * Nodes that do not change keep their identity. A graph that is collapsed already only loses more.
 */
export function collapseHosts(graph: RoutingGraph, expanded: ExpandedHosts): RoutingGraph {
  return atOnce(collapseSteps(graph, expanded));
}
