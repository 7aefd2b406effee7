import { toBytes } from '../../match/bytes.ts';
import type { HttpRequest } from '../../match/request.ts';
import { cookieIn } from './canary.ts';
import type { Compiled } from './compiled.ts';
import type { Named } from './host-names.ts';
import type { Resolve } from './rewrite.ts';
import { defaultServer } from './servers.ts';
import type { NginxUri } from './uri.ts';

/** One request on its way through the phases. */
export interface Visit {
  readonly compiled: Compiled;
  readonly request: HttpRequest;
  readonly uri: NginxUri;
  readonly host: string;
  readonly named: Named;
}

function plainOf({ request, uri, host }: Visit, name: string): string | null {
  switch (name) {
    case 'host':
      // Without a Host header (HTTP/1.0) the server's own name stands in.
      return host || defaultServer;
    case 'scheme':
      return request.scheme;
    case 'https':
      return request.scheme === 'https' ? 'on' : '';
    case 'uri':
    case 'document_uri':
      return uri.uri;
    case 'args':
    case 'query_string':
      return toBytes(uri.args ?? '');
    case 'is_args':
      return uri.args ? '?' : '';
    case 'request_uri':
      return toBytes(uri.requestUri);
    case 'request_method':
      return request.method;
    case 'http_host':
      return toBytes(request.host);
    default:
      return null;
  }
}

function headerOf({ headers }: HttpRequest, name: string): string {
  for (const [header, value] of headers) if (header.toLowerCase().replaceAll('-', '_') === name) return toBytes(value);
  return '';
}

function argumentOf({ args }: NginxUri, name: string): string {
  for (const pair of (args ?? '').split('&')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).toLowerCase() === name) return toBytes(pair.slice(at + 1));
  }
  return '';
}

/** The label that a wildcard host takes; a variable everywhere as soon as there is one such host. */
function subdomainOf({ named, host }: Visit): string {
  const isWildcard = named.kind === 'server' && named.server.host.startsWith('*.');
  return isWildcard ? host.slice(0, Math.max(0, host.indexOf('.'))) : '';
}

/** Returns how variables are filled in for a request. `groups` are the named groups of the location that took it. */
export function variablesFor(visit: Visit, groups: ReadonlyMap<string, string>): Resolve {
  return (name) => {
    const group = groups.get(name);
    if (group !== undefined) return group;
    const plain = plainOf(visit, name);
    if (plain !== null) return plain;
    if (name.startsWith('http_')) return headerOf(visit.request, name.slice('http_'.length));
    if (name.startsWith('arg_')) return argumentOf(visit.uri, name.slice('arg_'.length));
    if (name.startsWith('cookie_')) return cookieIn(visit.request, name.slice('cookie_'.length)) ?? '';
    if (name === 'subdomain') return subdomainOf(visit);
    // A group of a location that was not asked.
    return visit.compiled.names.has(name) ? '' : null;
  };
}
