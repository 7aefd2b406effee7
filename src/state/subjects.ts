import type { ObjectRef } from '../engine/index.ts';

/** What the inspector shows besides nodes: an Ingress as a whole, or the form of a new object. */
export type Subject =
  | { readonly kind: 'ingress'; readonly object: ObjectRef }
  | { readonly kind: 'new-ingress'; readonly className: string }
  | { readonly kind: 'new-service' };

/** Returns what `inspect` takes to show a subject: no node has such an id. */
export function subjectId(subject: Subject): string {
  return `@${JSON.stringify(subject)}`;
}

/** Returns the subject of an inspected id; `null` when it is a node's. */
export function subjectOf(id: string): Subject | null {
  return id.startsWith('@') ? (JSON.parse(id.slice(1)) as Subject) : null; // written by `subjectId` alone
}
