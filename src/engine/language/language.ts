import type { ObjectRef } from '../model/objects.ts';
import { type Completions, complete } from './complete.ts';
import {
  type IngressDetails,
  ingressDetails,
  type ServiceDetails,
  serviceDetails,
  type WorkspaceNames,
  workspaceNames,
} from './details.ts';
import { type Hover, hover } from './hover.ts';
import { definitionsAt, type RenameTarget, renameTargetAt } from './targets.ts';
import type { FilePlace, LanguageWorld } from './world.ts';

/** A question about a place of the text. */
export type LanguageAsk =
  | { readonly kind: 'complete' | 'hover' | 'definition' | 'rename'; readonly file: string; readonly offset: number }
  /** Where a field in the API server's notation stands. */
  | { readonly kind: 'field'; readonly object: ObjectRef; readonly field: string }
  /** What a form needs that edits an Ingress, or makes one. */
  | { readonly kind: 'ingress'; readonly object: ObjectRef }
  | { readonly kind: 'service'; readonly object: ObjectRef }
  | { readonly kind: 'names' };

/** The answer to a question of the same kind; `null` when nothing is known there. */
export type LanguageReply =
  | { readonly kind: 'complete'; readonly value: Completions | null }
  | { readonly kind: 'hover'; readonly value: Hover | null }
  | { readonly kind: 'definition'; readonly value: readonly FilePlace[] }
  | { readonly kind: 'rename'; readonly value: RenameTarget | null }
  | { readonly kind: 'field'; readonly value: FilePlace | null }
  | { readonly kind: 'ingress'; readonly value: IngressDetails | null }
  | { readonly kind: 'service'; readonly value: ServiceDetails | null }
  | { readonly kind: 'names'; readonly value: WorkspaceNames };

/** Returns the answer to a question about an offset, an Ingress or the names in use. */
export function askLanguage(world: LanguageWorld, ask: Exclude<LanguageAsk, { kind: 'field' }>): LanguageReply {
  if (ask.kind === 'ingress') return { kind: ask.kind, value: ingressDetails(world, ask.object) };
  if (ask.kind === 'service') return { kind: ask.kind, value: serviceDetails(world, ask.object) };
  if (ask.kind === 'names') return { kind: ask.kind, value: workspaceNames(world) };
  const { kind, file, offset } = ask;
  switch (kind) {
    case 'complete':
      return { kind, value: complete(world, file, offset) };
    case 'hover':
      return { kind, value: hover(world, file, offset) };
    case 'definition':
      return { kind, value: definitionsAt(world, file, offset) };
    case 'rename':
      return { kind, value: renameTargetAt(world, file, offset) };
  }
}
