import type { Beaten, CauseOf, CausePath, MatchedBy } from '../../match/cause.ts';
import { expectedPath, type Takers } from '../../match/causes/near-paths.ts';
import { oddUpstream } from '../../match/causes/upstream.ts';
import type { Outcome } from '../../match/decision.ts';
import { compareHost, normaliseHost } from '../../match/host-match.ts';
import type { ListedPath } from '../../match/listed-path.ts';
import type { HttpRequest } from '../../match/request.ts';
import { qualifiedName } from '../../model/metadata.ts';
import { prefix } from './annotation-text.ts';
import { annotationPlace, pathOf, pathsOf, unmadePath } from './cause-places.ts';
import { type Compiled, tableFor } from './compiled.ts';
import { findLocation, type LocationTable, type Ready } from './find-location.ts';
import { aliasFor, buildHostTable, chooseServer, type Named, wildcardServer } from './host-names.ts';
import { aliasedBy } from './late-aliases.ts';
import { type Answer, isBuiltIn } from './phases.ts';
import { defaultServer, type Location, type Server } from './servers.ts';

/** What took the request, and who else would have. */
export interface Taken {
  readonly compiled: Compiled;
  readonly request: HttpRequest;
  readonly found: Answer;
  readonly match: (request: HttpRequest) => Outcome;
  readonly server: Server;
  readonly table: LocationTable;
  readonly ready: Ready;
  readonly host: string;
  readonly uri: string;
  readonly takersOf: Takers;
}

/** The locations of a server with one of them out of reach, its annotations still there; the generated one may come back. */
function without(server: Server, winner: Location): { readonly locations: readonly Location[] } {
  const locations = server.locations.map((one) =>
    one === winner ? { ...one, path: '/\u0000', type: 'Exact' as const } : one,
  );
  const tookRoot = winner.path === '/' && winner.type === 'Prefix' && !winner.isDefault;
  return { locations: tookRoot ? [server.generated, ...locations] : locations };
}

/** The first path with the same text and type, which the winner keeps out. */
function keptOut({ compiled, ready }: Taken): ListedPath | null {
  const winner = ready.written.from.listed?.origin.pathId;
  for (const listed of compiled.listed) {
    const skipped = compiled.build.skipped.get(listed.origin.pathId);
    if (skipped?.why === 'duplicate' && !skipped.isShare && skipped.by === winner) return listed;
  }
  return null;
}

interface Next {
  readonly by: MatchedBy;
  readonly path: CausePath | null;
}

function olderBy({ ready }: Taken, other: ListedPath): MatchedBy {
  const own = ready.written.from.listed;
  if (!own || own.located.object === other.located.object) return 'first';
  const [a, b] = [own, other].map(({ located }) => located.object.metadata.creationTimestamp?.slice(0, 19) ?? null);
  return a === b ? 'name' : 'older';
}

/** By what a location goes before the next one of its server. */
function wayOf(taken: Taken, next: Ready, other: ListedPath): MatchedBy {
  const [own, its] = [taken.ready.written, next.written];
  if (own.kind !== 'regex' && own.from.type === 'Exact' && its.from.type !== 'Exact') return 'exact';
  if (own.from.path.length > its.from.path.length) return 'longest';
  if (own.from.path !== its.from.path) return 'text';
  // A Prefix takes the place of the generated one, which is the first of all.
  return own.from.path === '/' ? 'type' : olderBy(taken, other);
}

function nextOnServer(taken: Taken): Next | null {
  const { compiled, server, ready, uri } = taken;
  const duplicate = keptOut(taken);
  if (duplicate) return { by: olderBy(taken, duplicate), path: unmadePath(duplicate) };
  const found = findLocation(tableFor(without(server, ready.written.from), compiled), uri);
  const listed = found.kind === 'location' ? found.ready.written.from.listed : null;
  if (found.kind !== 'location' || !listed) return null;
  return { by: wayOf(taken, found.ready, listed), path: pathOf(found.ready) };
}

/**
 * The path of the next less precise host that would take the request, were this one not there. Nothing is said
 * where an alias has a say in it, or where the host is read otherwise than it is written.
 */
export function otherHosts(
  { compiled, request, host, uri }: Pick<Taken, 'compiled' | 'request' | 'host' | 'uri'>,
  own: Server,
): readonly CausePath[] {
  const isPlain = normaliseHost(request.host).host === host && !request.rawPath.includes('://');
  const hasAliases = compiled.sites.some(({ parsed }) => parsed.annotations.aliases.length > 0);
  const isOwn = compareHost(own.host === defaultServer ? null : own.host, host) !== 'no';
  if (!isPlain || hasAliases || !isOwn) return [];
  if (own.host === defaultServer) return [];
  // The next host is as final as this one: nginx goes no further.
  const named: Named =
    (own.host.startsWith('*.') ? null : wildcardServer(compiled.hosts, host)) ?? compiled.hosts.fallback;
  if (named.kind !== 'server' || !named.table) return [];
  // The default server has pages of its own.
  if (named.server.host === defaultServer && isBuiltIn(uri)) return [];
  const found = findLocation(named.table, uri);
  const path = found.kind === 'location' ? pathOf(found.ready) : null;
  return path ? [path] : [];
}

/** Returns how the path that took the request won. */
export function matched(taken: Taken, winner: CausePath): CauseOf<'matched'> {
  const { server, table, uri, takersOf } = taken;
  const own = nextOnServer(taken);
  const elsewhere = own ? undefined : otherHosts(taken, server)[0];
  const next: Next = own ?? (elsewhere ? { by: 'host', path: elsewhere } : { by: 'only', path: null });
  const fitting = new Set(
    table.all.flatMap((ready) => (isFit(ready, uri) ? (ready.written.from.listed?.origin.pathId ?? []) : [])),
  );
  const others = pathsOf(table).filter(({ pathId }) => !fitting.has(pathId));
  const near = expectedPath(others, uri, winner.path.length, { takersOf });
  const over: Beaten | null = near ? { ...near, fits: false } : next.path && { ...next.path, fits: true };
  // What the generated location takes first fits for nothing.
  const fits = next.by === 'only' ? 1 : Math.max(1, fitting.size);
  const odd = oddUpstream(taken.request, taken.found.outcome, taken.match);
  const told = { kind: 'matched', pathId: winner.pathId, path: uri, by: next.by, winner, fits, over, odd } as const;
  return { ...told, ...underAlias(taken, server) };
}

/** The alias under which the host of a request is found, and the path that would take it without. */
function underAlias(
  { compiled, host, uri }: Pick<Taken, 'compiled' | 'host' | 'uri'>,
  server: Server,
): Pick<CauseOf<'matched'>, 'alias'> {
  const key = `${prefix}server-alias`;
  const alias = server.host === defaultServer ? undefined : aliasFor(server, host);
  const site = alias === undefined ? undefined : aliasedBy(compiled, alias, server);
  const place = site && annotationPlace(site.parsed.ingress, key, compiled);
  if (alias === undefined || !site || !place) return {};
  const { servers } = compiled.build;
  const bare = servers.map((one) => (one === server ? { ...one, aliases: [] } : one));
  const named = chooseServer(buildHostTable(bare, compiled.locations), host);
  const found = named.kind === 'server' && named.table ? findLocation(named.table, uri) : null;
  const over = found?.kind === 'location' ? pathOf(found.ready) : null;
  return { alias: { ingress: qualifiedName(site.parsed.ingress.metadata), key, alias, place, over } };
}

function isFit({ written, pattern }: Ready, uri: string): boolean {
  if (written.kind === 'regex') return pattern?.test(uri) === true;
  return written.kind === 'exact' ? uri === written.path : uri.startsWith(written.path);
}
