import type { AnnotationEffect } from '../../diagnostics/controller-codes.ts';
import { type Unsimulated, unsimulatedOn } from '../../match/report.ts';
import type { Ingress } from '../../model/ingress.ts';
import { tableOf } from '../../text/lookup.ts';
import { hasAnnotations, prefix, read } from './annotation-text.ts';

/** Annotations of risk Critical: with the default risk level the whole Ingress is ignored. */
export const snippets = [
  'auth-snippet',
  'configuration-snippet',
  'modsecurity-snippet',
  'server-snippet',
  'stream-snippet',
] as const;

/**
 * Which requests an annotation that is not simulated could answer otherwise: all of its locations, those that a Service would
 * answer (it is looked at after every redirect), all of the host, or those that a canary has a share in.
 */
type Concern = 'location' | 'served' | 'host' | 'canary';

interface Kind {
  readonly effect: AnnotationEffect;
  readonly concerns: Concern;
}

function all(names: string, effect: AnnotationEffect, concerns: Concern): readonly (readonly [string, Kind])[] {
  return names.split(' ').map((name) => [name, { effect, concerns }]);
}

/**
 * Annotations that could change an answer and are not simulated.
 * @source kubernetes/ingress-nginx internal/ingress/annotations/ and rootfs/etc/nginx/template/nginx.tmpl (v1.15.1)
 */
const kinds: ReadonlyMap<string, Kind> = tableOf(
  Object.fromEntries([
    ...all(snippets.filter((name) => name !== 'server-snippet').join(' '), 'snippet', 'location'),
    ...all('server-snippet', 'snippet', 'host'),
    ...all('affinity affinity-canary-behavior', 'sticky', 'canary'),
    ...all('allowlist-source-range whitelist-source-range denylist-source-range satisfy', 'access', 'served'),
    ...all('auth-signin auth-url enable-global-auth', 'authentication', 'served'),
    // A Secret or ConfigMap that is not there closes the locations before anything redirects.
    ...all('auth-secret auth-type', 'authentication', 'location'),
    ...all('auth-tls-match-cn auth-tls-secret auth-tls-verify-client', 'authentication', 'host'),
    ...all('enable-modsecurity', 'access', 'location'),
    ...all('auth-proxy-set-headers custom-headers fastcgi-params-configmap proxy-ssl-secret', 'reference', 'location'),
    ...all('custom-http-errors', 'response', 'served'),
    ...all('limit-connections limit-rpm limit-rps', 'rate', 'served'),
    ...all('mirror-target', 'mirror', 'served'),
  ]),
);

/**
 * Annotations that do something only where one of some others has something in it.
 * @source kubernetes/ingress-nginx internal/ingress/annotations/{auth,authreq,authtls,canary,cors,opentelemetry,redirect,satisfy,sessionaffinity}/main.go (v1.15.1)
 */
const needs: ReadonlyMap<string, string> = tableOf({
  'affinity-canary-behavior': 'affinity',
  'auth-cache-duration': 'auth-url',
  'auth-method': 'auth-url',
  'auth-proxy-set-headers': 'auth-url',
  'auth-realm': 'auth-type',
  'auth-response-headers': 'auth-url',
  'auth-secret': 'auth-type',
  'auth-secret-type': 'auth-type',
  'auth-signin': 'auth-url',
  'auth-snippet': 'auth-url',
  'auth-tls-error-page': 'auth-tls-secret',
  'auth-tls-match-cn': 'auth-tls-secret',
  'auth-tls-pass-certificate-to-upstream': 'auth-tls-secret',
  'auth-tls-verify-client': 'auth-tls-secret',
  'canary-by-cookie': 'canary',
  'canary-by-header': 'canary',
  'canary-by-header-pattern': 'canary-by-header',
  'canary-by-header-value': 'canary-by-header',
  'canary-weight': 'canary',
  'canary-weight-total': 'canary-weight',
  'cors-allow-origin': 'enable-cors',
  'opentelemetry-operation-name': 'enable-opentelemetry',
  'permanent-redirect-code': 'permanent-redirect',
  'relative-redirects': 'permanent-redirect temporal-redirect',
  satisfy: 'allowlist-source-range auth-type auth-url denylist-source-range whitelist-source-range',
  'temporal-redirect-code': 'temporal-redirect',
});

/** Returns whether an annotation is read beside the others of its Ingress. */
function isRead(ingress: Ingress, name: string): boolean {
  const others = needs.get(name)?.split(' ');
  return others?.some((other) => read(ingress, other)) ?? true;
}

/** Returns the annotations that only say more about others that are not there, each with those that it needs one of. */
export function idleOn(ingress: Ingress): readonly { readonly name: string; readonly needed: string }[] {
  if (!hasAnnotations(ingress)) return [];
  return [...needs].flatMap(([name, needed]) =>
    read(ingress, name) && !isRead(ingress, name) ? [{ name, needed }] : [],
  );
}

/** What each of them could change, by name without prefix. */
const unsimulated: Unsimulated = new Map(Array.from(kinds, ([name, { effect }]) => [name, effect]));

/** An annotation that is not simulated, with its prefix. */
export interface Note extends Kind {
  readonly name: string;
}

/**
 * Keys of the ConfigMap that could change the answer to any request and are not simulated.
 * @source kubernetes/ingress-nginx docs/user-guide/nginx-configuration/configmap.md (v1.15.1)
 */
const settings: ReadonlyMap<string, Kind> = tableOf(
  Object.fromEntries([
    ...all('http-snippet location-snippet main-snippet server-snippet', 'snippet', 'host'),
    ...all(
      'block-cidrs block-referers block-user-agents denylist-source-range whitelist-source-range',
      'access',
      'host',
    ),
    ...all('enable-modsecurity modsecurity-snippet', 'access', 'host'),
    ...all('global-auth-url', 'authentication', 'host'),
    ...all('custom-http-errors', 'response', 'host'),
  ]),
);

/** Their names. */
export const notedSettings: ReadonlySet<string> = new Set(settings.keys());

/** Returns the keys of the ConfigMap that could change an answer and are not simulated; `false` and nothing switch them off. */
export function notesOfSettings(configMap: ReadonlyMap<string, string>): readonly Note[] {
  return [...configMap].flatMap(([name, value]) => {
    const kind = value === '' || value === 'false' ? undefined : settings.get(name);
    return kind ? [{ name, ...kind }] : [];
  });
}

/** Returns the annotations of an Ingress that could change an answer and are not simulated. */
export function notesOn(ingress: Ingress): readonly Note[] {
  return unsimulatedOn(ingress.metadata.annotations, [prefix], unsimulated).flatMap(({ name }) => {
    const short = name.slice(prefix.length);
    const kind = isRead(ingress, short) ? kinds.get(short) : undefined;
    return kind ? [{ name, ...kind }] : [];
  });
}
