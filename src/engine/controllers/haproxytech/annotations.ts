import { toBytes } from '../../match/bytes.ts';
import { compilePattern, type PatternResult } from '../../match/pcre/pattern.ts';
import type { Ingress } from '../../model/ingress.ts';
import type { Service } from '../../model/objects.ts';
import { type Noted, notesOf, notesOfSettings } from './notes.ts';
import type { HaproxyTechOptions } from './options.ts';
import { atoi, isTrue } from './values.ts';

/** @source haproxytech/kubernetes-ingress documentation/annotations.md (fc12067) */
export const prefixes = ['haproxy.org/', 'haproxy.com/', 'ingress.kubernetes.io/'];

/** An annotation or a key of the ConfigMap with its value. */
export interface Written {
  /** With its prefix; the key alone in the ConfigMap. */
  readonly key: string;
  readonly value: string;
  readonly on: 'service' | 'ingress' | 'config';
}

/** Returns the annotation of a name under the prefix that goes first, `null` when absent. */
export function ownAnnotation(name: string, { metadata }: Ingress | Service): { key: string; value: string } | null {
  for (const prefix of prefixes) {
    const found = metadata.annotations.get(prefix + name);
    if (found) return { key: prefix + name, value: found.value };
  }
  return null;
}

/** Returns the value of an annotation that only a Service may have, `null` when absent. */
export function serviceAnnotation(name: string, service: Service): string | null {
  return ownAnnotation(name, service)?.value ?? null;
}

/** Returns what decides a name: Service before Ingress before ConfigMap, `null` when none has it. An empty text hides those behind it. */
function written(name: string, ingress: Ingress, service: Service | null, options: HaproxyTechOptions): Written | null {
  for (const [object, on] of [[service, 'service'] as const, [ingress, 'ingress'] as const]) {
    const own = object && ownAnnotation(name, object);
    if (own) return { ...own, on };
  }
  const value = options.configMap.get(name);
  return value === undefined || value === null || typeof value === 'object'
    ? null
    : { key: name, value: `${value}`, on: 'config' };
}

/** Replaces the whole path by `format` where the pattern matches anywhere. */
export interface PathRewrite {
  readonly source: string;
  readonly pattern: PatternResult;
  readonly format: string;
}

/** What an Ingress does to a request after its path was chosen. */
export interface Treatment {
  /** `by` is `null` where hosts in `spec.tls` turn it on. */
  readonly sslRedirect: { readonly port: number; readonly status: number; readonly by: Written | null } | null;
  readonly requestRedirect: { readonly to: string; readonly status: number; readonly by: Written } | null;
  /** Applied in order. */
  readonly pathRewrites: readonly PathRewrite[];
  readonly notes: readonly Noted[];
}

/** A number of an annotation, `otherwise` where none is written, and 0 where it cannot be read. */
function numberOf(found: Written | null, otherwise: number): number {
  return found === null ? otherwise : atoi(found.value);
}

/** @source haproxytech/kubernetes-ingress pkg/annotations/ingress/httpsRedirect.go (fc12067) */
function sslRedirect(ingress: Ingress, options: HaproxyTechOptions): Treatment['sslRedirect'] {
  const found = written('ssl-redirect', ingress, null, options);
  const by = found?.value ? found : null;
  const isOn = by ? isTrue(by.value) : ingress.tls.some(({ hosts }) => hosts.length > 0);
  if (!isOn) return null;
  return {
    port: numberOf(written('ssl-redirect-port', ingress, null, options), 8443),
    status: numberOf(written('ssl-redirect-code', ingress, null, options), 302),
    by,
  };
}

/** A line of one word replaces every path. */
const wholePath = compilePattern('(.*)', false);

/** Lines up to the first that has neither one word nor two. @source haproxytech/kubernetes-ingress pkg/annotations/ingress/reqPathRewrite.go (fc12067) */
function rewrites(text: string): Treatment['pathRewrites'] {
  const found: PathRewrite[] = [];
  for (const line of text.trim() === '' ? [] : text.trim().split('\n')) {
    const words = line.trim().split(/\s+/);
    const [first = '', second] = words;
    if (first === '' || words.length > 2) break;
    found.push(
      second === undefined
        ? { source: '(.*)', pattern: wholePath, format: first }
        : { source: first, pattern: compilePattern(toBytes(first), false), format: second },
    );
  }
  return found;
}

/** Returns what an Ingress (and the Service it leads to) asks for. */
export function treatmentOf(ingress: Ingress, service: Service | null, options: HaproxyTechOptions): Treatment {
  const redirect = written('request-redirect', ingress, service, options);
  const status = numberOf(written('request-redirect-code', ingress, service, options), 302);
  return {
    sslRedirect: sslRedirect(ingress, options),
    requestRedirect: redirect?.value ? { to: redirect.value, status, by: redirect } : null,
    pathRewrites: rewrites(written('path-rewrite', ingress, service, options)?.value ?? ''),
    notes: [
      ...[ingress, ...(service ? [service] : [])].flatMap((object) => notesOf(object, prefixes)),
      ...notesOfSettings(options.configMap),
    ],
  };
}
