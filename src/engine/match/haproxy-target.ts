import type { HttpRequest } from './request.ts';

/** A request target as HAProxy reads it before any rule. */
export interface HaproxyTarget {
  /** `scheme://authority` of an absolute-form target, which goes upstream with the path; `''` otherwise. */
  readonly origin: string;
  readonly path: string;
}

/** Bytes that HAProxy takes: neither spaces nor controls, no `#`, nothing beyond ASCII. */
const target = /^[!"$-~]+$/;
const defaultPorts = new Map([
  ['http', '80'],
  ['https', '443'],
]);

function withoutPort(authority: string, scheme: string): string {
  const colon = authority.lastIndexOf(':');
  const port = colon < 0 ? null : authority.slice(colon + 1);
  return port !== null && (port === '' || port === defaultPorts.get(scheme)) ? authority.slice(0, colon) : authority;
}

/** Returns whether HAProxy finds no path to look up: what it then does with redirects and rewrites was only tried by hand. */
export function hasNoPath({ method, rawPath }: HttpRequest): boolean {
  return method === 'CONNECT' || !/^(?:[a-z][a-z0-9+.-]*:\/\/[^/]*)?\/|^\*$/i.test(rawPath);
}

/** CONNECT names the host with its port, as the Host header does, which may leave out the usual ones. */
function connectTarget(rawPath: string, host: string): HaproxyTarget | null {
  const [, name, port = ''] = /^([^/]*):(\d+)$/.exec(rawPath) ?? [];
  if (name === undefined) return null;
  const named = port === '80' || port === '443' ? [name, rawPath] : [rawPath];
  const isSame = host === '' || named.some((one) => one.toLowerCase() === host.toLowerCase());
  return isSame ? { origin: rawPath, path: '' } : null;
}

/** Without a Host header nothing says that a target is not the one that it names. */
function absoluteTarget({
  rawPath,
  query,
  host,
}: Pick<HttpRequest, 'rawPath' | 'query' | 'host'>): HaproxyTarget | null {
  const asWritten = host === '' ? { origin: rawPath, path: '' } : null;
  const absolute = /^([a-z][a-z0-9+.-]*):\/\/([^/]*)(\/.*)?$/i.exec(rawPath);
  if (!absolute) return asWritten;
  const [, written = '', authority = '', path = ''] = absolute;
  if (path === '' && query !== null) return asWritten;
  const scheme = written.toLowerCase();
  const named = withoutPort(authority, scheme);
  const isSame = withoutPort(host, scheme).toLowerCase() === named.toLowerCase();
  return host === '' || isSame ? { origin: `${written}://${named}`, path } : null;
}

/** Returns the first character of a target that HAProxy does not take as it is, as a part of a cause. */
export function refusedChar({ rawPath, query }: HttpRequest): { readonly char?: string } {
  const char = [...rawPath, ...(query ?? '')].find((one) => !target.test(one));
  return char === undefined ? {} : { char };
}

/**
 * Returns the target's parts, or `null` for what HAProxy answers with 400: forbidden bytes in path or query, a target that is
 * neither a path nor a URL, a URL whose authority is not the Host header's, CONNECT to a path. A URL without a path has none, and
 * its query then counts to its authority.
 * @source haproxy/haproxy src/h1.c h1_headers_to_hdr_list, measured with 2.6.12
 */
export function readHaproxyTarget({ method, rawPath, query, host }: HttpRequest): HaproxyTarget | null {
  if (!target.test(rawPath) || (query !== null && query !== '' && !target.test(query))) return null;
  if (method === 'CONNECT' && !/:\/\//.test(rawPath)) return connectTarget(rawPath, host);
  if (rawPath.startsWith('/') || rawPath === '*') return { origin: '', path: rawPath };
  return absoluteTarget({ rawPath, query, host });
}
