import { toBytes } from '../../match/bytes.ts';
import type { Outcome } from '../../match/decision.ts';
import type { HaproxyTarget } from '../../match/haproxy-target.ts';
import { tooManySteps } from '../../match/pcre/pattern.ts';
import type { HttpRequest } from '../../match/request.ts';
import type { RuleId } from '../../match/rule-id.ts';
import type { DefaultBackend } from './default-backend.ts';
import type { Row } from './maps.ts';

/** Codes with which HAProxy redirects. @source haproxy/haproxy src/http_rules.c (2.6) */
export const redirectStatuses: readonly number[] = [301, 302, 303, 307, 308];

/** HAProxy's replace-path, or why it is not simulated. */
function rewritePath(path: string, rewrites: Row['treatment']['pathRewrites']): { path: string } | { why: RuleId } {
  let result = path;
  for (const { pattern: compiled, format } of rewrites) {
    if (compiled.kind === 'unknown') return { why: compiled.construct };
    if (compiled.kind === 'invalid') continue;
    const groups = compiled.pattern.exec(toBytes(result));
    if (groups === 'too-many-steps') return { why: tooManySteps };
    // A log-format: variables stand in it.
    if (groups && format.includes('%')) return { why: 'haproxytech/log-format' };
    if (groups) result = format.replace(/\\(\d)/g, (_, digit: string) => groups[Number(digit)] ?? '');
  }
  return { path: result };
}

function fromDefault(defaults: readonly DefaultBackend[], request: HttpRequest, path: string, target: string): Outcome {
  const [first, ...others] = defaults;
  if (!first) {
    // The controller's own server on port 6061. @source haproxytech/kubernetes-ingress pkg/controller/httpserver.go (fc12067)
    const isHealth = request.method === 'GET' && (path === '/healthz' || path === '/healtz');
    if (isHealth) return { kind: 'status', status: 200, why: 'built-in', route: null };
    return { kind: 'status', status: 404, why: 'no-path', route: null };
  }
  if (others.length > 0) {
    return { kind: 'any-of', candidates: defaults.map(({ service }) => service), why: 'haproxytech/default-order' };
  }
  if (!first.ready) return { kind: 'status', status: 503, why: 'no-endpoints', route: null };
  return { kind: 'backend', route: null, service: first.service, upstreamTarget: target };
}

/** A redirect, and what asks for it. */
export interface Redirected {
  readonly outcome: Outcome;
  readonly by: 'ssl-redirect' | 'request-redirect';
}

function unknown(why: RuleId): Outcome {
  return { kind: 'unknown', why };
}

function statusOf(status: number, location: string): Outcome {
  if (!redirectStatuses.includes(status)) return unknown('haproxytech/redirect-code');
  return { kind: 'redirect', status, location };
}

/**
 * Returns how a row redirects, `null` where it does not: to https on the plain frontend, else where request-redirect says.
 * @source haproxytech/kubernetes-ingress pkg/haproxy/rules/reqRequestRedirect.go (fc12067)
 */
export function redirectOf({ treatment }: Row, request: HttpRequest, uri: string): Redirected | null {
  const { sslRedirect, requestRedirect } = treatment;
  if (request.scheme === 'http' && sslRedirect) {
    const { port, status } = sslRedirect;
    if (port <= 0) return { outcome: unknown('haproxytech/redirect-port'), by: 'ssl-redirect' };
    // Port 443 is the scheme's own: Host stays as it was sent.
    const authority = port === 443 ? request.host : `${request.host.replace(/:.*$/, '')}:${port}`;
    return { outcome: statusOf(status, `https://${authority}${uri}`), by: 'ssl-redirect' };
  }
  if (!requestRedirect) return null;
  const { to, status } = requestRedirect;
  if (/[\s%]/.test(to)) return { outcome: unknown('haproxytech/log-format'), by: 'request-redirect' };
  const base = /^https?:\/\//.test(to) ? to : `http://${to}`;
  return { outcome: statusOf(status, base + uri), by: 'request-redirect' };
}

/** Returns what happens once the maps have answered: redirects on the plain frontend, rewrites, the backend, or the default. */
export function afterChoice(
  row: Row | null,
  defaults: readonly DefaultBackend[],
  request: HttpRequest,
  { origin, path }: HaproxyTarget,
): Outcome {
  const query = request.query === null ? '' : `?${request.query}`;
  if (!row) return fromDefault(defaults, request, path, origin + path + query);
  const { pathRewrites } = row.treatment;
  const redirected = redirectOf(row, request, path + query);
  if (redirected) return redirected.outcome;
  const { pathId } = row.listed.origin;
  if (!row.ready) return { kind: 'status', status: 503, why: 'no-endpoints', route: pathId };
  const rewritten = rewritePath(path, pathRewrites);
  if ('why' in rewritten) return { kind: 'unknown', why: rewritten.why };
  return { kind: 'backend', route: pathId, service: row.service, upstreamTarget: origin + rewritten.path + query };
}
