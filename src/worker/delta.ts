import type { GraphNode } from '../engine/graph/index.ts';
import type { ListDelta, ListName, SnapshotDelta, SnapshotLists } from '../protocol/messages.ts';
import type { FileReport, Snapshot } from '../protocol/snapshot.ts';

/** Returns true when two plain values (as JSON has them) are equal field by field. */
export function sameData(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) {
    if (!Array.isArray(b) || a.length !== b.length) return false;
    for (let i = 0; i < a.length; i++) if (!sameData(a[i], b[i])) return false;
    return true;
  }
  if (Array.isArray(b)) return false;
  return sameFields(a, b);
}

/** Compares without making lists of keys: this runs over every node of the graph after each keystroke. */
function sameFields(a: object, b: object): boolean {
  let count = 0;
  for (const key in a) {
    count++;
    // Both are plain objects; a field that `b` has not is undefined, which JSON never holds.
    const value: unknown = b[key as keyof typeof b];
    if (value === undefined || !sameData(a[key as keyof typeof a], value)) return false;
  }
  for (const _ in b) count--;
  return count === 0;
}

/**
 * Returns what turns `before` into `after`, or `undefined` when they hold the same.
 * @internal Tests apply what it gives.
 */
export function listDelta<T>(before: readonly T[], after: readonly T[]): ListDelta<T> | undefined {
  if (before === after) return undefined;
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && sameData(before[start], after[start])) start++;
  if (start === before.length && start === after.length) return undefined;
  let tail = 0;
  while (tail < most - start && sameData(before[before.length - 1 - tail], after[after.length - 1 - tail])) tail++;
  return { start, end: before.length - tail, insert: after.slice(start, after.length - tail) };
}

function listsOf(snapshot: Snapshot): { readonly [L in ListName]: readonly SnapshotLists[L][] } {
  const { order, problems, services, ingresses } = snapshot;
  return { ...order, problems, services, ingresses };
}

type Lists = SnapshotDelta['lists'];

function listDeltas(before: Snapshot, after: Snapshot): Lists {
  const was = listsOf(before);
  const is = listsOf(after);
  const deltas: { [L in ListName]: ListDelta<SnapshotLists[L]> | undefined } = {
    routers: listDelta(was.routers, is.routers),
    hosts: listDelta(was.hosts, is.hosts),
    paths: listDelta(was.paths, is.paths),
    defaults: listDelta(was.defaults, is.defaults),
    backends: listDelta(was.backends, is.backends),
    problems: listDelta(was.problems, is.problems),
    services: listDelta(was.services, is.services),
    ingresses: listDelta(was.ingresses, is.ingresses),
  };
  // Only the names with a difference are left, each with its own type.
  return Object.fromEntries(Object.entries(deltas).filter(([, delta]) => delta !== undefined)) as Lists;
}

/** How the documents of a file have moved, when that is all that happened to them. */
function moveOf(before: FileReport | undefined, after: FileReport): SnapshotDelta['movedFiles'][number] | null {
  if (!before || before.starts.length !== after.starts.length) return null;
  const from = after.starts.findIndex((start, index) => start !== before.starts[index]);
  const by = (after.starts[from] ?? 0) - (before.starts[from] ?? 0);
  const isOne = after.starts.every((start, index) => index < from || start - (before.starts[index] ?? 0) === by);
  const isRest = sameData(before.broken, after.broken) && sameData(before.helm, after.helm);
  return from >= 0 && isOne && isRest ? { name: after.name, from, by } : null;
}

function fileDeltas(before: Snapshot, after: Snapshot): Pick<SnapshotDelta, 'files' | 'movedFiles' | 'removedFiles'> {
  const files: FileReport[] = [];
  const movedFiles: SnapshotDelta['movedFiles'][number][] = [];
  for (const report of after.files.values()) {
    const old = before.files.get(report.name);
    if (sameData(old, report)) continue;
    const move = moveOf(old, report);
    if (move) movedFiles.push(move);
    else files.push(report);
  }
  return { files, movedFiles, removedFiles: [...before.files.keys()].filter((name) => !after.files.has(name)) };
}

/** Returns what a page that shows `before` must be told to show `after`. */
export function snapshotDelta(before: Snapshot, after: Snapshot): SnapshotDelta {
  const nodes: GraphNode[] = [];
  for (const [id, node] of after.nodes) if (!sameData(before.nodes.get(id), node)) nodes.push(node);
  const stale = [...after.stale];
  const staleChanged = stale.length !== before.stale.size || stale.some((id) => !before.stale.has(id));
  return {
    revision: after.revision,
    tookMs: after.tookMs,
    counts: after.counts,
    nodes,
    removedNodes: [...before.nodes.values()].flatMap(({ id }) => (after.nodes.has(id) ? [] : [id])),
    lists: listDeltas(before, after),
    ...fileDeltas(before, after),
    ...(staleChanged ? { stale } : {}),
  };
}
