import { toBytes } from '../../match/bytes.ts';
import type { Outcome } from '../../match/decision.ts';
import { type HaproxyTarget, readHaproxyTarget } from '../../match/haproxy-target.ts';
import type { NodeId } from '../../match/ids.ts';
import { tooManySteps } from '../../match/pcre/pattern.ts';
import type { HttpRequest } from '../../match/request.ts';
import type { RuleId } from '../../match/rule-id.ts';
import { ownKey } from './annotations.ts';
import { defaultHost, type Entry } from './entries.ts';
import { type AppRoot, byHost, type Frontend, type Frontends, mapValue, type Source } from './frontends.ts';
import { type Found, underHost } from './lookup.ts';
import { rewritePath } from './rewrite.ts';
import { suffixOf } from './rows.ts';
import type { SettingsOf } from './settings.ts';

/** What decided, beside the entry: kept for who has to say why. */
export type By =
  | { readonly kind: 'bad-request' | 'refused' | 'open' | 'built-in' | 'default-service' | 'default-redirect' }
  | { readonly kind: 'app-root' | 'app-root-https'; readonly root: AppRoot }
  | { readonly kind: 'redirect-from'; readonly source: Source }
  | {
      readonly kind: 'redirect-to' | 'passthrough' | 'passthrough-redirect' | 'ssl-redirect' | 'backend';
      readonly entry: Entry;
    }
  | { readonly kind: 'not-simulated'; readonly why: RuleId };

export interface Answer {
  readonly outcome: Outcome;
  /** Who was found, also where something else decided. */
  readonly entry: Entry | null;
  /** All that may have been found, where the controller leaves it open. */
  readonly open: readonly Entry[];
  readonly isAlias: boolean;
  readonly host: string;
  readonly path: string;
  readonly by: By;
}

/** Host header up to its first `:`, lower-cased. @source jcmoraisjr/haproxy-ingress rootfs/etc/templates/haproxy/haproxy.tmpl (465a51c) */
function lookupHost(header: string): string {
  const colon = header.indexOf(':');
  return (colon < 0 ? header : header.slice(0, colon)).toLowerCase();
}

function redirect(status: number, location: string): Outcome {
  return { kind: 'redirect', status, location };
}

function beginsWith(locations: readonly string[], path: string): boolean {
  return locations.some((location) => path.startsWith(location));
}

function noEndpoints(route: NodeId | null): Outcome {
  return { kind: 'status', status: 503, why: 'no-endpoints', route };
}

/** What the template works with. */
interface Asked {
  readonly request: HttpRequest;
  readonly target: HaproxyTarget;
  readonly host: string;
  readonly query: string;
}

type Rest = Omit<Answer, 'host' | 'path'>;

const nobody = { entry: null, open: [], isAlias: false } as const;

function unsimulated(why: RuleId): Rest {
  return { ...nobody, outcome: { kind: 'unknown', why }, by: { kind: 'not-simulated', why } };
}

/** Where https is the answer before anything else: `Host` and all that was asked stay. */
function toHttps({ request, target, query }: Asked, code: number): Outcome {
  return redirect(code, `https://${request.host}${target.path}${query}`);
}

/** On http a host whose `/` goes to https does so before its app-root. A wildcard's counts for hosts with one of their own too. */
function rootToHttps({ appRoots }: Frontend, host: string): AppRoot | null {
  return [appRoots.get(host), appRoots.get(suffixOf(host))].find((root) => root?.toHttps) ?? null;
}

function appRoot(frontend: Frontend, { host, target }: Asked): Rest | null {
  const root = target.path === '/' && host !== '' ? byHost(frontend.appRoots, host) : undefined;
  if (!root) return null;
  return { ...nobody, outcome: redirect(302, root.location), by: { kind: 'app-root', root } };
}

function rootOnHttp(frontends: Frontends, asked: Asked): Rest | null {
  const root = asked.target.path === '/' && asked.host !== '' ? rootToHttps(frontends.http, asked.host) : null;
  if (root) return { ...nobody, outcome: toHttps(asked, frontends.codes.ssl), by: { kind: 'app-root-https', root } };
  return appRoot(frontends.http, asked);
}

function lookupKey({ request, target, host }: Asked) {
  return { host, path: target.path, headers: request.headers };
}

function redirectTo(frontends: Frontends, frontend: Frontend, asked: Asked): Rest | null {
  if (asked.host === '' || beginsWith(frontends.options.noRedirectLocations, asked.target.path)) return null;
  const found = underHost(frontend.redirects, lookupKey(asked));
  if (!found) return null;
  if ('notSimulated' in found) return unsimulated(found.notSimulated);
  const entries = entriesOf(found);
  const [entry] = entries;
  if (!entry) return null;
  const [location = '', ...others] = new Set(entries.map(({ treatment }) => mapValue(treatment.redirectTo ?? '')));
  if (others.length > 0) return { ...unsimulated(openOrder), open: entries };
  return {
    outcome: redirect(frontends.codes.to, location),
    entry,
    open: [],
    isAlias: found[0]?.isAlias ?? false,
    by: { kind: 'redirect-to', entry },
  };
}

const openOrder = 'haproxy-ingress/map-order';

function entriesOf(found: Found): readonly Entry[] {
  return found && !('notSimulated' in found) ? [...new Set(found.map(({ entry }) => entry))] : [];
}

/** redirect-from answers where the host itself has no match: rules without a host come after it. */
function redirectedFrom(frontends: Frontends, { sources }: Frontend, { host, target, query }: Asked): Rest | null {
  if (host === '' || beginsWith(frontends.options.noRedirectLocations, target.path)) return null;
  const source = sources.literal.get(host) ?? matchingSource(sources.regex, host);
  if (source === undefined) return null;
  if ('why' in source) return unsimulated(source.why);
  if (!source.isCertain) return unsimulated('haproxy-ingress/redirect-order');
  const outcome = redirect(frontends.codes.from, `//${source.to}${target.path}${query}`);
  return { ...nobody, outcome, by: { kind: 'redirect-from', source } };
}

function matchingSource(
  rows: Frontend['sources']['regex'],
  host: string,
): Source | { readonly why: RuleId } | undefined {
  const bytes = toBytes(host);
  for (const { compiled, source } of rows) {
    if (compiled.kind === 'invalid') continue;
    if (compiled.kind === 'unknown') return { why: compiled.construct };
    const matches = compiled.pattern.test(bytes);
    if (matches === null) return { why: tooManySteps };
    if (matches) return source;
  }
  return undefined;
}

function toDefault(frontends: Frontends, { target, query }: Asked): Rest {
  const { defaultService, defaultRedirect } = frontends;
  if (defaultService) {
    const { service, ready } = defaultService;
    const upstreamTarget = target.origin + target.path + query;
    const outcome: Outcome = ready ? { kind: 'backend', route: null, service, upstreamTarget } : noEndpoints(null);
    return { ...nobody, outcome, by: { kind: 'default-service' } };
  }
  if (defaultRedirect) {
    const { status, location } = defaultRedirect;
    return { ...nobody, outcome: redirect(status, location), by: { kind: 'default-redirect' } };
  }
  const outcome: Outcome = { kind: 'status', status: 404, why: 'no-path', route: null };
  return { ...nobody, outcome, by: { kind: 'built-in' } };
}

function inBackend(
  frontends: Frontends,
  settingsOf: SettingsOf,
  entry: Entry,
  asked: Asked,
): Pick<Answer, 'outcome' | 'by'> {
  const { request, target, host, query } = asked;
  const route = entry.listed ? entry.pathId : null;
  const isPlain = request.scheme === 'http';
  // With a port of its own for http the host is served over it; a note says so.
  const hasPlainPort = Boolean(ownKey('ssl-passthrough-http-port', entry.located.object));
  if (isPlain && entry.passthrough === 'root' && !hasPlainPort) {
    return { outcome: toHttps(asked, frontends.codes.ssl), by: { kind: 'passthrough-redirect', entry } };
  }
  const settings = settingsOf(entry, request, { host, path: target.path });
  if (!settings) return unsimulated(openOrder);
  if (settings.sslRedirect)
    return { outcome: toHttps(asked, frontends.codes.ssl), by: { kind: 'ssl-redirect', entry } };
  if (!entry.ready) return { outcome: noEndpoints(route), by: { kind: 'backend', entry } };
  const rewritten = settings.rewrite ? rewritePath(settings.rewrite, target.path) : { path: target.path };
  if ('why' in rewritten) return unsimulated(rewritten.why);
  const upstreamTarget = target.origin + rewritten.path + query;
  return {
    outcome: { kind: 'backend', route, service: entry.service, upstreamTarget },
    by: { kind: 'backend', entry },
  };
}

/** What several rows of one place answer together. */
function together(
  frontends: Frontends,
  settingsOf: SettingsOf,
  entries: readonly Entry[],
  asked: Asked,
): Pick<Answer, 'outcome' | 'by' | 'open'> {
  const all = entries.map((entry) => inBackend(frontends, settingsOf, entry, asked));
  const [first] = all;
  if (!first) return unsimulated(openOrder);
  if (new Set(all.map(({ outcome }) => JSON.stringify({ ...outcome, route: null }))).size === 1)
    return { ...first, open: [] };
  const isService = ({ outcome }: (typeof all)[number]) =>
    outcome.kind === 'backend' || (outcome.kind === 'status' && outcome.why === 'no-endpoints');
  const services = new Map(entries.map(({ service }) => [JSON.stringify(service), service]));
  if (!all.every(isService) || services.size === 1) return { ...unsimulated(openOrder), open: entries };
  return {
    outcome: { kind: 'any-of', candidates: [...services.values()], why: openOrder },
    by: { kind: 'open' },
    open: entries,
  };
}

/** A rule without a host that redirects is in no map, and the controller fails on it. */
const hostless = 'haproxy-ingress/redirect-to-hostless';

function found(frontends: Frontends, settingsOf: SettingsOf, asked: Asked, at: Found): Rest {
  if (at && 'notSimulated' in at) return unsimulated(at.notSimulated);
  const entries = entriesOf(at);
  const [entry = null] = entries;
  if (!entry || entry.closes) return toDefault(frontends, asked);
  if (entry.treatment.redirectTo !== null) return unsimulated(hostless);
  const isAlias = at?.[0]?.isAlias ?? false;
  return { ...together(frontends, settingsOf, entries, asked), entry, isAlias };
}

/** The two look-ups of backends with what stands between them. */
function backend(frontends: Frontends, frontend: Frontend, settingsOf: SettingsOf, asked: Asked): Rest {
  const own = asked.host === '' ? null : underHost(frontend.backends, lookupKey(asked));
  if (own) return found(frontends, settingsOf, asked, own);
  const from = redirectedFrom(frontends, frontend, asked);
  if (from) return from;
  const rest = underHost(frontend.defaults, { ...lookupKey(asked), host: defaultHost });
  return found(frontends, settingsOf, asked, rest);
}

function onHttp(frontends: Frontends, settingsOf: SettingsOf, asked: Asked): Rest {
  const { http } = frontends;
  return (
    rootOnHttp(frontends, asked) ?? redirectTo(frontends, http, asked) ?? backend(frontends, http, settingsOf, asked)
  );
}

function onHttps(frontends: Frontends, settingsOf: SettingsOf, asked: Asked): Rest {
  const { https } = frontends;
  const { host, request, query } = asked;
  const whole = host === '' ? undefined : byHost(https.passthrough, host);
  if (whole) {
    // The Pod ends TLS: what was asked for stays unread.
    const upstreamTarget = request.rawPath + query;
    const route = whole.listed ? whole.pathId : null;
    const outcome: Outcome = whole.ready
      ? { kind: 'backend', route, service: whole.service, upstreamTarget }
      : noEndpoints(route);
    return { outcome, entry: whole, open: [], isAlias: false, by: { kind: 'passthrough', entry: whole } };
  }
  const to = redirectTo(frontends, https, asked);
  if (to) return to;
  // app-root comes after the look-up here, and before what the look-up found is used.
  const root = appRoot(https, asked);
  const isFree = root !== null && !comesBeforeRoot(frontends, https, asked);
  return isFree ? root : backend(frontends, https, settingsOf, asked);
}

/** redirect-from goes before app-root on https, where the host has no match. */
function comesBeforeRoot(frontends: Frontends, https: Frontend, asked: Asked): boolean {
  return underHost(https.backends, lookupKey(asked)) === null && redirectedFrom(frontends, https, asked) !== null;
}

/** Returns what the frontend of the request's scheme answers. @source jcmoraisjr/haproxy-ingress rootfs/etc/templates/haproxy/haproxy.tmpl (465a51c) */
export function answer(frontends: Frontends, settingsOf: SettingsOf, request: HttpRequest): Answer {
  const target = readHaproxyTarget(request);
  const host = lookupHost(request.host);
  const at = { host, path: target?.path ?? request.rawPath };
  if (frontends.refusal) {
    return { ...at, ...nobody, outcome: { kind: 'rejected', why: frontends.refusal.rule }, by: { kind: 'refused' } };
  }
  if (!target) {
    const outcome: Outcome = { kind: 'status', status: 400, why: 'bad-request', route: null };
    return { ...at, ...nobody, outcome, by: { kind: 'bad-request' } };
  }
  const asked = { request, target, host, query: request.query === null ? '' : `?${request.query}` };
  const isHttps = request.scheme === 'https';
  return { ...at, ...(isHttps ? onHttps : onHttp)(frontends, settingsOf, asked) };
}
