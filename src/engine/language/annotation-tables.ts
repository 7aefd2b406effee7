import type { AnnotationSpec } from '../match/annotations/annotation-spec.ts';
import { haproxyIngressAnnotations } from '../match/annotations/haproxy-ingress.ts';
import { haproxytechAnnotations } from '../match/annotations/haproxytech.ts';
import { ingressNginxAnnotations } from '../match/annotations/ingress-nginx.ts';
import { traefikAnnotations } from '../match/annotations/traefik.ts';

const tables: ReadonlyMap<string, readonly AnnotationSpec[]> = new Map([
  ['ingress-nginx', ingressNginxAnnotations],
  ['traefik', traefikAnnotations],
  ['haproxy-ingress', haproxyIngressAnnotations],
  ['haproxytech', haproxytechAnnotations],
]);

/** The annotations of all controllers that have a table. */
export const everyAnnotation: readonly AnnotationSpec[] = [...tables.values()].flat();

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
  return touched.length > 0 ? touched.flat() : everyAnnotation;
}
