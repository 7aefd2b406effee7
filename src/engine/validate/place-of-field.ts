import type { SourceNode } from '../model/source-node.ts';
import type { SourceRange } from '../text/range.ts';
import { type Cursor, child, items, rangeOf, rootCursor } from './cursor.ts';

/**
 * Returns where a field of the API server's notation (`spec.rules[0].host`) stands in a tree, the nearest field above it
 * when it is missing; `null` for a text that is no field.
 */
export function placeOfField(root: SourceNode, field: string): SourceRange | null {
  // The server leaves out `metadata.` before this one field, and does not quote its dots.
  const annotation = /^(?:metadata\.)?annotations\.(.+)$/.exec(field)?.[1];
  const steps = annotation === undefined ? field.match(/[^.[\]]+/g) : ['metadata', 'annotations', annotation];
  if (!steps) return null;
  let at: Cursor = rootCursor(root);
  for (const step of steps) {
    const next: Cursor | undefined =
      /^\d+$/.test(step) && at.node?.kind === 'seq' ? items(at)[Number(step)] : child(at, step);
    if (!next) break;
    at = next;
  }
  return rangeOf(at);
}
