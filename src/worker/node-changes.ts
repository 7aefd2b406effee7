import type { GraphNode } from '../engine/graph/index.ts';
import type { NodeId } from '../engine/match/index.ts';
import type { NodeChange } from '../protocol/changes-since-opening.ts';

type Nodes = ReadonlyMap<string, GraphNode>;

/** What the nodes of two versions of the workspace have become. */
export interface NodeChanges {
  readonly marks: ReadonlyMap<NodeId, NodeChange>;
  readonly removed: readonly GraphNode[];
}

/** What makes a node another one to a reader: not where it is written, nor what its neighbours are. */
function contentOf(node: GraphNode): unknown {
  switch (node.kind) {
    case 'edge-router':
      return node.controller;
    case 'host':
      return node.tls;
    case 'path':
      return [node.backendId, node.effective, node.dead?.why];
    case 'default-backend':
      return node.backendId;
    case 'backend':
      return [node.targetPort, node.state];
  }
}

/** What a path keeps when its type changes, and when it moves to another host: one gone and one new are then one changed. */
function pathKeys(node: GraphNode): readonly string[] {
  if (node.kind !== 'path') return [];
  const { owner, hostId, path, pathType } = node;
  return [JSON.stringify([owner.name, hostId, path]), JSON.stringify([owner.name, pathType, path, ''])];
}

/** Nodes that are gone, found by their keys; each only once. */
function goneNodes(before: Nodes, after: Nodes) {
  const gone = new Map<string, GraphNode>();
  const byKey = new Map<string, GraphNode[]>();
  for (const [id, node] of before) {
    if (after.has(id)) continue;
    gone.set(id, node);
    for (const key of pathKeys(node)) byKey.set(key, [...(byKey.get(key) ?? []), node]);
  }
  const take = (node: GraphNode): boolean => {
    for (const key of pathKeys(node)) {
      const from = byKey.get(key)?.find(({ id }) => gone.has(id));
      if (from) return gone.delete(from.id);
    }
    return false;
  };
  return { gone, take };
}

/** Compares by the ids of nodes, which survive unrelated edits. A path with another type or host counts as changed. */
export function changedNodes(before: Nodes, after: Nodes): NodeChanges {
  const marks = new Map<NodeId, NodeChange>();
  const { gone, take } = goneNodes(before, after);
  for (const node of after.values()) {
    const { id } = node;
    const old = before.get(id);
    if (!old) marks.set(id, take(node) ? 'changed' : 'added');
    else if (JSON.stringify(contentOf(old)) !== JSON.stringify(contentOf(node))) marks.set(id, 'changed');
  }
  return { marks, removed: [...gone.values()] };
}
