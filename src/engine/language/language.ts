import type { ObjectRef } from '../model/objects.ts';
import { haproxyIngressAnnotations } from './annotations/haproxy-ingress.ts';
import { haproxytechAnnotations } from './annotations/haproxytech.ts';
import { ingressNginxAnnotations } from './annotations/ingress-nginx.ts';
import { traefikAnnotations } from './annotations/traefik.ts';
import { type Completions, complete } from './complete.ts';
import { type IngressDetails, ingressDetails, type WorkspaceNames, workspaceNames } from './details.ts';
import { type Hover, hover } from './hover.ts';
import { definitionsAt, type RenameTarget, renameTargetAt } from './targets.ts';
import type { AnnotationSpec, FilePlace, LanguageWorld } from './world.ts';

/** A question about a place of the text. */
export type LanguageAsk =
  | { readonly kind: 'complete' | 'hover' | 'definition' | 'rename'; readonly file: string; readonly offset: number }
  /** Where a field in the API server's notation stands. */
  | { readonly kind: 'field'; readonly object: ObjectRef; readonly field: string }
  /** What a form needs that edits an Ingress, or makes one. */
  | { readonly kind: 'ingress'; readonly object: ObjectRef }
  | { readonly kind: 'names' };

/** The answer to a question of the same kind; `null` when nothing is known there. */
export type LanguageReply =
  | { readonly kind: 'complete'; readonly value: Completions | null }
  | { readonly kind: 'hover'; readonly value: Hover | null }
  | { readonly kind: 'definition'; readonly value: readonly FilePlace[] }
  | { readonly kind: 'rename'; readonly value: RenameTarget | null }
  | { readonly kind: 'field'; readonly value: FilePlace | null }
  | { readonly kind: 'ingress'; readonly value: IngressDetails | null }
  | { readonly kind: 'names'; readonly value: WorkspaceNames };

/** Returns the answer to a question about an offset, an Ingress or the names in use. */
export function askLanguage(world: LanguageWorld, ask: Exclude<LanguageAsk, { kind: 'field' }>): LanguageReply {
  if (ask.kind === 'ingress') return { kind: ask.kind, value: ingressDetails(world, ask.object) };
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

const tables: ReadonlyMap<string, readonly AnnotationSpec[]> = new Map([
  ['ingress-nginx', ingressNginxAnnotations],
  ['traefik', traefikAnnotations],
  ['haproxy-ingress', haproxyIngressAnnotations],
  ['haproxytech', haproxytechAnnotations],
]);

const everything: readonly AnnotationSpec[] = [...tables.values()].flat();

/** Words of class names, longer ones first. */
const classWords: readonly (readonly [string, string])[] = [
  ['haproxytech', 'haproxytech'],
  ['haproxy', 'haproxy-ingress'],
  ['traefik', 'traefik'],
  ['nginx', 'ingress-nginx'],
];

/**
 * Returns the annotations of a controller. For one without a table those that the class name suggests,
 * else those of the controllers whose annotations are `used`, else all of them.
 */
export function annotationsFor(
  controller: string,
  className: string | null,
  used: Iterable<string>,
): readonly AnnotationSpec[] {
  const own = tables.get(controller);
  if (own) return own;
  const named = classWords.find(([word]) => className?.toLowerCase().includes(word));
  const suggested = named && tables.get(named[1]);
  if (suggested) return suggested;
  const names = new Set(used);
  const touched = [...tables.values()].filter((table) => table.some(({ name }) => names.has(name)));
  return touched.length > 0 ? touched.flat() : everything;
}
