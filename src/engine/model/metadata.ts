import type { SourceRange } from '../text/range.ts';
import type { Sourced } from './sourced.ts';

/** The value of an annotation. */
export interface Annotation extends Sourced<string> {
  /** Where its key stands; absent where the object has no text of its own for it: behind an alias or merge key. */
  readonly keyRange?: SourceRange;
}

export interface Metadata {
  /** `''` when absent. */
  readonly name: Sourced<string>;
  /** `null` when absent: the request decides, `default` is assumed for references. */
  readonly namespace: Sourced<string | null>;
  readonly annotations: ReadonlyMap<string, Annotation>;
  readonly labels: ReadonlyMap<string, string>;
  /** RFC 3339 text as written, `null` when absent. */
  readonly creationTimestamp: string | null;
}

/** Returns the namespace an object lives in for references: its own, else `default`. */
export function namespaceOf(metadata: Metadata): string {
  return metadata.namespace.value || 'default';
}

/** Returns `namespace/name`. */
export function qualifiedName(metadata: Metadata): string {
  return `${namespaceOf(metadata)}/${metadata.name.value}`;
}

/** Returns the namespace of what is called `namespace/name`. */
export function namespaceOfOwner(name: string): string {
  return name.slice(0, name.indexOf('/'));
}
