import { type NodeId, readNodeId } from '../../engine/match/index.ts';

/** Returns the graph node id of the element an event happened in, `null` for none. */
export function nodeIdOf(target: EventTarget | null): NodeId | null {
  if (!(target instanceof Element)) return null;
  return readNodeId(target.closest<HTMLElement>('[data-node-id]')?.dataset['nodeId'] ?? '');
}
