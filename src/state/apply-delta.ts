import type { ListDelta, SnapshotDelta } from '../protocol/messages.ts';
import type { Snapshot } from '../protocol/snapshot.ts';
import { patchedMap } from './patched-map.ts';

function patchList<T>(list: readonly T[], delta: ListDelta<T> | undefined): readonly T[] {
  return delta ? [...list.slice(0, delta.start), ...delta.insert, ...list.slice(delta.end)] : list;
}

function patchMap<V>(
  map: ReadonlyMap<string, V>,
  changed: readonly V[],
  removed: readonly string[],
  key: (value: V) => string,
): ReadonlyMap<string, V> {
  if (changed.length === 0 && removed.length === 0) return map;
  const entries = changed.map((value) => [key(value), value] as const);
  return patchedMap(map, entries, removed);
}

/** Files whose documents moved get a report of their own; the others keep theirs. */
function patchFiles(files: Snapshot['files'], delta: SnapshotDelta): Snapshot['files'] {
  const moved = delta.movedFiles.flatMap(({ name, from, by }) => {
    const report = files.get(name);
    return report ? [{ ...report, starts: report.starts.map((start, i) => (i < from ? start : start + by)) }] : [];
  });
  return patchMap(files, [...moved, ...delta.files], delta.removedFiles, (report) => report.name);
}

function isSameCounts(a: Snapshot['counts'], b: Snapshot['counts']): boolean {
  return a.hosts === b.hosts && a.paths === b.paths && a.ingresses === b.ingresses && a.documents === b.documents;
}

/** Returns the snapshot after a delta; everything the delta does not name keeps its identity. */
export function applyDelta(snapshot: Snapshot, delta: SnapshotDelta): Snapshot {
  const { order, counts } = snapshot;
  const { lists } = delta;
  const orderChanged = lists.routers || lists.hosts || lists.paths || lists.defaults || lists.backends;
  return {
    revision: delta.revision,
    tookMs: delta.tookMs,
    counts: isSameCounts(counts, delta.counts) ? counts : delta.counts,
    nodes: patchMap(snapshot.nodes, delta.nodes, delta.removedNodes, (node) => node.id),
    order: orderChanged
      ? {
          routers: patchList(order.routers, lists.routers),
          hosts: patchList(order.hosts, lists.hosts),
          paths: patchList(order.paths, lists.paths),
          defaults: patchList(order.defaults, lists.defaults),
          backends: patchList(order.backends, lists.backends),
        }
      : order,
    problems: patchList(snapshot.problems, lists.problems),
    services: patchList(snapshot.services, lists.services),
    ingresses: patchList(snapshot.ingresses, lists.ingresses),
    files: patchFiles(snapshot.files, delta),
    stale: delta.stale ? new Set(delta.stale) : snapshot.stale,
  };
}
