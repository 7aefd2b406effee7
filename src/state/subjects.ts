import { endId, routerOfEnd } from '../engine/graph/index.ts';
import { makeNodeId, type NodeId } from '../engine/match/index.ts';
import type { ObjectRef } from '../engine/model/index.ts';

/** A part of an Ingress that its fields open at. */
export type IngressPart = 'default' | 'annotations';

/** What the inspector shows: a node, an Ingress as a whole, the form of a new object, a draft, what no rule of a router takes. */
export type Subject =
  | { readonly kind: 'node'; readonly id: NodeId }
  | { readonly kind: 'ingress'; readonly object: ObjectRef; readonly part?: IngressPart }
  | { readonly kind: 'new-ingress'; readonly className: string | null }
  | { readonly kind: 'new-service' }
  | { readonly kind: 'end'; readonly routerId: NodeId }
  | { readonly kind: 'draft' };

/** Id of a draft's path where nodes are drawn: no node of the graph has it. */
export const draftId = makeNodeId('draft', 'path');

/** Returns a node as what the inspector shows; `null` for none. */
export function nodeSubject(id: NodeId | null): Subject | null {
  return id && { kind: 'node', id };
}

/** Returns whether a subject is a node of the graph, and this one. */
export function isOfNode(subject: Subject | null, id: NodeId | null): boolean {
  return subject?.kind === 'node' && subject.id === id;
}

/** Returns the id under which a subject is drawn; `null` for what is not. */
export function drawnId(subject: Subject | null): NodeId | null {
  switch (subject?.kind) {
    case 'node':
      return subject.id;
    case 'end':
      return endId(subject.routerId);
    case 'draft':
      return draftId;
    default:
      return null;
  }
}

/** Returns what is drawn under an id as what the inspector shows. */
export function subjectOf(id: NodeId): Subject {
  if (id === draftId) return { kind: 'draft' };
  const routerId = routerOfEnd(id);
  return routerId ? { kind: 'end', routerId } : { kind: 'node', id };
}
