import type { KubernetesObject } from '../model/objects.ts';

/**
 * Which objects belong to a key. A value: changes lie in a small map over a large one, so that an edit copies
 * the small one only. The small one is folded into the large one when it has grown.
 */
export interface ReferenceIndex {
  readonly base: ReadonlyMap<string, readonly KubernetesObject[]>;
  readonly changes: ReadonlyMap<string, readonly KubernetesObject[]>;
}

export const emptyIndex: ReferenceIndex = { base: new Map(), changes: new Map() };
const nobody: readonly KubernetesObject[] = [];
const mostChanges = 2000;

/** Returns the objects of a key. */
export function membersOf({ base, changes }: ReferenceIndex, key: string): readonly KubernetesObject[] {
  return changes.get(key) ?? base.get(key) ?? nobody;
}

/** An index under construction; `changes` holds lists made here, which may be written to, and those in `shared`, which may not. */
export interface IndexDraft {
  readonly base: ReferenceIndex['base'];
  readonly changes: Map<string, readonly KubernetesObject[]>;
  readonly own: Map<string, KubernetesObject[]>;
}

/** Returns a draft of the next version of an index. */
export function draftIndex({ base, changes }: ReferenceIndex): IndexDraft {
  return { base, changes: new Map(changes), own: new Map() };
}

/** Adds an object to a key or takes it away. */
export function enter(draft: IndexDraft, key: string, object: KubernetesObject, isAdded: boolean): void {
  let list = draft.own.get(key);
  if (!list || !isAdded) {
    const before = list ?? membersOf(draft, key);
    list = isAdded ? [...before] : before.filter((member) => member !== object);
    draft.own.set(key, list);
    draft.changes.set(key, list);
  }
  if (isAdded) list.push(object);
}

/** Returns the finished index. */
export function finishIndex({ base, changes }: IndexDraft): ReferenceIndex {
  if (changes.size <= mostChanges) return { base, changes };
  const next = base.size === 0 ? changes : new Map([...base, ...changes]);
  for (const [key, members] of next) if (members.length === 0) next.delete(key);
  return { base: next, changes: new Map() };
}
