import type { PathSpec, RuleTarget, SingleCommand } from '../commands/command.ts';
import type { HostNode, PathNode } from '../graph/graph.ts';
import type { PathType } from '../model/ingress.ts';
import { isSameObject, type RuleRef } from '../model/objects.ts';
import { fail } from '../text/result.ts';
import { specOfNode } from './connect.ts';
import { inFileOrder } from './file-order.ts';
import { asGesture, type Gesture, type GestureRefusal } from './gesture.ts';
import { backendOf, hostOf, type Scene } from './scene.ts';

/** A place among the paths of a host, as they are shown: before its path number `before`, `null` = at the end. */
export interface Slot {
  readonly paths: readonly PathNode[];
  readonly before: number | null;
}

interface Place {
  readonly to: RuleTarget;
  readonly index: number | null;
}

/**
 * Where a path goes: into its own Ingress, so that it keeps annotations and owner. Beside its neighbours of that
 * Ingress, else to the end of the rule that it has for the host; where it has none, one is added.
 */
function placeFor(path: PathNode, { host }: HostNode, slot: Slot | null): Place {
  const { object } = path.at;
  const isOwn = (other: PathNode | undefined): other is PathNode =>
    other !== undefined && isSameObject(other.at.object, object);
  const at = slot ? (slot.before ?? slot.paths.length) : 0;
  const [before, after] = [slot?.paths[at - 1], slot?.paths[at]];
  if (isOwn(before)) return { to: ruleOf(before), index: before.at.path + 1 };
  if (isOwn(after)) return { to: ruleOf(after), index: after.at.path };
  return { to: { object, host }, index: null };
}

function ruleOf({ at: { object, rule } }: PathNode): RuleRef {
  return { object, rule };
}

/** A path that is on the host and has no neighbour to stand beside stays. */
function stays(path: PathNode, host: HostNode, { index }: Place): boolean {
  return index === null && path.hostId === host.id;
}

interface Move {
  readonly path: PathNode;
  readonly place: Place;
}

/** Whether paths stand beside each other where they go, Ingress by Ingress: all of one go to one place. */
function areThere(moves: readonly Move[]): boolean {
  const groups = new Map<number, Move[]>();
  for (const move of moves) {
    const group = groups.get(move.path.owner.index);
    if (group) group.push(move);
    else groups.set(move.path.owner.index, [move]);
  }
  return [...groups.values()].every((group) => {
    const [first] = group;
    if (!first) return true;
    const { to, index } = first.place;
    const start = first.path.at.path;
    const isRow = group.every(({ path }, count) => {
      return 'rule' in to && to.rule === path.at.rule && path.at.path === start + count;
    });
    return isRow && index !== null && index >= start && index <= start + group.length;
  });
}

/** A host of another class is that of other Ingresses: a path that keeps its own does not get there. */
function refusalFor(paths: readonly PathNode[], host: HostNode, scene: Pick<Scene, 'nodes'>): GestureRefusal | null {
  if (paths.length === 0) return { code: 'nothing' };
  return paths.every((path) => hostOf(path, scene)?.routerId === host.routerId) ? null : { code: 'other-class' };
}

/**
 * Returns how paths get to a host, each within its Ingress and with its comments, in their order. Without a slot those
 * that are on the host already stay where they are. Certificates stay with their hosts.
 */
export function moveRoutes(
  paths: readonly PathNode[],
  host: HostNode,
  slot: Slot | null,
  scene: Pick<Scene, 'nodes'>,
): Gesture {
  const refusal = refusalFor(paths, host, scene);
  if (refusal) return fail(refusal);
  const moves = inFileOrder(paths)
    .map((path): Move => ({ path, place: placeFor(path, host, slot) }))
    .filter(({ path, place }) => !stays(path, host, place));
  // What is there already is named too, since others come beside it.
  if (areThere(moves)) return fail({ code: 'no-change' });
  return asGesture(moves.map(({ path, place }) => ({ type: 'path/move', at: path.at, ...place })));
}

/** What is not written is what the API once took for it. */
function typeOf({ pathType }: PathNode): PathType {
  return pathType === 'Exact' || pathType === 'Prefix' ? pathType : 'ImplementationSpecific';
}

/** Returns how copies of paths get to a host, each within its Ingress, in their order. */
export function copyRoutes(
  paths: readonly PathNode[],
  host: HostNode,
  slot: Slot | null,
  scene: Pick<Scene, 'nodes'>,
): Gesture {
  const refusal = refusalFor(paths, host, scene);
  if (refusal) return fail(refusal);
  const copies: SingleCommand[] = [];
  for (const path of inFileOrder(paths)) {
    const backend = specOfNode(backendOf(path, scene));
    if (!backend) return fail({ code: 'resource' });
    const spec: PathSpec = { path: path.path || '/', pathType: typeOf(path), backend };
    copies.push({ type: 'path/add', ...placeFor(path, host, slot), spec });
  }
  return asGesture(copies);
}
