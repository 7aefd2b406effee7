import type { GraphNode, RoutingGraph } from '../../../engine/index.ts';
import type { Actions, AppState } from '../../../state/types.ts';

/** Groups and hosts that are open now. */
function openIds(view: RoutingGraph, get: () => AppState): readonly string[] {
  const { expandedHosts } = get();
  if (typeof expandedHosts !== 'string') return [...expandedHosts];
  return view.hosts.filter(({ collapsed }) => !collapsed).map(({ id }) => id);
}

/** Opens what stands for many: a domain shows its hosts, a namespace's Services become the filter. */
export function openGroup(id: string, view: RoutingGraph, actions: Actions, get: () => AppState): void {
  if (id.startsWith('domain:')) actions.setExpanded(new Set([...openIds(view, get), id]));
  if (id.startsWith('services:')) actions.setSearch(`ns:${id.slice('services:'.length)} `);
}

/** Opens all groups, and where there are none, all hosts. */
export function expandLevel(view: RoutingGraph, actions: Actions, get: () => AppState): void {
  const groups = view.hosts.filter(({ group }) => group !== undefined).map(({ id }) => id);
  actions.setExpanded(groups.length > 0 ? new Set([...openIds(view, get), ...groups]) : 'all');
}

/** Shows a host or Service alone with what reaches it; of a path its host. */
export function focusOn(node: GraphNode | undefined, actions: Actions): void {
  if (node?.kind === 'path') actions.setFocus(node.hostId);
  else if (node?.kind === 'host' || node?.kind === 'backend') actions.setFocus(node.id);
}
