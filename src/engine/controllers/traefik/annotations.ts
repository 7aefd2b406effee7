import type { AnnotationEffect } from '../../diagnostics/controller-codes.ts';
import type { Unsimulated } from '../../match/report.ts';
import type { Metadata } from '../../model/metadata.ts';
import { tableOf } from '../../text/lookup.ts';

/** Where Traefik's own annotations begin. */
export const prefix = 'traefik.ingress.kubernetes.io/';

/** Annotations that change traffic and are not simulated. @source traefik/traefik pkg/provider/kubernetes/ingress/annotations.go (v3.7.9) */
export const unsimulated: Unsimulated = tableOf<AnnotationEffect>({
  'router.entrypoints': 'listener',
  'router.middlewares': 'middleware',
  'router.rulesyntax': 'matching',
  'service.middlewares': 'middleware',
  'service.nativelb': 'upstream',
  'service.nodeportlb': 'upstream',
});

/** What may follow `router.`: anything else cannot be decoded. */
const routerFields = new Set([
  'entrypoints',
  'middlewares',
  'observability',
  'pathmatcher',
  'priority',
  'rulesyntax',
  'tls',
]);

/** Returns the value of an annotation; Traefik compares keys without case. @source traefik/traefik pkg/provider/kubernetes/ingress/annotations.go (v3.7.9) */
export function read({ annotations }: Pick<Metadata, 'annotations'>, name: string): string | null {
  const wanted = (prefix + name).toLowerCase();
  for (const [key, { value }] of annotations) if (key.toLowerCase() === wanted) return value;
  return null;
}

const integer = /^[+-]?\d+$/;

/** Returns the integer of router.priority, 0 when absent. */
export function priorityIn(metadata: Pick<Metadata, 'annotations'>): number {
  return Number(read(metadata, 'router.priority') ?? 0);
}

/** Returns whether the router annotations of an Ingress can be decoded; one that cannot leaves the whole Ingress out. */
export function isDecodable({ annotations }: Pick<Metadata, 'annotations'>): boolean {
  for (const [key, { value }] of annotations) {
    const name = key.toLowerCase();
    if (!name.startsWith(`${prefix}router.`)) continue;
    const field = name.slice(prefix.length).split('.')[1] ?? '';
    if (!routerFields.has(field) || (field === 'priority' && !integer.test(value))) return false;
  }
  return true;
}

/** Returns whether only TLS connections reach the routers of an Ingress. */
export function hasTls({ annotations }: Pick<Metadata, 'annotations'>): boolean {
  for (const [key, { value }] of annotations) {
    const name = key.toLowerCase();
    if (name === `${prefix}router.tls`) {
      if (value.toLowerCase() === 'true') return true;
    } else if (name.startsWith(`${prefix}router.tls.`)) return true;
  }
  return false;
}
