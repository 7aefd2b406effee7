import type { NodeId } from '../match/ids.ts';

/** Returns any text as an id: tests name nodes as they like. */
export function asNodeId(text: string): NodeId {
  return text as NodeId;
}
