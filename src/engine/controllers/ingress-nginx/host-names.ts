import { compilePattern, type Pattern } from '../../match/pcre/pattern.ts';
import type { LocationTable } from './find-location.ts';
import { defaultServer, type Server } from './servers.ts';

/** A server of nginx.conf: one of the Ingresses' hosts, or the twin that from-to-www-redirect adds. */
export type Named =
  | { readonly kind: 'server'; readonly server: Server; readonly table: LocationTable | null }
  | { readonly kind: 'www'; readonly from: string; readonly to: string };

/** A server name with the place of its server in the template. */
interface Placed {
  readonly named: Named;
  readonly place: number;
}

export interface HostTable {
  readonly exact: ReadonlyMap<string, Named>;
  /** Alias wildcards by their suffix with its dot: they take many labels. */
  readonly leading: ReadonlyMap<string, Named>;
  /** Alias wildcards `x.*` by their text with its dot. */
  readonly trailing: ReadonlyMap<string, Named>;
  /** Wildcard hosts of Ingresses by their suffix with its dot: regular expressions with a place among the others. */
  readonly wildcards: ReadonlyMap<string, Placed>;
  /** Regular expressions of aliases in the order of the template. */
  readonly regexes: readonly (Placed & { readonly test: (host: string) => boolean })[];
  readonly fallback: Named;
  /** Names that nginx refuses. */
  readonly refused: readonly string[];
  /** Aliases in a syntax that is not simulated. */
  readonly unknown: readonly string[];
}

/** Returns the twin of a host: with `www.` in front, or without. */
export function twinOf(host: string): string {
  return host.startsWith('www.') ? host.slice(4) : `www.${host}`;
}

function wwwTwins(servers: readonly Server[]): readonly Extract<Named, { kind: 'www' }>[] {
  const hosts = new Set(servers.map(({ host }) => host));
  return servers
    .filter(({ fromToWww, host }) => fromToWww && host !== defaultServer)
    .map(({ host }) => ({ kind: 'www' as const, from: twinOf(host), to: host }))
    .filter(({ from }) => !hosts.has(from));
}

interface Building {
  readonly exact: Map<string, Named>;
  readonly leading: Map<string, Named>;
  readonly trailing: Map<string, Named>;
  readonly wildcards: Map<string, Placed>;
  readonly regexes: (Placed & { readonly test: (host: string) => boolean })[];
  readonly refused: string[];
  readonly unknown: string[];
}

function addFirst(map: Map<string, Named>, key: string, named: Named): void {
  if (!map.has(key)) map.set(key, named);
}

function addRegex(source: string, named: Named, place: number, building: Building): void {
  // An alias expression is case-sensitive unless it holds an upper-case letter; the host is lower-cased.
  const result = compilePattern(source, /[A-Z]/.test(source));
  if (result.kind === 'invalid') building.refused.push(`~${source}`);
  else if (result.kind === 'unknown') building.unknown.push(`~${source}`);
  else building.regexes.push({ test: testOf(result.pattern), named, place });
}

function testOf(pattern: Pattern): (host: string) => boolean {
  return (host) => pattern.test(host) === true;
}

/** Adds a name as nginx's server_name reads it. @source nginx/nginx src/http/ngx_http.c ngx_http_add_names, src/core/ngx_hash.c (1.22.1) */
function addAlias(name: string, named: Named, place: number, building: Building): void {
  if (name.startsWith('~')) addRegex(name.slice(1), named, place, building);
  else if (/^(?:\*\.|\.)[^*]+$/.test(name)) {
    const suffix = name.replace(/^\*/, '').toLowerCase();
    addFirst(building.leading, suffix, named);
    // .x takes x itself too.
    if (name.startsWith('.')) addFirst(building.exact, suffix.slice(1), named);
  } else if (/^[^*]+\.\*$/.test(name)) addFirst(building.trailing, name.slice(0, -1).toLowerCase(), named);
  else if (name.includes('*')) building.refused.push(name);
  else addFirst(building.exact, name.toLowerCase(), named);
}

/** Returns the table of server names: the www twins first, then the servers by host name. */
export function buildHostTable(servers: readonly Server[], locations: ReadonlyMap<Server, LocationTable>): HostTable {
  const building: Building = {
    exact: new Map(),
    leading: new Map(),
    trailing: new Map(),
    wildcards: new Map(),
    regexes: [],
    refused: [],
    unknown: [],
  };
  for (const twin of wwwTwins(servers)) {
    if (twin.from.includes('*')) building.refused.push(twin.from);
    else addFirst(building.exact, twin.from, twin);
  }
  const sorted = [...servers].sort((a, b) => (a.host < b.host ? -1 : 1));
  for (const [place, server] of sorted.entries()) {
    const named: Named = { kind: 'server', server, table: locations.get(server) ?? null };
    if (server.host.startsWith('*.')) building.wildcards.set(server.host.slice(1), { named, place });
    else addFirst(building.exact, server.host, named);
    for (const alias of server.aliases) addAlias(alias, named, place, building);
  }
  const root = servers.find(({ host }) => host === defaultServer) ?? sorted[0];
  if (!root) throw new Error('a build has no default server');
  return {
    ...building,
    fallback: { kind: 'server', server: root, table: locations.get(root) ?? null },
  };
}

/** Returns the alias of a server that a host was found by; nothing where its own name takes the host. */
export function aliasFor({ host: own, aliases }: Server, host: string): string | undefined {
  if (own === host || (own.startsWith('*.') && host.slice(host.indexOf('.')) === own.slice(1))) return undefined;
  return aliases.find((alias) => {
    const text = alias.toLowerCase();
    if (alias.startsWith('~')) {
      const result = compilePattern(alias.slice(1), /[A-Z]/.test(alias));
      return result.kind === 'pattern' && result.pattern.test(host) === true;
    }
    if (text.startsWith('*.')) return host.endsWith(text.slice(1)) && host.length >= text.length;
    if (text.startsWith('.')) return host.endsWith(text) || host === text.slice(1);
    return text.endsWith('.*') ? host.startsWith(text.slice(0, -1)) : text === host;
  });
}

/** The longest leading wildcard: each dot of the host begins a suffix, the first one the longest. */
function byLeading({ leading }: HostTable, host: string): Named | undefined {
  if (leading.size === 0) return undefined;
  for (let dot = host.indexOf('.', 1); dot > 0; dot = host.indexOf('.', dot + 1)) {
    const named = leading.get(host.slice(dot));
    if (named) return named;
  }
  return undefined;
}

function byTrailing({ trailing }: HostTable, host: string): Named | undefined {
  if (trailing.size === 0) return undefined;
  for (let dot = host.lastIndexOf('.', host.length - 2); dot > 0; dot = host.lastIndexOf('.', dot - 1)) {
    const named = trailing.get(host.slice(0, dot + 1));
    if (named) return named;
  }
  return undefined;
}

/** `*.d` becomes one label of letters, digits, `_` and `-`. @source kubernetes/ingress-nginx internal/ingress/controller/template/template.go buildServerName (v1.15.1) */
function byWildcard({ wildcards }: HostTable, host: string): Placed | undefined {
  const dot = host.indexOf('.');
  return dot > 0 && /^[\w-]+$/.test(host.slice(0, dot)) ? wildcards.get(host.slice(dot)) : undefined;
}

function byExpression(table: HostTable, host: string): Named | undefined {
  const wildcard = byWildcard(table, host);
  const found = table.regexes.find(
    ({ test, place }) => place < (wildcard?.place ?? Number.POSITIVE_INFINITY) && test(host),
  );
  // A server's own name stands before its aliases.
  return found?.named ?? wildcard?.named;
}

/** Returns the server of a wildcard host that would take a host, were there none more precise. */
export function wildcardServer(table: HostTable, host: string): Named | null {
  return byWildcard(table, host)?.named ?? null;
}

/** Returns the server that nginx chooses: exact name, longest leading wildcard, longest trailing one, first expression, default. */
export function chooseServer(table: HostTable, host: string): Named {
  return (
    table.exact.get(host) ??
    byLeading(table, host) ??
    byTrailing(table, host) ??
    byExpression(table, host) ??
    table.fallback
  );
}
