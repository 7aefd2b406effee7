import type { BackendNode, GraphNode, HostNode, Owner, PathNode, RoutingGraph } from '../../../engine/graph/index.ts';
import { makeNodeId, type NodeId } from '../../../engine/match/index.ts';
import { isSameObject } from '../../../engine/model/index.ts';
import { hostNodeOf, hostOfDraft, ingressOf, type RouteDraft } from '../../../state/draft.ts';
import { draftId } from '../../../state/subjects.ts';
import type { IngressSummary, Snapshot } from '../../../state/types.ts';

/** Ids of what is drawn of a draft besides its path. */
export const draftHostId = makeNodeId('draft', 'host');
export const draftBackendId = makeNodeId('draft', 'backend');

/** What of a draft changes where things stand: not what is typed letter by letter. */
export interface DraftShape {
  readonly routerId: NodeId;
  /** `null`: the host is drawn too. */
  readonly hostId: NodeId | null;
  readonly owner: Owner;
  /** The Service's node where there is one. */
  readonly backendId: NodeId | null;
  /** A Service is named that has no node. */
  readonly isBackendNew: boolean;
  readonly namespace: string;
}

/** Where an Ingress hangs, and its band: found by what else it owns. */
function standOf(ingress: IngressSummary, nodes: Iterable<GraphNode>): { routerId: NodeId; owner: Owner } | null {
  const { object, namespace, name, className } = ingress;
  let routerId: NodeId | null = null;
  for (const node of nodes) {
    if (node.kind === 'edge-router' && node.classNames.includes(className)) routerId ??= node.id;
    if (node.kind !== 'host' && node.kind !== 'default-backend') continue;
    const owners = node.kind === 'host' ? node.owners : [node.owner];
    const owner = owners.find((one) => isSameObject(one.object, object));
    if (owner) return { routerId: node.routerId, owner };
  }
  return routerId === null ? null : { routerId, owner: { name: `${namespace}/${name}`, index: 0, className, object } };
}

function backendOf({ service, port }: RouteDraft, namespace: string, nodes: Iterable<GraphNode>): BackendNode | null {
  for (const node of nodes) {
    if (node.kind !== 'backend' || node.resourceKind !== 'Service') continue;
    const isNamed = node.namespace === namespace && node.name === service.trim();
    if (isNamed && String(node.port) === port.trim()) return node;
  }
  return null;
}

/** Returns how a draft stands in the graph; `null` while there is no Ingress for it. */
export function draftShape(draft: RouteDraft, snapshot: Pick<Snapshot, 'nodes' | 'ingresses'>): DraftShape | null {
  const ingress = ingressOf(draft, snapshot);
  const stand = ingress && standOf(ingress, snapshot.nodes.values());
  if (!ingress || !stand) return null;
  const host = hostNodeOf(draft, ingress.object, snapshot.nodes.values());
  const backend = backendOf(draft, ingress.namespace, snapshot.nodes.values());
  return {
    owner: stand.owner,
    routerId: host?.routerId ?? stand.routerId,
    hostId: host?.id ?? null,
    backendId: backend?.id ?? null,
    isBackendNew: !backend && draft.service.trim() !== '',
    namespace: ingress.namespace,
  };
}

const nowhere = { start: 0, end: 0 };

/** Returns the shown graph with a draft in it; as it is where what the draft hangs on is not shown. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: One case for each place of a draft.
export function withDraft(view: RoutingGraph, shape: DraftShape): RoutingGraph {
  const { routerId, hostId, owner, backendId, isBackendNew, namespace } = shape;
  const hangsOn = hostId === null ? view.routers : view.hosts.filter(({ collapsed }) => !collapsed);
  if (!hangsOn.some(({ id }) => id === (hostId ?? routerId))) return view;
  const place = { object: owner.object, range: nowhere };
  const host: HostNode = {
    kind: 'host',
    id: draftHostId,
    routerId,
    host: '',
    tls: { kind: 'off', secretName: null },
    owners: [owner],
    rules: [],
    place: null,
    pathCount: 1,
    collapsed: false,
  };
  const path: PathNode = {
    kind: 'path',
    id: draftId,
    hostId: hostId ?? draftHostId,
    path: '',
    pathType: null,
    owner,
    at: { object: owner.object, rule: -1, path: -1 },
    place,
    order: null,
    effective: null,
    dead: null,
    backendId: isBackendNew ? draftBackendId : backendId,
  };
  const backend: BackendNode = {
    kind: 'backend',
    id: draftBackendId,
    namespace,
    name: '',
    resourceKind: 'Service',
    port: null,
    targetPort: null,
    state: 'assumed',
    incoming: 1,
    place,
  };
  return {
    ...view,
    hosts: hostId === null ? [...view.hosts, host] : view.hosts,
    paths: [...view.paths, path],
    backends: isBackendNew ? [...view.backends, backend] : view.backends,
  };
}

/** Returns where a draft leads, as people write it: `web:80`; `''` while no Service is named. */
export function backendText({ service, port }: Pick<RouteDraft, 'service' | 'port'>): string {
  const name = service.trim();
  return name === '' || port.trim() === '' ? name : `${name}:${port.trim()}`;
}

/** Returns the host that a draft is on, in words. */
export function hostWords(draft: RouteDraft, anyHost: string): string {
  return hostOfDraft(draft) ?? anyHost;
}
