import { toBytes } from '../../match/bytes.ts';
import type { Outcome } from '../../match/decision.ts';
import type { HaproxyTarget } from '../../match/haproxy-target.ts';
import { tooManySteps } from '../../match/pcre/pattern.ts';
import type { HttpRequest } from '../../match/request.ts';
import type { DefaultBackend } from './default-backend.ts';
import type { Row } from './maps.ts';

/** HAProxy's replace-path, or why it is not simulated. A pattern that PCRE refuses leaves the path alone: HAProxy would not start with it. */
function rewritePath(path: string, rewrites: Row['treatment']['pathRewrites']): { path: string } | { why: string } {
  let result = path;
  for (const { pattern: compiled, format } of rewrites) {
    if (compiled.kind === 'unknown') return { why: compiled.construct };
    if (compiled.kind === 'invalid') continue;
    const groups = compiled.pattern.exec(toBytes(result));
    if (groups === 'too-many-steps') return { why: tooManySteps };
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

/** Returns what happens once the maps have answered: redirects on the plain frontend, rewrites, the backend, or the default. */
export function afterChoice(
  row: Row | null,
  defaults: readonly DefaultBackend[],
  request: HttpRequest,
  { origin, path }: HaproxyTarget,
): Outcome {
  const query = request.query === null ? '' : `?${request.query}`;
  if (!row) return fromDefault(defaults, request, path, origin + path + query);
  const { sslRedirect, requestRedirect, pathRewrites } = row.treatment;
  const host = request.host.replace(/:.*$/, '');
  if (request.scheme === 'http' && sslRedirect) {
    const location = `https://${host}:${sslRedirect.port}${path}${query}`;
    return { kind: 'redirect', status: sslRedirect.status, location };
  }
  if (requestRedirect) {
    const base = /^https?:\/\//.test(requestRedirect.to) ? requestRedirect.to : `http://${requestRedirect.to}`;
    return { kind: 'redirect', status: requestRedirect.status, location: base + path + query };
  }
  const { pathId } = row.listed.origin;
  if (!row.ready) return { kind: 'status', status: 503, why: 'no-endpoints', route: pathId };
  const rewritten = rewritePath(path, pathRewrites);
  if ('why' in rewritten) return { kind: 'unknown', why: rewritten.why };
  return { kind: 'backend', route: pathId, service: row.service, upstreamTarget: origin + rewritten.path + query };
}
