import { compilePattern, type Pattern } from '../../match/pcre/pattern.ts';
import { defaultServer, type Server } from './servers.ts';

/** A server of nginx.conf: one of the Ingresses' hosts, or the twin that from-to-www-redirect adds. */
export type Named =
  | { readonly kind: 'server'; readonly server: Server }
  | { readonly kind: 'www'; readonly from: string; readonly to: string };

export interface HostTable {
  readonly exact: ReadonlyMap<string, Named>;
  /** Alias wildcards by their suffix with its dot, longest first: they take many labels. */
  readonly leading: readonly { readonly suffix: string; readonly named: Named }[];
  /** Alias wildcards `x.*` by their text with its dot, longest first. */
  readonly trailing: readonly { readonly prefix: string; readonly named: Named }[];
  /** Regular expressions in the order of the template; wildcard hosts of Ingresses are among them. */
  readonly regexes: readonly { readonly test: (host: string) => boolean; readonly named: Named }[];
  readonly fallback: Named;
  /** Names that nginx refuses. */
  readonly refused: readonly string[];
  /** Aliases in a syntax that is not simulated. */
  readonly unknown: readonly string[];
}

/** `*.d` becomes one label of letters, digits, `_` and `-`. @source kubernetes/ingress-nginx internal/ingress/controller/template/template.go buildServerName (v1.15.1) */
function wildcardTest(host: string): (name: string) => boolean {
  const suffix = host.slice(1);
  return (name) => name.endsWith(suffix) && /^[\w-]+$/.test(name.slice(0, name.length - suffix.length));
}

function wwwTwins(servers: readonly Server[]): readonly Extract<Named, { kind: 'www' }>[] {
  const hosts = new Set(servers.map(({ host }) => host));
  return servers
    .filter(({ fromToWww, host }) => fromToWww && host !== defaultServer)
    .map(({ host }) => ({
      kind: 'www' as const,
      from: host.startsWith('www.') ? host.slice(4) : `www.${host}`,
      to: host,
    }))
    .filter(({ from }) => !hosts.has(from));
}

interface Building {
  readonly exact: Map<string, Named>;
  readonly leading: { suffix: string; named: Named }[];
  readonly trailing: { prefix: string; named: Named }[];
  readonly regexes: { test: (host: string) => boolean; named: Named }[];
  readonly refused: string[];
  readonly unknown: string[];
}

function addRegex(source: string, named: Named, building: Building): void {
  // An alias expression is case-sensitive unless it holds an upper-case letter; the host is lower-cased.
  const result = compilePattern(source, /[A-Z]/.test(source));
  if (result.kind === 'invalid') building.refused.push(`~${source}`);
  else if (result.kind === 'unknown') building.unknown.push(`~${source}`);
  else building.regexes.push({ test: testOf(result.pattern), named });
}

function testOf(pattern: Pattern): (host: string) => boolean {
  return (host) => pattern.test(host) === true;
}

/** Adds a name as nginx's server_name reads it. @source nginx/nginx src/http/ngx_http.c ngx_http_add_names, src/core/ngx_hash.c (1.22.1) */
function addAlias(name: string, named: Named, building: Building): void {
  if (name.startsWith('~')) addRegex(name.slice(1), named, building);
  else if (/^(?:\*\.|\.)[^*]+$/.test(name)) {
    const suffix = name.replace(/^\*/, '').toLowerCase();
    building.leading.push({ suffix, named });
    // .x takes x itself too.
    if (name.startsWith('.') && !building.exact.has(suffix.slice(1))) building.exact.set(suffix.slice(1), named);
  } else if (/^[^*]+\.\*$/.test(name)) building.trailing.push({ prefix: name.slice(0, -1).toLowerCase(), named });
  else if (name.includes('*')) building.refused.push(name);
  else if (!building.exact.has(name.toLowerCase())) building.exact.set(name.toLowerCase(), named);
}

/** Returns the table of server names: the www twins first, then the servers by host name. */
export function buildHostTable(servers: readonly Server[]): HostTable {
  const building: Building = { exact: new Map(), leading: [], trailing: [], regexes: [], refused: [], unknown: [] };
  for (const twin of wwwTwins(servers)) {
    if (twin.from.includes('*')) building.refused.push(twin.from);
    else if (!building.exact.has(twin.from)) building.exact.set(twin.from, twin);
  }
  const sorted = [...servers].sort((a, b) => (a.host < b.host ? -1 : 1));
  for (const server of sorted) {
    const named: Named = { kind: 'server', server };
    if (server.host.startsWith('*.')) building.regexes.push({ test: wildcardTest(server.host), named });
    else if (!building.exact.has(server.host)) building.exact.set(server.host, named);
    for (const alias of server.aliases) addAlias(alias, named, building);
  }
  const root = servers.find(({ host }) => host === defaultServer) ?? sorted[0];
  if (!root) throw new Error('a build has no default server');
  return {
    ...building,
    leading: building.leading.sort((a, b) => b.suffix.length - a.suffix.length),
    trailing: building.trailing.sort((a, b) => b.prefix.length - a.prefix.length),
    fallback: { kind: 'server', server: root },
  };
}

/** Returns the server that nginx chooses: exact name, longest leading wildcard, longest trailing one, first expression, default. */
export function chooseServer(table: HostTable, host: string): Named {
  const exact = table.exact.get(host);
  if (exact) return exact;
  const leading = table.leading.find(({ suffix }) => host.length > suffix.length && host.endsWith(suffix));
  if (leading) return leading.named;
  const trailing = table.trailing.find(({ prefix }) => host.length > prefix.length && host.startsWith(prefix));
  if (trailing) return trailing.named;
  return table.regexes.find(({ test }) => test(host))?.named ?? table.fallback;
}
