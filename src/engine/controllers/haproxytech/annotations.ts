import type { AnnotationEffect } from '../../diagnostics/controller-codes.ts';
import { toBytes } from '../../match/bytes.ts';
import { compilePattern, type PatternResult } from '../../match/pcre/pattern.ts';
import { type Unsimulated, unsimulatedOn } from '../../match/report.ts';
import type { Ingress } from '../../model/ingress.ts';
import type { Service } from '../../model/objects.ts';
import { tableOf } from '../../text/lookup.ts';
import type { HaproxyTechOptions } from './options.ts';

/** @source haproxytech/kubernetes-ingress documentation/annotations.md (fc12067) */
export const prefixes = ['haproxy.org/', 'haproxy.com/', 'ingress.kubernetes.io/'];

function ownAnnotation(name: string, { metadata }: Ingress | Service): string | null {
  for (const prefix of prefixes) {
    const found = metadata.annotations.get(prefix + name);
    if (found) return found.value;
  }
  return null;
}

/** Returns the value of an annotation that only a Service may have, `null` when absent. */
export function serviceAnnotation(name: string, service: Service): string | null {
  return ownAnnotation(name, service);
}

/** Returns an annotation's value: Service before Ingress before ConfigMap, `null` when none has it. */
export function annotation(
  name: string,
  ingress: Ingress,
  service: Service | null,
  options: HaproxyTechOptions,
): string | null {
  for (const object of [service, ingress]) {
    const own = object && ownAnnotation(name, object);
    if (own !== null) return own;
  }
  const inMap = options.configMap.get(name);
  return typeof inMap === 'string' ? inMap : null;
}

/** @source golang/go strconv ParseBool (1.23): what the controller's GetBoolValue accepts, with the words below */
function isTrue(value: string): boolean {
  return ['1', 't', 'T', 'true', 'TRUE', 'True', 'on', 'enabled', 'yes'].includes(value);
}

/** Replaces the whole path by `format` where the pattern matches anywhere. */
export interface PathRewrite {
  readonly pattern: PatternResult;
  readonly format: string;
}

/** What an Ingress does to a request after its path was chosen. */
export interface Treatment {
  readonly sslRedirect: { readonly port: number; readonly status: number } | null;
  readonly requestRedirect: { readonly to: string; readonly status: number } | null;
  /** Applied in order. */
  readonly pathRewrites: readonly PathRewrite[];
  /** Names of annotations that change traffic in ways this profile does not simulate. */
  readonly notSimulated: ReturnType<typeof unsimulatedOn>;
}

function numberOr(text: string | null, otherwise: number): number {
  return text !== null && /^\d+$/.test(text) ? Number(text) : otherwise;
}

function sslRedirect(ingress: Ingress, options: HaproxyTechOptions): Treatment['sslRedirect'] {
  const written = annotation('ssl-redirect', ingress, null, options);
  const isOn = written === null ? ingress.tls.some(({ hosts }) => hosts.length > 0) : isTrue(written);
  if (!isOn) return null;
  return {
    port: numberOr(annotation('ssl-redirect-port', ingress, null, options), 8443),
    status: numberOr(annotation('ssl-redirect-code', ingress, null, options), 302),
  };
}

/** A line of one word replaces every path. */
const wholePath = compilePattern('(.*)', false);

function rewrites(text: string | null): Treatment['pathRewrites'] {
  return (text ?? '')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([first]) => first !== '')
    .map(([first = '', second]) =>
      second === undefined
        ? { pattern: wholePath, format: first }
        : { pattern: compilePattern(toBytes(first), false), format: second },
    );
}

/** Annotations that change traffic and are not simulated. @source haproxytech/kubernetes-ingress documentation/annotations.md (fc12067) */
export const unsimulated: Unsimulated = tableOf<AnnotationEffect>({
  'allow-list': 'access',
  'auth-type': 'authentication',
  'backend-config-snippet': 'snippet',
  blacklist: 'access',
  'cors-enable': 'response',
  'deny-list': 'access',
  'rate-limit-requests': 'rate',
  'route-acl': 'matching',
  'set-host': 'upstream',
  'src-ip-header': 'access',
  'ssl-passthrough': 'tcp',
  'standalone-backend': 'upstream',
  whitelist: 'access',
});

/** Returns what an Ingress (and the Service it leads to) asks for. */
export function treatmentOf(ingress: Ingress, service: Service | null, options: HaproxyTechOptions): Treatment {
  const redirect = annotation('request-redirect', ingress, service, options);
  return {
    sslRedirect: sslRedirect(ingress, options),
    requestRedirect: redirect
      ? { to: redirect, status: numberOr(annotation('request-redirect-code', ingress, service, options), 302) }
      : null,
    pathRewrites: rewrites(annotation('path-rewrite', ingress, service, options)),
    notSimulated: [ingress.metadata, ...(service ? [service.metadata] : [])].flatMap(({ annotations }) =>
      unsimulatedOn(annotations, prefixes, unsimulated),
    ),
  };
}
