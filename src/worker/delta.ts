import type { GraphNode } from '../engine/index.ts';
import type { Snapshot } from '../state/types.ts';
import type { ListDelta, ListName, SnapshotDelta, SnapshotLists } from './protocol.ts';

/** The snapshot of an empty workspace: where page and worker both start. */
export const emptySnapshot: Snapshot = {
  revision: 0,
  nodes: new Map(),
  order: { routers: [], hosts: [], paths: [], defaults: [], backends: [] },
  counts: { hosts: 0, paths: 0, ingresses: 0, documents: 0 },
  problems: [],
  files: new Map(),
  services: [],
  ingresses: [],
  stale: new Set(),
  tookMs: 0,
};

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** Returns true when two plain values (as JSON has them) are equal field by field. */
export function sameData(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (!isRecord(a) || !isRecord(b) || Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameData(a[key], b[key]))
  );
}

/** Returns what turns `before` into `after`, or `undefined` when they hold the same. */
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

/** Compares `after` with `before`; nodes that are equal take the object of `before`. */
export function snapshotDelta(before: Snapshot, after: Snapshot): SnapshotDelta {
  const nodes: GraphNode[] = [];
  for (const [id, node] of after.nodes) if (!sameData(before.nodes.get(id), node)) nodes.push(node);
  const was = listsOf(before);
  const is = listsOf(after);
  const lists: { -readonly [L in ListName]?: ListDelta<SnapshotLists[L]> } = {};
  const compare = <L extends ListName>(name: L): void => {
    const delta = listDelta(was[name], is[name]);
    if (delta) Object.assign(lists, { [name]: delta });
  };
  compare('routers');
  compare('hosts');
  compare('paths');
  compare('defaults');
  compare('backends');
  compare('problems');
  compare('services');
  compare('ingresses');
  const stale = [...after.stale];
  const staleChanged = stale.length !== before.stale.size || stale.some((id) => !before.stale.has(id));
  return {
    revision: after.revision,
    tookMs: after.tookMs,
    counts: after.counts,
    nodes,
    removedNodes: [...before.nodes.keys()].filter((id) => !after.nodes.has(id)),
    lists,
    files: [...after.files.values()].filter((report) => !sameData(before.files.get(report.name), report)),
    removedFiles: [...before.files.keys()].filter((name) => !after.files.has(name)),
    ...(staleChanged ? { stale } : {}),
  };
}

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
  const next = new Map(map);
  for (const name of removed) next.delete(name);
  for (const value of changed) next.set(key(value), value);
  return next;
}

/** Returns the snapshot after a delta; everything the delta does not name keeps its identity. */
export function applyDelta(snapshot: Snapshot, delta: SnapshotDelta): Snapshot {
  const { order, counts } = snapshot;
  const { lists } = delta;
  const orderChanged = lists.routers || lists.hosts || lists.paths || lists.defaults || lists.backends;
  return {
    revision: delta.revision,
    tookMs: delta.tookMs,
    counts: sameData(counts, delta.counts) ? counts : delta.counts,
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
    files: patchMap(snapshot.files, delta.files, delta.removedFiles, (report) => report.name),
    stale: delta.stale ? new Set(delta.stale) : snapshot.stale,
  };
}
