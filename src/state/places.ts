import type { GraphNode } from '../engine/graph/index.ts';
import type { NodeId } from '../engine/match/index.ts';
import { isSameObject, type ObjectRef, type Place } from '../engine/model/index.ts';
import { containsRange, type SourceRange, shiftRange } from '../engine/text/index.ts';
import type { IngressSummary, Snapshot } from '../protocol/snapshot.ts';

/** A stretch of a file: offsets count from the file's start. */
export interface FilePlace {
  readonly file: string;
  readonly range: SourceRange;
}

/** Returns where a place of the model stands in its file; `null` when the file or document is not in the snapshot. */
export function placeInFile(snapshot: Snapshot, place: Place): FilePlace | null {
  const start = snapshot.files.get(place.object.file)?.starts[place.object.document];
  return start === undefined ? null : { file: place.object.file, range: shiftRange(place.range, start) };
}

/** Returns the place a node is written at; `null` for edge routers and for the host of rules without a host. */
export function placeOfNode(node: GraphNode): Place | null {
  return node.kind === 'edge-router' ? null : node.place;
}

/** Smaller is more inner; on equal ranges what stands further right in the graph is more inner. */
const depth: Readonly<Record<GraphNode['kind'], number>> = {
  'edge-router': 0,
  host: 1,
  backend: 2,
  'default-backend': 3,
  path: 4,
};

/** The size of a node's place when it holds `range` of `file`, else infinity. `starts` are those of the file's documents. */
function sizeHolding(node: GraphNode, file: string, starts: readonly number[], range: SourceRange): number {
  const place = placeOfNode(node);
  const start = place?.object.file === file ? starts[place.object.document] : undefined;
  if (!place || start === undefined) return Number.POSITIVE_INFINITY;
  const isHeld = containsRange(shiftRange(place.range, start), range);
  return isHeld ? place.range.end - place.range.start : Number.POSITIVE_INFINITY;
}

/**
 * Returns the innermost node whose place holds `range` of `file`, or `null`.
 * `preferred` wins over others of the same size, so that a selection does not jump between backends of one Service.
 * Linear in the number of nodes.
 */
export function nodeHolding(
  snapshot: Snapshot,
  file: string,
  range: SourceRange,
  preferred: string | null,
): NodeId | null {
  const starts = snapshot.files.get(file)?.starts;
  if (!starts) return null;
  const rank = (node: GraphNode) => (node.id === preferred ? depth.path + 1 : depth[node.kind]);
  let best: GraphNode | null = null;
  let bestSize = Number.POSITIVE_INFINITY;
  for (const node of snapshot.nodes.values()) {
    const size = sizeHolding(node, file, starts, range);
    if (size < bestSize || (best && size === bestSize && rank(node) > rank(best))) {
      best = node;
      bestSize = size;
    }
  }
  return best?.id ?? null;
}

function isSameSpot(a: GraphNode, b: GraphNode, nameNow: (file: string) => string): boolean {
  const isSame = (x: ObjectRef, y: ObjectRef) => isSameObject({ ...x, file: nameNow(x.file) }, y);
  if (a.kind === 'path' && b.kind === 'path') {
    const [x, y] = [a.at, b.at];
    return x.path === y.path && x.rule === y.rule && isSame(x.object, y.object);
  }
  // Where its rules start depends on what is written before them.
  if (a.kind === 'host' && b.kind === 'host' && a.rules.length > 0) {
    return a.rules.some((x) => b.rules.some((y) => x.rule === y.rule && isSame(x.object, y.object)));
  }
  const [x, y] = [placeOfNode(a), placeOfNode(b)];
  if (a.kind !== b.kind || !x || !y) return false;
  return isSame(x.object, y.object) && x.range.start === y.range.start;
}

/**
 * Returns the id that `id` has after a change: the same, or the node at the same spot, or `null` when it is gone.
 * `nameNow` says what a file of before is called now.
 */
export function followNode(
  before: Snapshot,
  after: Snapshot,
  id: string | null,
  nameNow = (file: string): string => file,
): NodeId | null {
  if (id === null) return null;
  const same = after.nodes.get(id);
  if (same) return same.id;
  const old = before.nodes.get(id);
  if (!old) return null;
  for (const node of after.nodes.values())
    if (node.kind === old.kind && isSameSpot(old, node, nameNow) && !before.nodes.has(node.id)) return node.id;
  return null;
}

/**
 * Returns where an Ingress stands after a change: it is known by namespace and name, whatever comes or goes above it.
 * One that was renamed keeps its place; `null` when it is gone and another Ingress has taken its place.
 */
export function followIngress(before: Snapshot, after: Snapshot, object: ObjectRef): ObjectRef | null {
  const was = before.ingresses.find((one) => isSameObject(one.object, object));
  if (!was) return object;
  const named = ({ namespace, name }: IngressSummary) => namespace === was.namespace && name === was.name;
  const now = after.ingresses.find((one) => isSameObject(one.object, object));
  if (now && named(now)) return object;
  const moved = after.ingresses.filter(named);
  const found = moved.find((one) => one.object.file === object.file) ?? moved[0];
  if (found) return found.object;
  const isAnother = now && before.ingresses.some((one) => one.namespace === now.namespace && one.name === now.name);
  return isAnother ? null : object;
}
