import type { Outcome } from '../match/decision.ts';
import { makeNodeId, type NodeId } from '../match/ids.ts';
import type { DeadPathReason } from '../match/profile.ts';
import type { ObjectRef, PathRef, Place, RuleRef } from '../model/objects.ts';

/** An Ingress as the graph names it: `name` is `namespace/name`, `index` chooses its band (file order). */
export interface Owner {
  readonly name: string;
  readonly index: number;
  /** The class that it asks for. */
  readonly className: string | null;
  readonly object: ObjectRef;
}

/** `covered` by a tls entry with that host, `wildcard` by `*.rest`, `none` = the host has no certificate, `off` = no tls anywhere on its Ingresses. */
export interface TlsState {
  readonly kind: 'covered' | 'wildcard' | 'none' | 'off';
  readonly secretName: string | null;
  /** The tls entry that covers the host: what an edit of its Secret changes. Absent when none does. */
  readonly entry?: { readonly object: ObjectRef; readonly index: number };
}

/** Graph nodes are plain data: they cross to the page and are compared field by field. */
export type GraphNode = EdgeRouterNode | HostNode | PathNode | DefaultBackendNode | BackendNode;

export interface EdgeRouterNode {
  readonly kind: 'edge-router';
  readonly id: NodeId;
  /** The class that it is named by; `null`: Ingresses without a class. */
  readonly className: string | null;
  /** Every class that it serves, in file order. */
  readonly classNames: readonly (string | null)[];
  /** Profile id that speaks for it. */
  readonly controller: string;
  /** True when the profile was guessed, false when chosen. */
  readonly guessed: boolean;
  readonly hostCount: number;
  /** What a request gets whose host no rule names; `null` where a rule for any host or a default backend takes it. */
  readonly end: {
    /** Such a host. */
    readonly host: string;
    /** `null` without a program. */
    readonly outcome: Outcome | null;
  } | null;
}

export interface HostNode {
  readonly kind: 'host';
  readonly id: NodeId;
  readonly routerId: NodeId;
  readonly host: string | null;
  readonly tls: TlsState;
  readonly owners: readonly Owner[];
  readonly rules: readonly RuleRef[];
  /** Where the host is written; `null` for the host of rules without one. */
  readonly place: Place | null;
  readonly pathCount: number;
  /** True when its paths are not part of this view. */
  readonly collapsed: boolean;
  /** In a view: it stands for this many hosts of the domain `host`. */
  readonly group?: number;
}

export interface PathNode {
  readonly kind: 'path';
  readonly id: NodeId;
  readonly hostId: NodeId;
  readonly path: string | null;
  /** As written, possibly not a PathType. */
  readonly pathType: string | null;
  readonly owner: Owner;
  readonly at: PathRef;
  readonly place: Place;
  /** Real evaluation order within the host, from 1. */
  readonly order: number | null;
  /** How the controller runs it when that differs from what is written. */
  readonly effective: string | null;
  /** Why no request can reach it; `null` when one can. */
  readonly dead: { readonly why: DeadPathReason; readonly by: NodeId | null } | null;
  /** `null` when the path has no readable backend. */
  readonly backendId: NodeId | null;
}

/** Returns an edge router as people call it: by its classes. */
export function routerName({ classNames }: Pick<EdgeRouterNode, 'classNames'>, noClass: string): string {
  return classNames.map((name) => name ?? noClass).join(', ');
}

/** The default backend of one Ingress: drawn below the hosts, as a path that takes what is left. */
export interface DefaultBackendNode {
  readonly kind: 'default-backend';
  readonly id: NodeId;
  readonly routerId: NodeId;
  readonly owner: Owner;
  readonly place: Place;
  readonly backendId: NodeId | null;
}

/** What cannot answer: no such Service, no such port in it, nothing ready behind it. */
export type BrokenState = 'missing' | 'port-missing' | 'no-endpoints';

/** Returns why a backend cannot answer, `null` for one that can: red is this, everywhere. */
export function brokenState({ state }: Pick<BackendNode, 'state'>): BrokenState | null {
  return state === 'missing' || state === 'port-missing' || state === 'no-endpoints' ? state : null;
}

export interface BackendNode {
  readonly kind: 'backend';
  readonly id: NodeId;
  readonly namespace: string;
  readonly name: string;
  /** `Service`, or the kind of a resource backend. */
  readonly resourceKind: string;
  /** As the backend writes it. */
  readonly port: number | string | null;
  /** What the Service says of that port, where the workspace holds the Service. */
  readonly targetPort: number | string | null;
  /** Broken states only when the workspace holds Services, and by the rule of the controller that reads the Ingress. */
  readonly state: 'found' | BrokenState | 'assumed' | 'resource';
  /** Number of paths and default backends that lead here. */
  readonly incoming: number;
  /** Where the Service is defined, else the first reference. */
  readonly place: Place;
  /** In a view: it stands for this many Services of the namespace `name`. */
  readonly group?: number;
}

/** What stands for the paths of a collapsed host: how many there are, of which type, and where they lead. */
export interface HostBundle {
  /** See `bundleId`. */
  readonly id: NodeId;
  readonly hostId: NodeId;
  readonly count: number;
  readonly exact: number;
  readonly prefix: number;
  /** ImplementationSpecific, absent and unknown types. */
  readonly other: number;
  /** In the order of the paths that lead there first. */
  readonly backends: readonly { readonly backendId: NodeId; readonly count: number }[];
}

/** Returns the id of what stands for the paths of a collapsed host. */
export function bundleId(hostId: NodeId): NodeId {
  return makeNodeId('bundle', hostId);
}

/** Returns the id of what stands for the hosts of a domain under an edge router. */
export function domainId(routerId: NodeId, domain: string): NodeId {
  return makeNodeId('domain', `${routerId}|${domain}`);
}

/** Returns the id of what stands for the Services of a namespace. */
export function servicesId(namespace: string): NodeId {
  return makeNodeId('services', namespace);
}

/** Hosts whose paths are shown: `auto` = all while there are few paths, none above that. */
export type ExpandedHosts = ReadonlySet<NodeId> | 'auto' | 'all';

/** The whole picture in file order. Edges are not stored: each child names its parent, each path its backend. */
export interface RoutingGraph {
  readonly routers: readonly EdgeRouterNode[];
  readonly hosts: readonly HostNode[];
  readonly paths: readonly PathNode[];
  readonly defaults: readonly DefaultBackendNode[];
  readonly backends: readonly BackendNode[];
  /** One for each collapsed host that has paths; then its paths are not in `paths`. */
  readonly bundles: readonly HostBundle[];
}
