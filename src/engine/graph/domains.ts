import type { NodeId } from '../match/ids.ts';
import {
  type BackendNode,
  bundleId,
  domainId,
  type HostBundle,
  type HostNode,
  type RoutingGraph,
  servicesId,
} from './graph.ts';
import { groupFrom } from './view.ts';

/** More groups than this are grouped again, by shorter domains. */
const mostGroups = 100;
/** Fewer of a kind stand for themselves. */
const leastMembers = 3;

/** The domain of a host after taking away `labels` labels; at least two stay. `null` when none can go. */
function domainOf(host: string | null, labels: number): string | null {
  const parts = host?.split('.') ?? [];
  const gone = Math.min(labels, parts.length - 2);
  return gone < 1 ? null : parts.slice(gone).join('.');
}

function push<T>(groups: Map<string, T[]>, key: string, value: T): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}

interface Grouping {
  /** Groups that are open: their hosts stay with them, whatever they show. */
  readonly open: ReadonlySet<string>;
  /** Hosts that a closed group does not take. */
  readonly apart: ReadonlySet<string>;
}

/** Hosts by the id of their group. */
function groupsOf(hosts: readonly HostNode[], labels: number, { open, apart }: Grouping): Map<NodeId, HostNode[]> {
  const groups = new Map<NodeId, HostNode[]>();
  for (const host of hosts) {
    const domain = domainOf(host.host, labels);
    if (domain === null) continue;
    const id = domainId(host.routerId, domain);
    if ((host.collapsed && !apart.has(host.id)) || open.has(id)) push(groups, id, host);
  }
  for (const [id, members] of groups) if (members.length < leastMembers) groups.delete(id);
  return groups;
}

/** The groups by the longest domains of which there are not too many. */
function* goodGroups(hosts: readonly HostNode[], grouping: Grouping): Generator<void, Map<NodeId, HostNode[]>> {
  let groups = groupsOf(hosts, 1, grouping);
  for (let labels = 2; labels < 5; labels++) {
    yield;
    let grouped = 0;
    for (const members of groups.values()) grouped += members.length;
    if (hosts.length - grouped + groups.size <= mostGroups) break;
    const next = groupsOf(hosts, labels, grouping);
    if (next.size > 0) groups = next;
  }
  return groups;
}

function groupNode(id: NodeId, members: readonly HostNode[], first: HostNode, collapsed: boolean): HostNode {
  const domain = id.slice(domainId(first.routerId, '').length);
  return {
    ...first,
    id,
    host: domain,
    tls: members.find(({ tls }) => tls.kind === 'none')?.tls ?? first.tls,
    owners: [],
    rules: [],
    place: null,
    pathCount: members.reduce((sum, { pathCount }) => sum + pathCount, 0),
    group: members.length,
    collapsed,
  };
}

function groupBundle(id: NodeId, bundles: readonly HostBundle[]): HostBundle {
  const backends = new Map<NodeId, number>();
  const total = { count: 0, exact: 0, prefix: 0, other: 0 };
  for (const bundle of bundles) {
    total.count += bundle.count;
    total.exact += bundle.exact;
    total.prefix += bundle.prefix;
    total.other += bundle.other;
    for (const { backendId, count } of bundle.backends) backends.set(backendId, (backends.get(backendId) ?? 0) + count);
  }
  return {
    id: bundleId(id),
    hostId: id,
    ...total,
    backends: Array.from(backends, ([backendId, count]) => ({ backendId, count })),
  };
}

/** Backends that something other than a group leads to. */
function ownBackends(graph: RoutingGraph, groupIds: ReadonlySet<string>): ReadonlySet<string | null> {
  const own = new Set<string | null>();
  for (const { backendId } of [...graph.paths, ...graph.defaults]) own.add(backendId);
  for (const { hostId, backends } of graph.bundles) {
    if (!groupIds.has(hostId)) for (const { backendId } of backends) own.add(backendId);
  }
  return own;
}

function servicesNode(namespace: string, members: readonly BackendNode[], first: BackendNode): BackendNode {
  const incoming = members.reduce((sum, member) => sum + member.incoming, 0);
  return { ...first, id: servicesId(namespace), name: namespace, incoming, group: members.length };
}

function ledTo(bundle: HostBundle, groupOf: ReadonlyMap<string, BackendNode>): HostBundle {
  const merged = new Map<NodeId, number>();
  for (const { backendId, count } of bundle.backends) {
    const id = groupOf.get(backendId)?.id ?? backendId;
    merged.set(id, (merged.get(id) ?? 0) + count);
  }
  return { ...bundle, backends: Array.from(merged, ([backendId, count]) => ({ backendId, count })) };
}

/** Groups Services that only groups lead to, by namespace; those that are not there always stand for themselves. */
function* groupBackends(graph: RoutingGraph, groupIds: ReadonlySet<string>): Generator<void, RoutingGraph> {
  const own = ownBackends(graph, groupIds);
  yield;
  const byNamespace = new Map<string, BackendNode[]>();
  for (const backend of graph.backends) {
    const isThere = backend.state === 'found' || backend.state === 'assumed';
    if (isThere && !own.has(backend.id)) push(byNamespace, backend.namespace, backend);
  }
  const groupOf = new Map<string, BackendNode>();
  for (const [namespace, members] of byNamespace) {
    const [first] = members;
    if (!first || members.length < leastMembers) continue;
    const group = servicesNode(namespace, members, first);
    for (const { id } of members) groupOf.set(id, group);
  }
  yield;
  return {
    ...graph,
    bundles: graph.bundles.map((bundle) => ledTo(bundle, groupOf)),
    backends: [...new Set(graph.backends.map((node) => groupOf.get(node.id) ?? node))],
  };
}

/** The bundles of hosts that stand for themselves, then one for each group. */
function* groupedBundles(
  graph: RoutingGraph,
  groupOf: ReadonlyMap<string, NodeId>,
): Generator<void, readonly HostBundle[]> {
  const own: HostBundle[] = [];
  const byGroup = new Map<NodeId, HostBundle[]>();
  for (const bundle of graph.bundles) {
    const id = groupOf.get(bundle.hostId);
    if (id === undefined) own.push(bundle);
    else push(byGroup, id, bundle);
  }
  const grouped: HostBundle[] = [];
  for (const [id, bundles] of byGroup) {
    yield;
    grouped.push(groupBundle(id, bundles));
  }
  return [...own, ...grouped];
}

/**
 * Returns a collapsed graph with its many collapsed hosts grouped by domain, and the Services behind them by namespace;
 * may be left between its slices. Hosts that are open, those in `apart`, and the groups in `open` stand for themselves.
 * Few hosts stay as they are.
 */
export function* groupDomains(
  graph: RoutingGraph,
  open: ReadonlySet<string>,
  apart: ReadonlySet<string> = new Set(),
): Generator<void, RoutingGraph> {
  if (graph.bundles.length < groupFrom) return graph;
  const groups = yield* goodGroups(graph.hosts, { open, apart });
  yield;
  const groupOf = new Map<string, NodeId>();
  for (const [id, members] of groups) for (const host of members) groupOf.set(host.id, id);
  yield;
  // A group stands where the first of its hosts stood; so do its hosts, below it, when it is open.
  const hosts = graph.hosts.flatMap((host) => {
    const id = groupOf.get(host.id);
    const members = id && groups.get(id);
    if (!id || !members) return [host];
    if (members[0] !== host) return [];
    const isOpen = open.has(id);
    return [groupNode(id, members, host, !isOpen), ...(isOpen ? members : [])];
  });
  for (const [id, members] of groups) if (open.has(id)) for (const host of members) groupOf.delete(host.id);
  yield;
  const bundles = yield* groupedBundles(graph, groupOf);
  return yield* groupBackends({ ...graph, hosts, bundles }, new Set(groupOf.values()));
}
