import { wellFormed } from '../text/well-formed.ts';
import type { HTTPIngressPath, Ingress } from './ingress.ts';

/** Returns a request in the form the request bar takes. A wildcard host gets a name, no host a stand-in. */
export function witnessOf(host: string, path: string, scheme: 'http' | 'https' = 'http'): string {
  const name = host === '' ? 'example.com' : host.replace(/^\*/, 'any');
  return `GET ${scheme}://${name}${path}`;
}

/** Returns the part of a path that every controller takes literally, as clients send it; `/` where there is none. */
export function plainPath(path: string): string {
  const mark = path.search(/[()[\]^$|\\{}*?#]/);
  const plain = percentEncode(mark < 0 ? path : path.slice(0, mark));
  return plain.startsWith('/') ? plain : '/';
}

/** Returns a path with everything outside printable ASCII percent-encoded. */
export function percentEncode(path: string): string {
  // With the u flag only lone halves of a pair are matched: no URL can carry them.
  return wellFormed(path).replace(/[^!-~]+/gu, encodeURIComponent);
}

/**
 * Returns the request that a path of a host is there for; without a path, one that goes to the default backend.
 * Exact and Prefix take every character for itself, a star too.
 */
export function requestOf(host: string, path: HTTPIngressPath | null): string {
  const text = path?.path.value ?? '';
  const isLiteral = path?.pathType.value !== 'ImplementationSpecific' && /^\/[^?#]*$/.test(text);
  return witnessOf(host, isLiteral ? percentEncode(text) : plainPath(text));
}

/** Returns the request that the first rule of an Ingress is there for. */
export function firstRequestOf({ rules: [first] }: Ingress): string {
  return requestOf(first?.host.value ?? '', first?.paths?.[0] ?? null);
}
