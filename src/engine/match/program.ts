import type { Decision } from './decision.ts';
import type { NodeId } from './ids.ts';
import type { ListedPath } from './listed-path.ts';
import type { Matcher } from './matcher.ts';
import { once } from './once.ts';
import type { DeadPath, Route, RoutingProgram } from './profile.ts';
import type { Reported } from './report.ts';
import type { HttpRequest } from './request.ts';

/** What a controller compares requests with, as far as a program tells of it. */
export interface RouteEntry {
  /** The path that it comes from; `null` for what stands in no path. */
  readonly listed: ListedPath | null;
  readonly matcher: Matcher;
  /** Where the route names another host than the rule does. */
  readonly host?: string | null;
  readonly effective?: string;
}

/** What a program is built of. Nothing that need not be known to answer is worked out before it is asked for. */
export interface ProgramParts<E extends RouteEntry> {
  /** In evaluation order. Several may come from one path. */
  readonly entries: () => readonly E[];
  /** Returns what the host of an entry is to the controller: entries of one host have one order. */
  readonly hostOf: (entry: E) => unknown;
  readonly deadPaths: () => readonly DeadPath[];
  /** Without it there is nothing to tell. */
  readonly diagnose?: (dead: readonly DeadPath[]) => readonly Reported[];
  readonly missing: RoutingProgram['missing'];
  readonly match: RoutingProgram['match'];
  /** `program` answers other requests, for what a cause asks. */
  readonly explain: (request: HttpRequest, program: RoutingProgram) => Decision;
}

function routeOf({ listed, matcher, host, effective }: RouteEntry): readonly Route[] {
  const backend = listed?.path.backend.value;
  if (!listed || !backend) return [];
  const { origin } = listed;
  const route = { id: origin.pathId, host: host === undefined ? listed.host : host, matcher, backend, origin };
  return [effective === undefined ? route : { ...route, effective }];
}

/** The place of each path among those of its host, from 1; one with several entries stands where its first does. */
function placesOf<E extends RouteEntry>({ entries, hostOf }: ProgramParts<E>): ReadonlyMap<NodeId, number> {
  const counts = new Map<unknown, number>();
  const places = new Map<NodeId, number>();
  for (const entry of entries()) {
    const id = entry.listed?.origin.pathId;
    if (!id || places.has(id)) continue;
    const host = hostOf(entry);
    const place = (counts.get(host) ?? 0) + 1;
    counts.set(host, place);
    places.set(id, place);
  }
  return places;
}

/** Returns the program of its parts. */
export function programOf<E extends RouteEntry>(parts: ProgramParts<E>): RoutingProgram {
  const entries = once(parts.entries);
  const routes = once(() => entries().flatMap(routeOf));
  const places = once(() => placesOf({ ...parts, entries }));
  const deadPaths = once(parts.deadPaths);
  const diagnostics = once(() => parts.diagnose?.(deadPaths()) ?? []);
  const program: RoutingProgram = {
    get routes() {
      return routes();
    },
    get diagnostics() {
      return diagnostics();
    },
    order: (pathId) => places().get(pathId) ?? null,
    deadPaths,
    missing: parts.missing,
    match: parts.match,
    explain: (request) => parts.explain(request, program),
  };
  return program;
}
