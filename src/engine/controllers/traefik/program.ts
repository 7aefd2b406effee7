import { hostsKnownBy, missing } from '../../match/causes/known-hosts.ts';
import type { Untaken } from '../../match/causes/not-taken.ts';
import type { Outcome } from '../../match/decision.ts';
import type { DeadPath, Route, RoutingProgram } from '../../match/profile.ts';
import type { Reported } from '../../match/report.ts';
import type { HttpRequest } from '../../match/request.ts';
import type { Cluster } from '../../model/cluster.ts';
import { explainWith } from './explain.ts';
import type { Explained } from './explained.ts';
import type { TraefikOptions } from './options.ts';
import { readRequest } from './request.ts';
import type { Built, Refused, Router } from './routers.ts';
import { missingIn } from './services.ts';
import { shadowed } from './shadowed.ts';
import { candidates, outcomeOf, type Table, tableOf, winners } from './table.ts';

/** What a program is made of. */
export interface TraefikParts {
  /** With the Ingresses that are taken only. */
  readonly cluster: Cluster;
  /** With all of them. */
  readonly classes: Cluster;
  readonly untaken: Untaken;
  readonly built: Built;
  readonly fallbacks: Table['fallbacks'];
  readonly options: TraefikOptions;
  readonly diagnose: (dead: readonly DeadPath[]) => readonly Reported[];
  /** Ingresses taken and all there are. */
  readonly taken: number;
  readonly all: number;
}

function deadOf({ listed, why }: Refused): DeadPath {
  return { pathId: listed.origin.pathId, why: why.kind === 'class' ? 'class-ignored' : 'dropped', by: null };
}

function routesOf(routers: readonly Router[]): readonly Route[] {
  return routers.flatMap((router): readonly Route[] => {
    const { id, host, matcher, rule, listed } = router;
    const backend = listed.path.backend.value;
    return backend ? [{ id, host, matcher, backend, origin: listed.origin, effective: rule }] : [];
  });
}

/** The place of each path in the order of its host, from 1. */
function ordersOf(routers: readonly Router[]): ReadonlyMap<string, number> {
  const byHost = new Map<string | null, number>();
  const orders = new Map<string, number>();
  for (const { host, listed } of routers) {
    const place = (byHost.get(host) ?? 0) + 1;
    byHost.set(host, place);
    orders.set(listed.origin.pathId, place);
  }
  return orders;
}

function explainedOf(parts: TraefikParts, table: Explained['table'], match: Explained['match']): Explained {
  const { built, options, cluster, classes, untaken, taken, all } = parts;
  const reasons = new Map(built.refused.map((one) => [one.router, one] as const));
  // Of equal rules of one Ingress the later would stay.
  const refused = [...reasons.keys()].reverse().sort((a, b) => b.priority - a.priority);
  return {
    table,
    refused: tableOf(refused, [], options),
    reasons,
    routers: built.routers,
    cluster,
    classes,
    untaken,
    match,
    taken,
    all,
  };
}

/** Returns the program of some routers. */
export function program(parts: TraefikParts): RoutingProgram {
  const { built, options } = parts;
  const table = tableOf(built.routers, parts.fallbacks, options);
  const isKnown = hostsKnownBy(parts.untaken.taken, {});
  const match = (request: HttpRequest): Outcome => {
    const reading = readRequest(request, options);
    if (!reading.ok) return { kind: 'status', status: 400, why: 'bad-request', route: null };
    const { request: asked } = reading;
    const outcome = outcomeOf(table, winners(candidates(table, asked), asked), asked);
    return missing(outcome, () => isKnown(request.host));
  };
  const explained = explainedOf(parts, table, match);
  const orders = ordersOf(built.routers);
  let dead: readonly DeadPath[] | null = null;
  let found: readonly Reported[] | null = null;
  const deadPaths = (): readonly DeadPath[] => {
    dead ??= [...built.refused.map(deadOf), ...built.overwritten, ...shadowed(built.routers)];
    return dead;
  };
  return {
    routes: routesOf(built.routers),
    get diagnostics() {
      found ??= parts.diagnose(deadPaths());
      return found;
    },
    order: (pathId) => orders.get(pathId) ?? null,
    deadPaths,
    missing: missingIn(parts.cluster, options),
    match,
    explain: (request) => explainWith(explained, request),
  };
}
