import type { Outcome } from '../match/decision.ts';
import { makeNodeId, type NodeId, readNodeId } from '../match/ids.ts';
import type { HttpRequest } from '../match/request.ts';
import type { RoutingGraph } from './graph.ts';

/** Where requests end whose host no rule of an edge router names: drawn, though nobody has written it. */
export interface GraphEnd {
  readonly id: NodeId;
  readonly routerId: NodeId;
  /** What such a request gets; `null` while nobody speaks for the router. */
  readonly outcome: Outcome | null;
}

/** Returns the id of the end below an edge router. */
export function endId(routerId: NodeId): NodeId {
  return makeNodeId('end', routerId);
}

/** Returns the edge router that an end is below; `null` for what is no end. */
export function routerOfEnd(id: NodeId): NodeId | null {
  const start = 'end:';
  return id.startsWith(start) ? readNodeId(id.slice(start.length)) : null;
}

/** Returns the ends of a graph, in the order of its edge routers. */
export function endsOf({ routers }: Pick<RoutingGraph, 'routers'>): readonly GraphEnd[] {
  return routers.flatMap(({ id, end }) => (end ? [{ id: endId(id), routerId: id, outcome: end.outcome }] : []));
}

/** Returns a host that none of these means, nor any pattern that a controller may make of one: its last label is nobody's. */
export function otherHost(hosts: Iterable<string | null>): string {
  const lasts = new Set<string | undefined>();
  for (const host of hosts) lasts.add(host?.toLowerCase().split('.').at(-1));
  let n = 1;
  const label = () => (n === 1 ? 'example' : `example${n}`);
  while (lasts.has(label())) n++;
  return `other.${label()}`;
}

/** Returns the plainest request for a host. */
export function plainRequest(host: string): HttpRequest {
  const nothing = { query: null, headers: new Map<string, string>() };
  return { scheme: 'http', method: 'GET', host, rawPath: '/', httpVersion: '1.1', ...nothing };
}
