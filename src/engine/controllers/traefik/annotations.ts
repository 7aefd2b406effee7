import type { AnnotationEffect } from '../../diagnostics/controller-codes.ts';
import type { Metadata } from '../../model/metadata.ts';
import { tableOf } from '../../text/lookup.ts';

/** Where Traefik's own annotations begin. */
export const prefix = 'traefik.ingress.kubernetes.io/';

/** What an annotation could change, and the value with which it changes nothing. */
interface Effect {
  readonly effect: AnnotationEffect;
  readonly harmless: readonly string[];
}

const ofNone = ['0', 'f', 'F', 'FALSE', 'false', 'False'];

/**
 * Annotations that can change an answer and are not simulated. Entry points are only where no usual name tells what they are.
 * @source traefik/traefik pkg/provider/kubernetes/ingress/annotations.go, pkg/server/router/router.go buildRouterHandler (v3.7.9)
 */
const unsimulated: ReadonlyMap<string, Effect> = tableOf<Effect>({
  'router.middlewares': { effect: 'middleware', harmless: [''] },
  'router.rulesyntax': { effect: 'matching', harmless: ['', 'v3'] },
  'router.tls.options': { effect: 'tls', harmless: ['', 'default'] },
  'service.middlewares': { effect: 'middleware', harmless: [''] },
  'service.nodeportlb': { effect: 'upstream', harmless: ofNone },
  'service.serversscheme': { effect: 'upstream', harmless: ['', 'http', 'https', 'h2c'] },
  'service.serverstransport': { effect: 'upstream', harmless: [''] },
});

/** Keys, as written, of annotations that are not simulated, and what they could change. */
export type NotSimulated = readonly { readonly name: string; readonly effect: AnnotationEffect }[];

/** Where Traefik reads an annotation, by its name without prefix. @source traefik/traefik pkg/provider/kubernetes/ingress/annotations.go parseRouterConfig, parseServiceConfig (v3.7.9) */
export function readsOn(name: string): readonly ['Ingress' | 'Service'] {
  return name.startsWith('service.') ? ['Service'] : ['Ingress'];
}

/** Returns what is not simulated of the annotations of an Ingress or Service. */
export function notSimulatedIn(annotations: Metadata['annotations'], kind: 'Ingress' | 'Service'): NotSimulated {
  const found: NotSimulated[number][] = [];
  for (const [name, { value }] of annotations) {
    if (!name.startsWith(prefix) || readsOn(name.slice(prefix.length).toLowerCase())[0] !== kind) continue;
    const known = unsimulated.get(name.slice(prefix.length).toLowerCase());
    if (known && !known.harmless.includes(value)) found.push({ name, effect: known.effect });
  }
  return found;
}

type Annotated = Pick<Metadata, 'annotations'>;

/**
 * Returns the key under which an annotation stands, `null` when it is not there: behind the prefix Traefik compares without case.
 * @source traefik/traefik pkg/provider/kubernetes/ingress/annotations.go convertAnnotations (v3.7.9)
 */
export function keyOf({ annotations }: Annotated, name: string): string | null {
  if (annotations.has(prefix + name)) return prefix + name;
  for (const key of annotations.keys()) {
    if (key.startsWith(prefix) && key.slice(prefix.length).toLowerCase() === name) return key;
  }
  return null;
}

/** Returns the value of an annotation, `null` when it is not there. */
export function read(metadata: Annotated, name: string): string | null {
  const key = keyOf(metadata, name);
  return key === null ? null : (metadata.annotations.get(key)?.value ?? null);
}

/** Returns the items of a list, `null` when the annotation is absent or empty. @source traefik/paerser parser/element_fill.go setSlice (v0.2.2) */
export function listIn(metadata: Annotated, name: string): readonly string[] | null {
  const value = read(metadata, name);
  return value ? value.split(',').map((item) => item.trim()) : null;
}

/** Returns the integer of router.priority, 0 when absent. */
export function priorityIn(metadata: Annotated): number {
  return Number(read(metadata, 'router.priority') ?? 0);
}

/** The highest priority that a router may have. @source traefik/traefik pkg/server/router/router.go maxUserPriority (v3.7.9) */
export const mostPriority = 9223372036854774807n;

/** Returns whether the priority is above the limit; `false` for one that cannot be read. */
export function isPriorityTooHigh(metadata: Annotated): boolean {
  const value = read(metadata, 'router.priority');
  return value !== null && /^\+?\d+$/.test(value) && BigInt(value.replace('+', '')) > mostPriority;
}

/** Returns whether only TLS connections reach the routers of an Ingress: `router.tls` alone, or anything below it. */
export function hasTls(metadata: Annotated): boolean {
  const { annotations } = metadata;
  if (annotations.size === 0) return false;
  const own = read(metadata, 'router.tls');
  if (own !== null) return own === '' || own.toLowerCase() === 'true';
  for (const key of annotations.keys()) {
    if (key.startsWith(prefix) && key.slice(prefix.length).toLowerCase().startsWith('router.tls.')) return true;
  }
  return false;
}
