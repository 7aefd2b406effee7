import { type CompiledRouter, routeThrough } from '../engine/controllers/index.ts';
import { brokenState } from '../engine/graph/index.ts';
import {
  backendId,
  type HttpRequest,
  meaningOf,
  type NodeId,
  parseRequestLine,
  readNodeId,
} from '../engine/match/index.ts';
import { shiftRange } from '../engine/text/index.ts';
import type { Answer, RequestQuery, RequestReply } from '../protocol/answers.ts';
import { isOutOfDate, type Snapshot } from '../protocol/snapshot.ts';

type Decided = NonNullable<ReturnType<typeof routeThrough>>;

/** Returns the answer of the chosen router, or of the one that knows the host best; `null` without routers. */
export function deciding(
  routers: readonly CompiledRouter[],
  request: HttpRequest,
  chosen: string | null,
): Decided | null {
  const asked = routers.filter(({ id }) => id === chosen);
  return routeThrough(asked.length > 0 ? asked : routers, request);
}

/** The path or default backend that answers, as a node id. */
function answeringNode(snapshot: Snapshot, { router, decision }: Decided): NodeId | null {
  const { outcome, trace } = decision;
  const winner = trace.findLast((step) => step.kind === 'path' && step.verdict === 'wins');
  if (winner?.kind === 'path') return winner.pathId;
  if ('route' in outcome && outcome.route !== null) {
    const id = outcome.route;
    return router.program.routes.find((route) => route.id === id)?.origin.pathId ?? id;
  }
  for (const step of trace) {
    const nodeId = step.kind === 'note' ? step.params['nodeId'] : undefined;
    if (nodeId !== undefined) return readNodeId(nodeId);
  }
  const backends = new Set(
    meaningOf(outcome).services.map(({ namespace, name, port }) => backendId(namespace, name, port)),
  );
  return snapshot.order.defaults.find((id) => isDefaultTo(snapshot, id, router.id, backends)) ?? null;
}

function isDefaultTo(snapshot: Snapshot, id: string, routerId: NodeId, backends: ReadonlySet<string>): boolean {
  const node = snapshot.nodes.get(id);
  return (
    node?.kind === 'default-backend' &&
    node.routerId === routerId &&
    node.backendId !== null &&
    backends.has(node.backendId)
  );
}

/** Edge router, host, path and backends on the way of the request, as far as it comes. */
function litNodes(snapshot: Snapshot, decided: Decided, answering: string | null): readonly NodeId[] {
  const { router, decision } = decided;
  const node = answering === null ? undefined : snapshot.nodes.get(answering);
  const chosen = decision.trace.find((step) => step.kind === 'host' && step.chosen);
  const hostId = node?.kind === 'path' ? node.hostId : chosen?.kind === 'host' ? chosen.hostId : null;
  const isDefault = node?.kind === 'default-backend';
  const { end, services } = meaningOf(decision.outcome);
  const backend =
    node && 'backendId' in node && node.backendId !== null ? snapshot.nodes.get(node.backendId) : undefined;
  // What another controller reaches looks whole: the way of a request that fails there ends before it.
  const isShown = backend?.kind === 'backend' && (end === 'target' || brokenState(backend) !== null);
  const own = isShown ? [backend.id] : [];
  const reached = services.map(({ namespace, name, port }) => backendId(namespace, name, port));
  const ends = end === 'path' ? [] : reached.length > 0 ? reached : own;
  const lit = new Set([router.id, isDefault ? null : hostId, node?.id ?? null, ...ends]);
  return [...lit].flatMap((id) => (id && snapshot.nodes.has(id) ? [id] : []));
}

function placeOf(snapshot: Snapshot, answering: string | null): Answer['place'] {
  const node = answering === null ? undefined : snapshot.nodes.get(answering);
  if (node?.kind !== 'path' && node?.kind !== 'default-backend') return null;
  const { object, range } = node.place;
  if (isOutOfDate(snapshot, object)) return null;
  const start = snapshot.files.get(object.file)?.starts[object.document];
  return start === undefined ? null : { file: object.file, range: shiftRange(range, start) };
}

/** Returns a decision with its place in the workspace. */
export function toAnswer(snapshot: Snapshot, decided: Decided, request: HttpRequest): Answer {
  const { router, decision } = decided;
  const answering = answeringNode(snapshot, decided);
  return {
    request,
    routerId: router.id,
    controller: router.profile.id,
    assumptions: router.assumptions,
    decision,
    litNodes: litNodes(snapshot, decided, answering),
    place: placeOf(snapshot, answering),
  };
}

/** Returns what the request bar shows: the answer, or what is wrong with the line. Both `null` for an empty bar. */
export function answerRequest(
  snapshot: Snapshot,
  routers: readonly CompiledRouter[],
  query: RequestQuery,
): RequestReply {
  if (query.text.trim() === '') return { answer: null, problem: null };
  const parsed = parseRequestLine(query.text, { method: query.method, headers: query.headers });
  if (!parsed.ok) return { answer: null, problem: parsed.error };
  const decided = deciding(routers, parsed.value, query.router);
  if (!decided) return { answer: null, problem: null };
  return { answer: toAnswer(snapshot, decided, parsed.value), problem: null };
}
