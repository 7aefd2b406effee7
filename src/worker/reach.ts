import { generateRequests, type PathSeed } from '../engine/analyse/index.ts';
import type { CompiledRouter } from '../engine/controllers/index.ts';
import { backendsOfService, type DefaultBackendNode, type PathNode } from '../engine/graph/index.ts';
import { formatRequest, type HttpRequest, meaningOf, type NodeId } from '../engine/match/index.ts';
import type { Reach, ReachRow } from '../protocol/answers.ts';
import type { Snapshot } from '../protocol/snapshot.ts';
import { deciding, toAnswer } from './answer.ts';

/** Paths of one answer: more fill no list that anybody reads. */
const mostPaths = 300;
/** Requests that are tried for each path. */
const mostTries = 24;

/** What the last update knew. */
export interface ReachInput {
  readonly snapshot: Snapshot;
  readonly routers: readonly CompiledRouter[];
  /** As in a query: `null` is the router that knows the host best. */
  readonly chosen: string | null;
}

type Leading = PathNode | DefaultBackendNode;

/** Paths and default backends that lead to a node, in file order. */
function leadingTo({ nodes, order }: Snapshot, nodeId: NodeId): readonly Leading[] {
  const target = nodes.get(nodeId);
  if (target?.kind !== 'host' && target?.kind !== 'backend') return [];
  const backends = order.backends.flatMap((id) => {
    const node = nodes.get(id);
    return node?.kind === 'backend' ? [node] : [];
  });
  const ids = new Set(target.kind === 'backend' ? backendsOfService({ backends }, target) : []);
  return [...order.paths, ...order.defaults].flatMap((id) => {
    const node = nodes.get(id);
    if (node?.kind !== 'path' && node?.kind !== 'default-backend') return [];
    const isIn =
      target.kind === 'host' ? node.kind === 'path' && node.hostId === nodeId : ids.has(node.backendId ?? '');
    return isIn ? [node] : [];
  });
}

function seedOf({ nodes }: Snapshot, node: Leading): PathSeed {
  const host = node.kind === 'path' ? nodes.get(node.hostId) : undefined;
  const isHost = host?.kind === 'host';
  return {
    pathId: node.id,
    host: isHost ? host.host : null,
    path: (node.kind === 'path' && node.path) || '/',
    isSecure: isHost && (host.tls.kind === 'covered' || host.tls.kind === 'wildcard'),
  };
}

/** The path or default backend that answers a request, `null` when none does. */
function answeringId({ snapshot, routers, chosen }: ReachInput, request: HttpRequest): NodeId | null {
  const decided = deciding(routers, request, chosen);
  // A redirect or an error page ends before the Service.
  if (!decided || meaningOf(decided.decision.outcome).end !== 'target') return null;
  const lit = toAnswer(snapshot, decided, request).litNodes;
  return lit.find((id) => /^(?:path|default):/.test(id)) ?? null;
}

function rowOf(input: ReachInput, node: Leading): ReachRow {
  const { requests } = generateRequests([seedOf(input.snapshot, node)], mostTries);
  const [written, ...others] = requests.map(({ request }) => request);
  const byLength = others.sort((a, b) => a.rawPath.length - b.rawPath.length);
  let by: NodeId | null = null;
  for (const request of written ? [written, ...byLength] : []) {
    const answering = answeringId(input, request);
    if (request === written) by = answering;
    if (answering !== node.id) continue;
    const line = formatRequest(request);
    const { method } = request;
    return {
      pathId: node.id,
      method,
      text: line.startsWith(`${method} `) ? line.slice(method.length + 1) : line,
      by: null,
    };
  }
  return { pathId: node.id, method: 'GET', text: null, by };
}

/**
 * Returns, for each path that leads to a host or Service, a request that is answered by this very path:
 * the one for the path as it is written, else the shortest of those around it that is.
 */
export function requestsReaching(input: ReachInput, nodeId: NodeId): Reach {
  const leading = leadingTo(input.snapshot, nodeId);
  return {
    rows: leading.slice(0, mostPaths).map((node) => rowOf(input, node)),
    isComplete: leading.length <= mostPaths,
  };
}
