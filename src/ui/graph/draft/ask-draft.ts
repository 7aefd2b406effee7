import { type GraphNode, type HostNode, type RoutingGraph, routerOfEnd } from '../../../engine/graph/index.ts';
import { readNodeId } from '../../../engine/match/index.ts';
import { isSameObject, type ObjectRef } from '../../../engine/model/index.ts';
import { beginDraft, type DraftPlace } from '../../../state/draft.ts';
import type { Actions, AppState, IngressSummary, Snapshot } from '../../../state/types.ts';
import { openIds } from '../large/far-actions.ts';

/** The host that something of the graph belongs to; without anything, the first there is. */
function hostNear({ hosts, paths }: RoutingGraph, node: GraphNode | undefined): HostNode | undefined {
  switch (node?.kind) {
    case 'host':
      return node;
    case 'path':
      return hosts.find(({ id }) => id === node.hostId);
    case 'edge-router':
      return hosts.find(({ routerId }) => routerId === node.id);
    case 'backend': {
      const path = paths.find(({ backendId }) => backendId === node.id);
      return hosts.find(({ id }) => id === path?.hostId);
    }
    default:
      return hosts[0];
  }
}

function ingressOf(object: ObjectRef | undefined, ingresses: readonly IngressSummary[]): IngressSummary | undefined {
  return object && ingresses.find((one) => isSameObject(one.object, object));
}

/** The Ingress that a host near something belongs into: the one of the thing itself, else of its class, else the first. */
function ingressNear(
  graph: RoutingGraph,
  node: GraphNode | undefined,
  ingresses: readonly IngressSummary[],
): IngressSummary | undefined {
  if (node?.kind === 'path' || node?.kind === 'default-backend') return ingressOf(node.owner.object, ingresses);
  const near = ingressOf(hostNear(graph, node)?.owners[0]?.object, ingresses);
  if (near) return near;
  const ofClass = ingresses.find((one) => node?.kind === 'edge-router' && node.classNames.includes(one.className));
  return ofClass ?? ingresses[0];
}

/** Returns where a draft asked for at a node goes; `null` where there is no Ingress. A path without a host brings one. */
export function draftPlace(
  of: 'path' | 'host',
  node: GraphNode | undefined,
  graph: RoutingGraph,
  { ingresses }: Pick<Snapshot, 'ingresses'>,
): DraftPlace | null {
  const host = of === 'path' ? hostNear(graph, node) : undefined;
  const object = node?.kind === 'path' ? node.owner.object : host?.rules.at(-1)?.object;
  const own = host && ingressOf(object, ingresses);
  if (own) return { ingress: own, host: host.host, hasPaths: graph.paths.some(({ hostId }) => hostId === host.id) };
  const ingress = ingressNear(graph, node, ingresses);
  return ingress ? { ingress, host: undefined, hasPaths: false } : null;
}

interface Asking {
  readonly graph: RoutingGraph;
  readonly view: RoutingGraph;
  readonly actions: Actions;
  readonly get: () => AppState;
}

/** Opens a draft near a node; where there is no Ingress to write it into, the form of a new one. */
export function askDraft(wanted: 'path' | 'host', id: string | null, { graph, view, actions, get }: Asking): void {
  const { snapshot, draft } = get();
  const known = readNodeId(id ?? '');
  const routerId = known && routerOfEnd(known);
  // What takes requests that end below a router is another host of it, or any.
  const isEnd = routerId !== null;
  const of = isEnd ? 'host' : wanted;
  const node = snapshot.nodes.get(routerId ?? id ?? '');
  const place = draftPlace(of, node, graph, snapshot);
  if (!place) {
    const className = node?.kind === 'edge-router' ? node.className : null;
    actions.inspect({ kind: 'new-ingress', className });
    return;
  }
  const host = of === 'path' ? hostNear(graph, node) : undefined;
  if (host && view.hosts.some(({ id, collapsed }) => id === host.id && collapsed)) {
    actions.setExpanded(new Set([...openIds(view, get), host.id]));
  }
  actions.setDraft(beginDraft(place, snapshot, draft));
  actions.inspect({ kind: 'draft' });
}
