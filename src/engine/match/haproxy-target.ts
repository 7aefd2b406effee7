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

/**
 * Returns the target's parts, or `null` for what HAProxy answers with 400: forbidden bytes in path or query, a target that is
 * neither a path nor a URL, a URL whose authority is not the Host header's.
 * @source haproxy/haproxy src/h1.c h1_headers_to_hdr_list, measured with 2.6.12
 */
export function readHaproxyTarget({ rawPath, query, host }: HttpRequest): HaproxyTarget | null {
  if (!target.test(rawPath) || (query !== null && query !== '' && !target.test(query))) return null;
  if (rawPath.startsWith('/') || rawPath === '*') return { origin: '', path: rawPath };
  const absolute = /^([a-z][a-z0-9+.-]*):\/\/([^/]*)(\/.*)?$/i.exec(rawPath);
  if (!absolute) return null;
  const [, written = '', authority = '', path = '/'] = absolute;
  const scheme = written.toLowerCase();
  const named = withoutPort(authority, scheme);
  const isSame = withoutPort(host, scheme).toLowerCase() === named.toLowerCase();
  return host === '' || isSame ? { origin: `${written}://${named}`, path } : null;
}
