import type { BackendNode, GraphNode, HostNode } from '../graph/graph.ts';
import { namespaceOfOwner } from '../model/metadata.ts';
import type { ObjectRef } from '../model/objects.ts';
import type { RouteNode } from './gesture.ts';

/** A Service that the files hold. */
interface KnownService {
  readonly namespace: string;
  readonly name: string;
  readonly ports: readonly { readonly name: string | null; readonly port: number }[];
}

/** An Ingress that the files hold. */
export interface KnownIngress {
  readonly object: ObjectRef;
  readonly namespace: string;
  readonly name: string;
  readonly className: string | null;
}

/** What gestures look things up in. */
export interface Scene {
  readonly nodes: ReadonlyMap<string, GraphNode>;
  /** Ids of nodes in file order. */
  readonly order: {
    readonly hosts: readonly string[];
    readonly paths: readonly string[];
    readonly defaults: readonly string[];
    readonly backends: readonly string[];
  };
  readonly services: readonly KnownService[];
  readonly ingresses: readonly KnownIngress[];
}

type Nodes = Pick<Scene, 'nodes'>;

/** Returns the nodes of one column, in file order. */
export function nodesIn<K extends GraphNode['kind']>(
  { nodes }: Nodes,
  ids: readonly string[],
  kind: K,
): readonly Extract<GraphNode, { readonly kind: K }>[] {
  const isIt = (node: GraphNode | undefined): node is Extract<GraphNode, { readonly kind: K }> => node?.kind === kind;
  return ids.map((id) => nodes.get(id)).filter(isIt);
}

/** Returns the node that a route leads to; `null` for none. */
export function backendOf({ backendId }: RouteNode, { nodes }: Nodes): BackendNode | null {
  const node = nodes.get(backendId ?? '');
  return node?.kind === 'backend' ? node : null;
}

/** Returns the host of a path; `null` for a default backend. */
export function hostOf(route: RouteNode, { nodes }: Nodes): HostNode | null {
  const node = route.kind === 'path' ? nodes.get(route.hostId) : undefined;
  return node?.kind === 'host' ? node : null;
}

/** Returns the namespace in which a route reaches Services. */
export function namespaceOf({ owner }: Pick<RouteNode, 'owner'>): string {
  return namespaceOfOwner(owner.name);
}
