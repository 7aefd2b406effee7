import { toBytes } from '../../match/bytes.ts';
import type { TraceStep } from '../../match/decision.ts';
import type { HttpRequest } from '../../match/request.ts';
import type { RuleId } from '../../match/rule-id.ts';
import { escapedPath, type GoUrl, joinPath, setPath, unescapePath } from './go-url.ts';
import type { TraefikOptions } from './options.ts';

/** What Traefik's routers compare. All strings are bytes, one code unit each. */
export interface TraefikRequest {
  /** One trailing dot dropped. */
  readonly host: string;
  /** True when a dot was dropped: regular expressions (wildcard hosts up to v3.6) see it, host names do not. */
  readonly hasTrailingDot: boolean;
  readonly tls: boolean;
  /** The routing path: escapes decoded, reserved characters still escaped. */
  readonly path: string;
  /** What the Pod receives: sanitised path and query. */
  readonly upstreamTarget: string;
  /** True when the reading of such a request was run at the version asked for. */
  readonly isRun: boolean;
}

export type RequestReading =
  | { readonly ok: true; readonly request: TraefikRequest; readonly steps: readonly TraceStep[] }
  | { readonly ok: false; readonly rule: RuleId };

/** @source traefik/traefik pkg/muxer/http/mux.go reservedCharacters (v3.7.9): these stay escaped in the routing path. */
const reserved = new Set([...":/?#[]@!$&'()*+,;=%"].map((c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`));

/** A space, a control character or `#`: Go refuses the request line or Traefik the fragment. */
function hasBadByte(bytes: string): boolean {
  for (let i = 0; i < bytes.length; i++) {
    const code = bytes.charCodeAt(i);
    if (code <= 0x20 || code === 0x7f || code === 0x23) return true;
  }
  return false;
}

/** Host for routing: port stripped, lower-cased. @source traefik/traefik pkg/middlewares/requestdecorator (v3.7.9) */
function routingHost(host: string): string {
  const trimmed = host.trim().toLowerCase();
  return trimmed.startsWith('[') ? trimmed.replace(/\]:\d*$/, ']') : trimmed.replace(/:[^:]*$/, '');
}

/** Upper-cases escapes and decodes those of unreserved characters. @source traefik/traefik pkg/server/server_entrypoint_tcp.go normalizePath (v3.7.9) */
function normalisePath(url: GoUrl): GoUrl | null {
  if (url.rawPath === '') return url;
  const rawPath = url.rawPath.replace(/%[0-9A-Fa-f]{2}/g, (triple) => {
    const decoded = unescapePath(triple) ?? '';
    return /[A-Za-z0-9\-_.~]/.test(decoded) ? decoded : triple.toUpperCase();
  });
  const path = unescapePath(rawPath);
  return path === null ? null : { path, rawPath };
}

/** @source traefik/traefik pkg/muxer/http/mux.go withRoutingPath (v3.7.9) */
function routingPath(url: GoUrl): string {
  return escapedPath(url).replace(/%[0-9A-Fa-f]{2}/g, (triple) => {
    const upper = triple.toUpperCase();
    return reserved.has(upper) ? upper : (unescapePath(upper) ?? upper);
  });
}

/** Absolute-form targets name the host themselves. @source golang/go net/http readRequest (1.23) */
function splitTarget(request: HttpRequest): { host: string; raw: string } | null {
  const absolute = /^[a-z][a-z0-9+.-]*:\/\/([^/]*)(.*)$/i.exec(request.rawPath);
  if (absolute) return { host: absolute[1] ?? '', raw: absolute[2] || '/' };
  if (request.rawPath.startsWith('/')) return { host: request.host, raw: request.rawPath };
  return request.rawPath === '*' && request.method === 'OPTIONS' ? { host: request.host, raw: '*' } : null;
}

/** A path that Go and Traefik leave as it is: no escape, nothing to encode, no element that begins with a dot or is empty. */
const plain = /^(?:\/[A-Za-z0-9\-_~$&+,:;=@][A-Za-z0-9\-_.~$&+,:;=@]*)+\/?$/;
const plainHost = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/;

function readPlain({ rawPath, host, query, scheme }: HttpRequest): RequestReading | null {
  if (!plainHost.test(host) || (rawPath !== '/' && !plain.test(rawPath))) return null;
  const upstreamTarget = query === null ? rawPath : `${rawPath}?${query}`;
  const tls = scheme === 'https';
  const request = { host, hasTrailingDot: false, tls, path: rawPath, upstreamTarget, isRun: true };
  return { ok: true, request, steps: [] };
}

/** Reads a request as Traefik's entry point does; a refusal (400) names its rule. */
export function readRequest(request: HttpRequest, options: TraefikOptions): RequestReading {
  return readPlain(request) ?? readOdd(request, options);
}

/**
 * Returns the first escape in the path that the entry point refuses, `null` for none: it answers 400 once a router has matched.
 * @source traefik/traefik pkg/server/router/deny.go denyEncodedPathCharacters (v3.7.9)
 */
export function encodedCharacter({ upstreamTarget }: TraefikRequest, options: TraefikOptions): string | null {
  if (options.allowEncodedCharacters || !upstreamTarget.includes('%')) return null;
  const [path = ''] = upstreamTarget.split('?');
  return /%(?:2F|5C|00|3B|25|3F|23)/i.exec(path)?.[0] ?? null;
}

function readOdd(request: HttpRequest, { sanitizePath, keepsReserved }: TraefikOptions): RequestReading {
  const target = splitTarget(request);
  if (!target) return { ok: false, rule: 'traefik/bad-target' };
  const raw = toBytes(target.raw);
  if (hasBadByte(raw)) return { ok: false, rule: 'traefik/bad-target' };
  if (request.httpVersion !== '1.0' && target.host === '') return { ok: false, rule: 'traefik/no-host-header' };
  const parsed = setPath(raw);
  if (!parsed) return { ok: false, rule: 'traefik/bad-escape' };
  const normalised = normalisePath(parsed);
  const sanitised = normalised && sanitizePath ? joinPath(normalised) : normalised;
  if (!sanitised) return { ok: false, rule: 'traefik/bad-escape' };

  const withDot = routingHost(target.host);
  const hasTrailingDot = withDot.endsWith('.');
  const host = hasTrailingDot ? withDot.slice(0, -1) : withDot;
  const path = keepsReserved ? routingPath(sanitised) : sanitised.path;
  const steps: TraceStep[] = [];
  if (host !== request.host) steps.push({ kind: 'normalise', rule: 'traefik/host', before: request.host, after: host });
  if (path !== raw) steps.push({ kind: 'normalise', rule: 'traefik/path', before: target.raw, after: path });
  const query = request.query === null ? '' : `?${request.query}`;
  return {
    ok: true,
    request: {
      host,
      hasTrailingDot,
      tls: request.scheme === 'https',
      path,
      upstreamTarget: escapedPath(sanitised) + query,
      isRun: keepsReserved || !target.raw.includes('%'),
    },
    steps,
  };
}
