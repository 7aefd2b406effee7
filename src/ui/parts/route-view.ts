import { endId, type GraphEdge, type GraphLayout, type RoutingGraph } from '../../engine/graph/index.ts';
import type { NodeId, PathVerdict, TraceStep } from '../../engine/match/index.ts';
import type { Answer } from '../../state/types.ts';

/** Why a path or host lost, or that it won; `element` is the part of the path where it differs. */
export interface Chip {
  readonly verdict: PathVerdict;
  readonly element: string | null;
}

/** The answer as the canvas shows it. Ids are those of shown nodes: a hidden path is its bundle. */
export interface RouteView {
  readonly lit: ReadonlySet<string>;
  /** In the order of the way, with the number of the step that leads there. */
  readonly edges: readonly { readonly edge: GraphEdge; readonly step: number }[];
  readonly litEdges: ReadonlySet<string>;
  readonly chips: ReadonlyMap<string, Chip>;
  /** Shown host (or default backend) of the way: edges of all others step back in a dense graph. */
  readonly hostId: NodeId | null;
}

/** @internal Tests draw pictures without a request. */
export const noRoute: RouteView = { lit: new Set(), edges: [], litEdges: new Set(), chips: new Map(), hostId: null };

/** The element of `path` that holds code unit `at`; `null` when that is the first one: then nothing was in common. */
function elementAt(path: string, at: number): string | null {
  const start = path.lastIndexOf('/', at < path.length && path[at] === '/' ? at : at - 1);
  if (start <= 0) return null;
  const end = path.indexOf('/', start + 1);
  return path.slice(start + 1, end < 0 ? undefined : end) || null;
}

function pathChip(step: Extract<TraceStep, { kind: 'path' }>): Chip {
  const { verdict, matcher, matchedLength } = step;
  if (verdict !== 'no-match' || matcher.kind === 'regex') return { verdict, element: null };
  // /api/v1 against /api/v2 differs at `v1`; nothing differs when the whole path matched and more was left over.
  const differs = matchedLength < matcher.path.length;
  return { verdict, element: differs ? elementAt(matcher.path, matchedLength) : null };
}

/** Returns what the trace says of each path and host it met. */
export function chipsOf(trace: readonly TraceStep[]): Map<string, Chip> {
  const chips = new Map<string, Chip>();
  for (const step of trace) {
    if (step.kind === 'path' && chips.get(step.pathId)?.verdict !== 'wins') chips.set(step.pathId, pathChip(step));
    else if (step.kind === 'host' && step.verdict !== 'no' && !step.chosen) {
      chips.set(step.hostId, { verdict: 'exact-host-first', element: null });
    }
  }
  return chips;
}

/** Where a request ends that gets no further than its router because no host takes it. */
function endsAt(
  { decision }: Answer,
  [router, another]: readonly NodeId[],
  isDrawn: (id: NodeId) => boolean,
): readonly NodeId[] {
  const isHostless = decision.trace.every((step) => step.kind !== 'host' || !step.chosen);
  if (router === undefined || another !== undefined || !isHostless) return [];
  return [endId(router)].filter(isDrawn);
}

/** Returns what is on the way of an answer, its end with it where no host takes the request. */
export function litOf(answer: Answer | null): ReadonlySet<NodeId> {
  return new Set(answer ? [...answer.litNodes, ...endsAt(answer, answer.litNodes, () => true)] : []);
}

/** Returns how the answer lies on the shown graph. */
export function routeView(
  answer: Answer | null,
  graph: RoutingGraph,
  layout: GraphLayout,
  edges: readonly GraphEdge[],
): RouteView {
  if (!answer || answer.litNodes.length === 0)
    return answer ? { ...noRoute, chips: chipsOf(answer.decision.trace) } : noRoute;
  const bundles = new Map(graph.bundles.map(({ id, hostId }) => [hostId, id]));
  let host: NodeId | null = null;
  const shown: NodeId[] = [];
  for (const id of answer.litNodes) {
    if (id.startsWith('host:')) host = id;
    const at = layout.boxes.has(id) ? id : host && bundles.get(host);
    if (at && !shown.includes(at)) shown.push(at);
  }
  shown.push(...endsAt(answer, shown, (id) => layout.boxes.has(id)));
  const lit: ReadonlySet<string> = new Set(shown);
  // A split leads to several Services: every edge between two lit nodes is on the way.
  const onRoute = edges.filter(({ source, target }) => lit.has(source) && lit.has(target));
  const isMap = (edge: GraphEdge): boolean => edge.shape === 'map';
  const tree = onRoute.filter((edge) => !isMap(edge));
  const route = [
    ...tree.map((edge, index) => ({ edge, step: index + 1 })),
    ...onRoute.filter(isMap).map((edge) => ({ edge, step: tree.length + 1 })),
  ];
  return {
    lit,
    edges: route,
    litEdges: new Set(onRoute.map(({ id }) => id)),
    chips: chipsOf(answer.decision.trace),
    hostId: shown[1] ?? null,
  };
}
