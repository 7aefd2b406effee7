import type { AnnotationEffect } from '../../diagnostics/controller-codes.ts';
import { listedAnnotations, type Unsimulated } from '../../match/report.ts';
import type { HttpRequest } from '../../match/request.ts';
import type { Ingress } from '../../model/ingress.ts';
import type { Service } from '../../model/objects.ts';

/** Which requests an annotation speaks of: those of its paths, of the Service behind them, or of the host over https. */
type Scope = 'path' | 'service' | 'host';

interface Note {
  readonly effect: AnnotationEffect;
  readonly scope: Scope;
  /** What the annotation speaks of only; every request without it. */
  readonly only?: 'preflight' | 'body' | 'passthrough';
}

function group(effect: AnnotationEffect, scope: Scope, keys: string, only?: Note['only']) {
  const note: Note = { effect, scope, ...(only ? { only } : {}) };
  return keys.split(' ').map((key) => [key, note] as const);
}

/**
 * Annotations that could change an answer and are not simulated.
 * @source jcmoraisjr/haproxy-ingress docs/content/en/docs/configuration/keys.md, rootfs/etc/templates/haproxy/haproxy.tmpl (465a51c)
 */
const notes: ReadonlyMap<string, Note> = new Map([
  ...group('access', 'path', 'allowlist-source-range denylist-source-range whitelist-source-range waf'),
  ...group('access', 'path', 'proxy-body-size', 'body'),
  ...group('authentication', 'path', 'auth-secret auth-url auth-signin oauth'),
  ...group('authentication', 'host', 'auth-tls-secret auth-tls-strict auth-tls-verify-client'),
  ...group('rate', 'service', 'limit-rps limit-connections'),
  ...group('snippet', 'service', 'config-backend config-backend-early config-backend-late'),
  ...group('response', 'path', 'cors-enable', 'preflight'),
  ...group('response', 'service', 'http-response-503'),
  ...group('upstream', 'service', 'backend-protocol secure-backends fcgi-app service-upstream proxy-protocol'),
  ...group('upstream', 'path', 'ssl-passthrough-http-port', 'passthrough'),
  ...group('upstream', 'service', 'blue-green-balance blue-green-deploy blue-green-header blue-green-cookie'),
  ...group('listener', 'path', 'http-frontend bind-http bind-https bind-ip-addr-http bind-fronting-proxy'),
  ...group('listener', 'path', 'bind-http-passthrough http-passthrough use-proxy-protocol use-forwarded-proto'),
  ...group('listener', 'path', 'redirect-to-code redirect-from-code'),
]);

/** What is read of Services too: nothing of a host or of where the controller listens. */
const ofServices: typeof notes = new Map(
  [...notes].filter(
    ([, { effect, scope, only }]) => scope !== 'host' && effect !== 'listener' && only !== 'passthrough',
  ),
);

/** What the ConfigMap may set for all: where the controller listens is told by other options. */
const settings: typeof notes = new Map([...notes].filter(([, { effect }]) => effect !== 'listener'));

/** Their names. */
export const notedSettings: ReadonlySet<string> = new Set(settings.keys());

const effectsOf = (from: typeof notes): Unsimulated => new Map([...from].map(([key, { effect }]) => [key, effect]));

/** Effects by name without prefix, for what stands in the list of problems: of Ingresses, and of Services. */
export const unsimulated: { readonly ingress: Unsimulated; readonly service: Unsimulated } = {
  ingress: effectsOf(notes),
  service: effectsOf(ofServices),
};

/** An annotation that is not simulated, as it stands on an object. */
export interface Noted extends Note {
  /** With its prefix. */
  readonly name: string;
}

/** Returns the keys of the ConfigMap that are not simulated: what they say holds for every object. */
export function notesOfSettings(configMap: ReadonlyMap<string, unknown>): readonly Noted[] {
  if (configMap.size === 0) return [];
  const written = new Map([...configMap].map(([name, value]) => [name, { value: `${value}` }]));
  return listedAnnotations(written, [''], settings).map(({ name, entry }) => ({ name, ...entry }));
}

/** Returns the annotations of an object that are not simulated. */
export function notesOf({ kind, metadata }: Ingress | Service, prefixes: readonly string[]): readonly Noted[] {
  const table = kind === 'Ingress' ? notes : ofServices;
  return listedAnnotations(metadata.annotations, prefixes, table).map(({ name, entry }) => ({ name, ...entry }));
}

const withBody = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** Returns whether an annotation could change the answer to a request that it reaches. */
export function concerns({ only, scope }: Noted, request: HttpRequest): boolean {
  if (only === 'preflight') return request.method === 'OPTIONS';
  if (only === 'body') return withBody.has(request.method);
  return scope !== 'host' || request.scheme === 'https';
}
