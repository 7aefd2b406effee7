import { endId, type ObjectRef } from '../engine/index.ts';

/** A part of an Ingress that its fields open at. */
export type IngressPart = 'default' | 'annotations';

/** What the inspector shows besides nodes: an Ingress as a whole, the form of a new object, a draft, what no rule of a router takes. */
export type Subject =
  | { readonly kind: 'ingress'; readonly object: ObjectRef; readonly part?: IngressPart }
  | { readonly kind: 'new-ingress'; readonly className: string }
  | { readonly kind: 'new-service' }
  | { readonly kind: 'end'; readonly routerId: string }
  | { readonly kind: 'draft' };

/** Id of a draft's path where nodes are drawn and inspected: no node of the graph has it. */
export const draftId = 'draft:path';

/** Returns what `inspect` takes to show a subject: no node has such an id. */
export function subjectId(subject: Subject): string {
  if (subject.kind === 'end') return endId(subject.routerId);
  return subject.kind === 'draft' ? draftId : `@${JSON.stringify(subject)}`;
}

/** Returns the subject of an inspected id; `null` when it is a node's. */
export function subjectOf(id: string): Subject | null {
  if (id === draftId) return { kind: 'draft' };
  const end = endId('');
  if (id.startsWith(end)) return { kind: 'end', routerId: id.slice(end.length) };
  return id.startsWith('@') ? (JSON.parse(id.slice(1)) as Subject) : null; // written by `subjectId` alone
}
