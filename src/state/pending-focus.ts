import type { NodeId } from '../engine/match/index.ts';
import { mapOffset, type SourceRange } from '../engine/text/index.ts';
import type { FilePlace } from './places.ts';
import type { WorkspaceChange } from './workspace.ts';

/**
 * What the selection becomes once the worker has read the newest texts:
 * the node that a command changed, the node under the editor's cursor, or one that is known by name.
 */
export type PendingFocus =
  | {
      readonly kind: 'change' | 'cursor';
      readonly file: string;
      readonly range: SourceRange;
      /** What it becomes where no node is: what an older act has led to and nobody has seen yet. */
      readonly before?: PendingFocus | null;
    }
  | { readonly kind: 'id'; readonly id: NodeId }
  /** The text of what a command changed is gone. */
  | { readonly kind: 'gone' };

function carryPlace({ file, range }: FilePlace, change: WorkspaceChange): FilePlace | null {
  if (change.kind === 'add' || change.file !== file) return { file, range };
  switch (change.kind) {
    case 'remove':
      return null;
    case 'rename':
      return { file: change.to, range };
    case 'edit': {
      const start = mapOffset(change.edits, range.start);
      return { file, range: { start, end: Math.max(start, mapOffset(change.edits, range.end, 'before')) } };
    }
    default:
      return { file, range };
  }
}

/** Returns a focus as it stands after `changes`. */
export function carryFocus(focus: PendingFocus | null, changes: readonly WorkspaceChange[]): PendingFocus | null {
  if (!focus || focus.kind === 'id' || focus.kind === 'gone') return focus;
  const before = carryFocus(focus.before ?? null, changes);
  const place = changes.reduce<FilePlace | null>((at, change) => at && carryPlace(at, change), focus);
  if (!place) return focus.kind === 'change' ? { kind: 'gone' } : before;
  return { kind: focus.kind, file: place.file, range: place.range, ...(before ? { before } : {}) };
}
