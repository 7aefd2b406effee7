import { toBytes } from '../../match/bytes.ts';
import type { Outcome, ServiceRef } from '../../match/decision.ts';
import { type HaproxyTarget, readHaproxyTarget } from '../../match/haproxy-target.ts';
import { compilePattern, tooManySteps } from '../../match/pcre/pattern.ts';
import type { HttpRequest } from '../../match/request.ts';
import { defaultHost, type Entry } from './entries.ts';
import { type Found, type LookupTables, lookup } from './lookup.ts';

/** Everything a compiled cluster needs to answer. */
export interface Frontends {
  readonly http: LookupTables;
  readonly https: LookupTables;
  /** Paths with redirect-to have a map of their own, looked up before all backends. */
  readonly httpRedirects: LookupTables;
  readonly httpsRedirects: LookupTables;
  readonly redirectFrom: ReadonlyMap<string, { readonly to: string; readonly status: number }>;
  /** app-root of each host, by lower-cased host. */
  readonly appRoots: ReadonlyMap<string, string>;
  readonly strictHost: boolean;
  readonly noRedirectLocations: readonly string[];
  readonly noTlsRedirectLocations: readonly string[];
  readonly defaultService: DefaultService | null;
  /** Where the built-in 404 page sends to instead, `null` when it answers itself. */
  readonly defaultRedirect: { readonly status: number; readonly location: string } | null;
}

/** The Service of --default-backend-service. */
interface DefaultService {
  readonly service: ServiceRef;
  readonly ready: boolean;
}

export interface Answer {
  readonly outcome: Outcome;
  readonly entry: Entry | null;
  readonly host: string;
  readonly path: string;
  /** Rule of the trace when something other than a backend decided. */
  readonly rule: string | null;
}

/** Host header up to its first `:`, lower-cased. @source jcmoraisjr/haproxy-ingress rootfs/etc/templates/haproxy/haproxy.tmpl (465a51c) */
function lookupHost(header: string): string {
  const colon = header.indexOf(':');
  return (colon < 0 ? header : header.slice(0, colon)).toLowerCase();
}

/** Replaces the whole path by the target where the regex path matches it from the start; or says why that is not simulated. */
function rewriteRegex(entry: Entry, target: string, path: string): Rewritten {
  const compiled = compilePattern(toBytes(`^${entry.path}`), false);
  if (compiled.kind === 'unknown') return { why: compiled.construct };
  const groups = compiled.kind === 'pattern' ? compiled.pattern.exec(toBytes(path)) : null;
  if (groups === 'too-many-steps') return { why: tooManySteps };
  return { path: groups ? target.replace(/\\(\d)/g, (_, digit: string) => groups[Number(digit)] ?? '') : path };
}

/** A path, or why its rewrite is not simulated. */
type Rewritten = { readonly path: string } | { readonly why: string };

/**
 * Returns the path the Pod sees. A begin path that was reached in another letter case is not rewritten.
 * @source jcmoraisjr/haproxy-ingress pkg/converters/ingress/annotations/backend.go buildBackendRewriteURL (465a51c)
 */
function rewritePath(entry: Entry, path: string): Rewritten {
  const target = entry.treatment.rewriteTarget;
  if (target === null) return { path };
  if (entry.match === 'regex') return rewriteRegex(entry, target, path);
  if (!path.startsWith(entry.path)) return { path };
  let rest = path.slice(entry.path.length);
  if (target === '/' && !entry.path.endsWith('/') && rest.startsWith('/')) rest = rest.slice(1);
  const joint = entry.path.endsWith('/') && !target.endsWith('/') ? '/' : '';
  return { path: target + joint + rest };
}

function redirect(status: number, location: string): Outcome {
  return { kind: 'redirect', status, location };
}

function beginsWith(locations: readonly string[], path: string): boolean {
  return locations.some((location) => path.startsWith(location));
}

function sslRedirects(frontends: Frontends, entry: Entry | null, request: HttpRequest): entry is Entry {
  return (
    entry !== null &&
    request.scheme === 'http' &&
    entry.isHttps &&
    entry.treatment.sslRedirect &&
    !beginsWith(frontends.noTlsRedirectLocations, entry.path)
  );
}

function noEndpoints(route: string | null): Outcome {
  return { kind: 'status', status: 503, why: 'no-endpoints', route };
}

function toBackend(entry: Entry, { origin, path }: HaproxyTarget, query: string): Outcome {
  const route = entry.listed ? entry.pathId : null;
  if (!entry.ready) return noEndpoints(route);
  const rewritten = rewritePath(entry, path);
  if ('why' in rewritten) return { kind: 'unknown', why: rewritten.why };
  return { kind: 'backend', route, service: entry.service, upstreamTarget: origin + rewritten.path + query };
}

/** redirect-from answers where the host itself has no match: rules of the default host come after it. */
function redirectedFrom(frontends: Frontends, host: string, entry: Entry | null, uri: string): Rest | null {
  if (beginsWith(frontends.noRedirectLocations, uri)) return null;
  const from = entry && entry.host !== defaultHost ? undefined : frontends.redirectFrom.get(host);
  if (!from) return null;
  return { outcome: redirect(from.status, `//${from.to}${uri}`), entry: null, rule: 'haproxy-ingress/redirect-from' };
}

function withoutEntry(frontends: Frontends, { origin, path }: HaproxyTarget, query: string): Rest {
  const { defaultService, defaultRedirect } = frontends;
  if (defaultService) {
    const { service, ready } = defaultService;
    if (!ready) return { outcome: noEndpoints(null), entry: null, rule: null };
    const outcome: Outcome = { kind: 'backend', route: null, service, upstreamTarget: origin + path + query };
    return { outcome, entry: null, rule: null };
  }
  if (defaultRedirect) {
    const { status, location } = defaultRedirect;
    return { outcome: redirect(status, location), entry: null, rule: 'haproxy-ingress/default-backend-redirect' };
  }
  return { outcome: { kind: 'status', status: 404, why: 'no-path', route: null }, entry: null, rule: null };
}

/** Returns what the frontend of the request's scheme answers. @source jcmoraisjr/haproxy-ingress rootfs/etc/templates/haproxy/haproxy.tmpl (465a51c) */
export function answer(frontends: Frontends, request: HttpRequest): Answer {
  const target = readHaproxyTarget(request);
  const host = lookupHost(request.host);
  if (!target) {
    return {
      host,
      path: request.rawPath,
      outcome: { kind: 'status', status: 400, why: 'bad-request', route: null },
      entry: null,
      rule: null,
    };
  }
  const { path } = target;
  const isHttps = request.scheme === 'https';
  const redirects = isHttps ? frontends.httpsRedirects : frontends.httpRedirects;
  const key = { host, path, headers: request.headers };
  const toUrl = beginsWith(frontends.noRedirectLocations, path) ? null : lookup(redirects, key, false);
  const found = lookup(isHttps ? frontends.https : frontends.http, key, frontends.strictHost);
  const why = unsimulatedIn(toUrl) ?? unsimulatedIn(found);
  const { outcome, entry, rule } =
    why === null ? afterLookup(frontends, request, { host, target }, entryIn(toUrl), entryIn(found)) : unsimulated(why);
  return { outcome, entry, rule, host, path };
}

type Rest = Omit<Answer, 'host' | 'path'>;

function entryIn(found: Found): Entry | null {
  return found && !('notSimulated' in found) ? found : null;
}

function unsimulatedIn(found: Found): string | null {
  return found && 'notSimulated' in found ? found.notSimulated : null;
}

function unsimulated(why: string): Rest {
  return { outcome: { kind: 'unknown', why }, entry: null, rule: 'haproxy-ingress/not-simulated' };
}

function afterLookup(
  frontends: Frontends,
  request: HttpRequest,
  { host, target }: { readonly host: string; readonly target: HaproxyTarget },
  toUrl: Entry | null,
  entry: Entry | null,
): Rest {
  const query = request.query === null ? '' : `?${request.query}`;
  const { path } = target;
  const root = path === '/' ? frontends.appRoots.get(host) : undefined;
  // On plain HTTP app-root comes before redirect-to, on HTTPS after it; only a path of the host itself goes to https first.
  const own = entry?.host === defaultHost ? null : entry;
  const isRoot = root !== undefined && (request.scheme === 'http' || !toUrl);
  if (isRoot && !sslRedirects(frontends, own, request)) {
    return { outcome: redirect(302, root), entry, rule: 'haproxy-ingress/app-root' };
  }
  if (toUrl?.treatment.redirectTo) {
    const outcome = redirect(toUrl.treatment.redirectToCode, toUrl.treatment.redirectTo);
    return { outcome, entry: toUrl, rule: 'haproxy-ingress/redirect-to' };
  }
  const from = redirectedFrom(frontends, host, entry, path + query);
  if (from) return from;
  if (!entry) return withoutEntry(frontends, target, query);
  if (sslRedirects(frontends, entry, request)) {
    const outcome = redirect(entry.treatment.sslRedirectCode, `https://${request.host}${path}${query}`);
    return { outcome, entry, rule: 'haproxy-ingress/ssl-redirect' };
  }
  return { outcome: toBackend(entry, target, query), entry, rule: null };
}
