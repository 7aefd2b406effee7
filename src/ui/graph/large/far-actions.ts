import { createServices, missingNamed } from '../../../engine/gestures/index.ts';
import type { GraphNode, HostNode, RoutingGraph } from '../../../engine/graph/index.ts';
import type { NodeId } from '../../../engine/match/index.ts';
import type { Actions, AppState } from '../../../state/types.ts';
import { runGesture } from '../../common/gestures.ts';

/** Returns groups and hosts that are open now. */
export function openIds(view: RoutingGraph, get: () => AppState): readonly NodeId[] {
  const { expandedHosts } = get();
  if (typeof expandedHosts !== 'string') return [...expandedHosts];
  return view.hosts.filter(({ collapsed }) => !collapsed).map(({ id }) => id);
}

/** A domain closes with all its hosts. */
function closeDomain({ routerId, host: domain }: HostNode, open: Set<NodeId>, { hosts }: RoutingGraph): void {
  for (const { id, routerId: router, host } of hosts) {
    if (router === routerId && host?.endsWith(`.${domain}`)) open.delete(id);
  }
}

/** Opens what is no node: the draft, and what stands for many. A domain shows or hides its hosts, a namespace's Services become the filter. */
export function openGroup(id: NodeId, view: RoutingGraph, actions: Actions, get: () => AppState): void {
  const domain = view.hosts.find((host) => host.id === id);
  if (domain?.group !== undefined) {
    const open = new Set(openIds(view, get));
    if (open.delete(id)) closeDomain(domain, open, view);
    else open.add(id);
    actions.setExpanded(open);
  }
  if (id.startsWith('draft:')) actions.inspect({ kind: 'draft' });
  if (id.startsWith('services:')) actions.setSearch(`ns:${id.slice('services:'.length)} `);
}

/** Opens all groups, and where there are none, all hosts. */
export function expandLevel(view: RoutingGraph, actions: Actions, get: () => AppState): void {
  const groups = view.hosts.filter(({ group, collapsed }) => group !== undefined && collapsed).map(({ id }) => id);
  actions.setExpanded(groups.length > 0 ? new Set([...openIds(view, get), ...groups]) : 'all');
}

/** Shows a host or Service alone with what reaches it; of a path its host. */
export function focusOn(node: GraphNode | undefined, actions: Actions): void {
  if (node?.kind === 'path') actions.setFocus(node.hostId);
  else if (node?.kind === 'host' || node?.kind === 'backend') actions.setFocus(node.id);
}

/** Writes the Service that a backend names and no file holds, in the namespace of the Ingress that names it. */
export function createService(node: GraphNode | undefined, actions: Actions, get: () => AppState): void {
  if (node?.kind !== 'backend') return;
  const missing = missingNamed(get().snapshot, node.namespace, node.name);
  if (missing) runGesture(actions, createServices([missing]));
}
