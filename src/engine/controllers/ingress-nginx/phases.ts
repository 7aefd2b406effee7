import { missing } from '../../match/causes/known-hosts.ts';
import type { Outcome } from '../../match/decision.ts';
import type { NodeId } from '../../match/ids.ts';
import { type Pattern, tooManySteps } from '../../match/pcre/pattern.ts';
import type { HttpRequest } from '../../match/request.ts';
import type { RuleId, UnknownReason } from '../../match/rule-id.ts';
import type { Annotations } from './annotations.ts';
import { chooseCanary } from './canary.ts';
import type { Compiled } from './compiled.ts';
import { type Found, findLocation, type LocationTable, type Ready } from './find-location.ts';
import { chooseServer, type Named } from './host-names.ts';
import { type Expanded, escapeArgs, escapeUri, expandTarget, unescapeRedirect, withArgs } from './rewrite.ts';
import { defaultServer } from './servers.ts';
import type { Upstream } from './upstreams.ts';
import { type NginxUri, readHost, readUri } from './uri.ts';
import { type Visit, variablesFor } from './variables.ts';

/** An answer with everything a trace tells of it. */
export interface Answer {
  readonly outcome: Outcome;
  readonly host: string;
  readonly uri: NginxUri | null;
  readonly named: Named | null;
  readonly ready: Ready | null;
  /** Rule that decided beyond server and location, or `null`. */
  readonly rule: RuleId | null;
}

type Phase = { readonly outcome: Outcome; readonly rule: RuleId | null };

function redirect(status: number, location: string, rule: RuleId): Phase {
  return { outcome: { kind: 'redirect', status, location }, rule };
}

function status(code: number, why: Extract<Outcome, { kind: 'status' }>['why'], rule: RuleId | null = null): Phase {
  return { outcome: { kind: 'status', status: code, why, route: null }, rule };
}

/** `$pass_access_scheme`: the real scheme, or X-Forwarded-Proto where the ConfigMap trusts it. */
function passScheme({ compiled, request }: Visit): string {
  const forwarded = compiled.options.useForwardedHeaders ? request.headers.get('x-forwarded-proto') : undefined;
  return forwarded ?? request.scheme;
}

function serverPort({ compiled, request }: Visit): string {
  const forwarded = compiled.options.useForwardedHeaders ? request.headers.get('x-forwarded-port') : undefined;
  return forwarded ?? (request.scheme === 'https' ? '443' : '80');
}

function withoutLastSlash(text: string): string {
  return text.endsWith('/') ? text.slice(0, -1) : text;
}

function notSimulated(construct: UnknownReason): Phase {
  return { outcome: { kind: 'unknown', why: construct }, rule: 'ingress-nginx/not-simulated' };
}

function toWww(visit: Visit, to: string): Phase {
  const target = `${passScheme(visit)}://${to}:${serverPort(visit)}${withoutLastSlash(visit.uri.requestUri)}`;
  const { headers, scheme } = visit.request;
  // A balancer that ends TLS often says the scheme and not the port: the one of this connection stands then.
  const isHalfTold = passScheme(visit) !== scheme && !headers.has('x-forwarded-port');
  const rule = isHalfTold ? 'ingress-nginx/from-to-www-port' : 'ingress-nginx/from-to-www';
  return redirect(visit.compiled.options.httpRedirectCode, target, rule);
}

/** The whole host's app-root, whichever location has it first: over the scheme of the connection, whatever was forwarded. */
function appRoot(visit: Visit, { appRoot: root }: LocationTable): Phase | null {
  if (visit.uri.uri !== '/' || root === null) return null;
  const { scheme, host } = visit.request;
  // Nothing was captured here: $1 is empty.
  const { text, open } = expandTarget(root, [], variablesFor(visit, new Map()));
  return text === null ? notSimulated(open) : redirect(302, `${scheme}://${host}${text}`, 'ingress-nginx/app-root');
}

/** nginx's own redirect to a location that is named like the URI with a slash. */
function slashRedirect({ request, uri, host }: Visit, ready: Ready): Phase {
  const annotations = ready.written.from.annotations;
  const path = escapeUri(ready.written.path) + (uri.args ? `?${uri.args}` : '');
  if (annotations?.relativeRedirects) return redirect(301, path, 'ingress-nginx/slash');
  return redirect(301, `${request.scheme}://${host}${path}`, 'ingress-nginx/slash');
}

function isCorsPreflight({ request }: Visit, { corsOrigins }: Annotations): boolean {
  if (corsOrigins === null || request.method !== 'OPTIONS') return false;
  const origin = request.headers.get('origin') ?? '';
  return corsOrigins.some((allowed) => {
    if (allowed === '*') return true;
    const pattern = allowed.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace('*', '[A-Za-z0-9-]+');
    return new RegExp(`(?:${pattern})$`, 'i').test(origin);
  });
}

/** Codes with which nginx sends no Location. */
export const withoutLocation: ReadonlySet<number> = new Set([300, 304, 305, 306]);

function annotatedRedirect(visit: Visit, annotations: Annotations): Phase | null {
  if (!annotations.redirect) return null;
  const { url, code } = annotations.redirect;
  if (withoutLocation.has(code)) return status(code, 'by-annotation', 'ingress-nginx/redirect');
  const isRelative = url.startsWith('/') && !annotations.relativeRedirects;
  const location = isRelative ? `${visit.request.scheme}://${visit.host}${url}` : url;
  return redirect(code, location, 'ingress-nginx/redirect');
}

interface Rewritten {
  /** `null` when the URI goes on as sent. */
  readonly uri: string | null;
  readonly phase: Phase | null;
}

const untouched: Rewritten = { uri: null, phase: null };

function namedGroups(pattern: Pattern | null, uri: string): ReadonlyMap<string, string> {
  const groups = pattern?.names.some((name) => name !== '') ? pattern.exec(uri) : null;
  const found = new Map<string, string>();
  if (!groups || groups === 'too-many-steps') return found;
  for (const [index, name] of (pattern?.names ?? []).entries()) {
    if (name !== '') found.set(name, groups[index + 1] ?? '');
  }
  return found;
}

function rewriteUri(visit: Visit, ready: Ready, annotations: Annotations): Rewritten {
  const target = annotations.rewriteTarget;
  const { path } = ready.written;
  if (target === '' || target === path) return untouched;
  const pattern = visit.compiled.rewrites.get(path);
  if (pattern === undefined) return untouched;
  if (typeof pattern === 'string') return { uri: null, phase: notSimulated(pattern) };
  const groups = pattern.exec(visit.uri.uri);
  if (groups === 'too-many-steps') return { uri: null, phase: notSimulated(tooManySteps) };
  if (!groups) return untouched;
  const variables = variablesFor(visit, namedGroups(ready.pattern, visit.uri.uri));
  const write = (change?: (text: string) => string) => expandTarget(target, groups, variables, change);
  if (/^(?:https?:\/\/|\$scheme)/.test(target)) return { uri: null, phase: redirectElsewhere(visit, write) };
  const { text, open } = write();
  if (text === null) return { uri: null, phase: notSimulated(open) };
  if (text === '') return { uri: null, phase: status(500, 'internal-error', 'ingress-nginx/empty-rewrite') };
  const { args } = visit.uri;
  return { uri: escapeUri(text) + (args ? `?${args}` : ''), phase: null };
}

/** A target with a scheme is a redirect; what was captured is escaped on the way only where the path had escapes. */
function redirectElsewhere(visit: Visit, write: (change?: (text: string) => string) => Expanded): Phase {
  const escapes = /[%+]/.test(visit.request.rawPath);
  const { text, open } = write(escapes ? escapeArgs : undefined);
  if (text === null) return notSimulated(open);
  const location = withArgs(escapeRedirect(escapes ? unescapeRedirect(text) : text), visit.uri);
  return redirect(302, location, 'ingress-nginx/absolute-rewrite');
}

/** A Location header keeps everything but bytes that cannot stand in one. */
function escapeRedirect(text: string): string {
  return text.replace(/[^!-~]/g, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}

/** Returns whether a host has a certificate: looked up by the exact request host, then with its first label as `*`. */
export function hasCertificate({ certified }: Pick<Compiled, 'certified'>, host: string): boolean {
  // The default server always has one; alone it speaks for no host.
  if (certified.size === 1 && host !== '' && host !== defaultServer) return false;
  const dot = host.indexOf('.');
  const wildcard = dot > 0 ? `*${host.slice(dot)}` : null;
  const name = host === '' ? defaultServer : host;
  return certified.has(name) || (wildcard !== null && certified.has(wildcard));
}

/** The first forwarded host where the ConfigMap trusts it, else the Host header; without one (HTTP/1.0) the server's own name. */
function redirectHost({ compiled, request, host }: Visit): string {
  const forwarded = compiled.options.useForwardedHeaders ? request.headers.get('x-forwarded-host') : undefined;
  const named = forwarded?.split(',')[0] ?? request.host;
  return named.split(':')[0] || host || defaultServer;
}

function httpsRedirect(visit: Visit, ready: Ready, annotations: Annotations): Phase | null {
  const { compiled, uri } = visit;
  if (passScheme(visit) !== 'http') return null;
  if (compiled.options.noTlsRedirectLocations.some((path) => ready.written.path.startsWith(path))) return null;
  if (!annotations.forceSslRedirect && !(annotations.sslRedirect && hasCertificate(compiled, visit.host))) return null;
  const target = annotations.preserveTrailingSlash ? uri.requestUri : withoutLastSlash(uri.requestUri);
  const port = annotations.usePortInRedirects ? ':443' : '';
  const location = `https://${redirectHost(visit)}${port}${target}`;
  return redirect(compiled.options.httpRedirectCode, location, 'ingress-nginx/https-redirect');
}

function serve(upstream: Upstream, route: NodeId | null, target: string): Outcome {
  if (!upstream.service) return { kind: 'status', status: 404, why: 'no-path', route };
  return { kind: 'backend', route, service: upstream.service, upstreamTarget: target };
}

/** The upstream, or its canary, or both by weight. */
function balance({ compiled, request }: Visit, primary: Upstream | null, route: NodeId | null, target: string): Phase {
  if (primary?.missing !== null)
    return { outcome: { kind: 'status', status: 503, why: primary?.missing ?? 'no-endpoints', route }, rule: null };
  const { alternatives, upstreams } = compiled.build;
  const other = alternatives.size === 0 ? undefined : alternatives.get(primary.key);
  const canary = other === undefined ? undefined : upstreams.get(other);
  if (!canary?.canary || canary.missing !== null || !canary.service || !primary.service) {
    return { outcome: serve(primary, route, target), rule: null };
  }
  const choice = chooseCanary(canary.canary, request);
  if (choice.kind !== 'split') {
    return { outcome: serve(choice.kind === 'canary' ? canary : primary, route, target), rule: choice.rule };
  }
  const parts = [
    { service: primary.service, weight: choice.total - choice.weight },
    { service: canary.service, weight: choice.weight },
  ];
  return { outcome: { kind: 'split', parts, upstreamTarget: target }, rule: 'ingress-nginx/canary-weight' };
}

/** Phases of one location, in nginx's order. */
function visitLocation(visit: Visit, ready: Ready): Phase {
  const { from } = ready.written;
  const { annotations } = from;
  const { upstream } = ready;
  const route = from.listed?.origin.pathId ?? null;
  const { sent } = visit.uri;
  if (!annotations || (ready.isDirect && visit.host !== '' && visit.host !== defaultServer))
    return balance(visit, upstream, route, sent);
  if (annotations.denied) return status(503, 'denied', 'ingress-nginx/denied');
  if (isCorsPreflight(visit, annotations)) return status(204, 'by-annotation', 'ingress-nginx/cors');
  const redirected = annotatedRedirect(visit, annotations);
  if (redirected) return redirected;
  const rewritten = rewriteUri(visit, ready, annotations);
  if (rewritten.phase) return rewritten.phase;
  const toHttps = httpsRedirect(visit, ready, annotations);
  if (toHttps) return toHttps;
  return balance(visit, upstream, route, rewritten.uri ?? sent);
}

/** Locations that the template adds to the default server, as prefixes like any other. */
const builtIns = [
  { path: '/healthz', code: 200, rule: 'ingress-nginx/healthz' },
  { path: '/nginx_status', code: 403, rule: 'ingress-nginx/nginx-status' },
] as const;

/** Returns whether a URI is of the pages that the default server has of its own. */
export function isBuiltIn(uri: string): boolean {
  return builtIns.some(({ path }) => uri.startsWith(path));
}

function builtInLocation({ uri }: Visit, named: Named, table: LocationTable, found: Found): Phase | null {
  if (named.kind !== 'server' || named.server.host !== defaultServer || table.isRegex) return null;
  const own = builtIns.find(({ path }) => uri.uri.startsWith(path));
  if (!own) return null;
  const written = found.kind === 'location' ? found.ready.written : null;
  const isBeaten = written?.kind === 'exact' || (written?.path.length ?? 0) > own.path.length;
  return isBeaten ? null : status(own.code, 'built-in', own.rule);
}

/** Puts an answer together; one shape for all of them, because this runs for every request of a sweep. */
function answerOf(
  visit: Visit | null,
  named: Named | null,
  ready: Ready | null,
  { outcome: found, rule }: Phase,
): Answer {
  const isOwn = named?.kind === 'server' && named.server.host !== defaultServer;
  const outcome = missing(found, () => isOwn || visit?.compiled.hasAnyHost === true);
  return { outcome, host: visit?.host ?? '', uri: visit?.uri ?? null, named, ready, rule };
}

/** What is refused before a server is chosen. */
function refuse({ refusal }: Compiled, request: HttpRequest, isReadable: boolean): Phase | null {
  if (refusal) return { outcome: { kind: 'rejected', why: refusal.rule }, rule: refusal.rule };
  if (!isReadable) return status(400, 'bad-request');
  if (request.method === 'CONNECT') return status(405, 'bad-request');
  return request.method === 'TRACE' ? status(405, 'bad-request', 'ingress-nginx/trace-method') : null;
}

/** TLS of a host that is passed on never meets nginx: the Service of its path `/` gets every byte. */
function passThrough(compiled: Compiled, request: HttpRequest): Answer | null {
  if (!compiled.options.enableSslPassthrough || request.scheme !== 'https' || compiled.refusal) return null;
  // The name of the TLS handshake counts as that of the request.
  const host = readHost(request, null);
  const named = host === null ? undefined : compiled.hosts.exact.get(host);
  if (named?.kind !== 'server' || !named.server.sslPassthrough || named.server.host !== host) return null;
  const ready = named.table?.all.find(({ written }) => written.path === '/') ?? null;
  const upstream = ready?.upstream;
  const isOwn = ready?.written.from.isDefault === false && upstream?.service;
  const phase: Phase =
    isOwn && upstream.missing === null
      ? {
          outcome: serve(upstream, ready.written.from.listed?.origin.pathId ?? null, targetOf(request)),
          rule: 'ingress-nginx/ssl-passthrough',
        }
      : notSimulated('ssl-passthrough');
  return { ...phase, host, uri: null, named, ready };
}

function targetOf({ rawPath, query }: HttpRequest): string {
  return query === null ? rawPath : `${rawPath}?${query}`;
}

/** Returns what the controller's nginx answers. */
export function answer(compiled: Compiled, request: HttpRequest): Answer {
  const passed = passThrough(compiled, request);
  if (passed) return passed;
  const uri = readUri(request);
  const host = uri && readHost(request, uri.authority);
  const refused = refuse(compiled, request, host !== null);
  if (refused || !uri || host === null) return answerOf(null, null, null, refused ?? status(400, 'bad-request'));
  const named = chooseServer(compiled.hosts, host);
  const visit: Visit = { compiled, request, uri, host, named };
  if (named.kind === 'www') return answerOf(visit, named, null, toWww(visit, named.to));
  const { table } = named;
  if (!table) return answerOf(visit, named, null, status(404, 'no-path'));
  const root = appRoot(visit, table);
  if (root) return answerOf(visit, named, null, root);
  const found = findLocation(table, uri.uri);
  const builtIn = builtInLocation(visit, named, table, found);
  if (builtIn) return answerOf(visit, named, null, builtIn);
  switch (found.kind) {
    case 'none':
      return answerOf(visit, named, null, status(404, 'no-path'));
    case 'unknown':
      return answerOf(visit, named, null, notSimulated(found.construct));
    case 'slash':
      return answerOf(visit, named, found.ready, slashRedirect(visit, found.ready));
    case 'location':
      return answerOf(visit, named, found.ready, visitLocation(visit, found.ready));
  }
}
