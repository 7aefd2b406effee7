import { hostsKnownBy, missing } from '../../match/causes/known-hosts.ts';
import type { Choice } from '../../match/choice.ts';
import type { Outcome } from '../../match/decision.ts';
import type { DeadPath, RoutingProgram } from '../../match/profile.ts';
import { programOf } from '../../match/program.ts';
import { reportClassAnnotation } from '../../match/report-class.ts';
import type { HttpRequest } from '../../match/request.ts';
import { diagnose } from './diagnostics.ts';
import { explainWith } from './explain.ts';
import type { Explained } from './explained.ts';
import { identity } from './identity.ts';
import type { TraefikOptions } from './options.ts';
import { readRequest } from './request.ts';
import type { Built, Refused } from './routers.ts';
import { missingIn } from './services.ts';
import { shadowed } from './shadowed.ts';
import { candidates, outcomeOf, type Table, tableOf, winners } from './table.ts';

/** What a program is made of. */
export interface TraefikParts extends Choice {
  readonly built: Built;
  readonly fallbacks: Table['fallbacks'];
  readonly options: TraefikOptions;
}

function deadOf({ listed, why }: Refused): DeadPath {
  return { pathId: listed.origin.pathId, why: why.kind === 'class' ? 'class-ignored' : 'dropped', by: null };
}

function explainedOf(parts: TraefikParts, table: Table, match: Explained['match']): Explained {
  const { built, options } = parts;
  const reasons = new Map(built.refused.map((one) => [one.router, one] as const));
  // Of equal rules of one Ingress the later would stay.
  const refused = [...reasons.keys()].reverse().sort((a, b) => b.priority - a.priority);
  return { ...parts, table, refused: tableOf(refused, [], options), reasons, routers: built.routers, match };
}

/** Returns the program of some routers. */
export function program(parts: TraefikParts): RoutingProgram {
  const { built, options, fallbacks, cluster, taken } = parts;
  const table = tableOf(built.routers, fallbacks, options);
  const isKnown = hostsKnownBy(parts.untaken.taken, {});
  const match = (request: HttpRequest): Outcome => {
    const reading = readRequest(request, options);
    if (!reading.ok) return { kind: 'status', status: 400, why: 'bad-request', route: null };
    const { request: asked } = reading;
    const outcome = outcomeOf(table, winners(candidates(table, asked), asked), asked);
    return missing(outcome, () => isKnown(request.host));
  };
  const explained = explainedOf(parts, table, match);
  return programOf({
    entries: () => built.routers.map((router) => ({ ...router, effective: router.rule })),
    hostOf: ({ host }) => host,
    deadPaths: () => [...built.refused.map(deadOf), ...built.overwritten, ...shadowed(built.routers)],
    diagnose: (dead) => [
      ...diagnose(taken, built, fallbacks, dead, options),
      ...reportClassAnnotation(identity, cluster, taken.ingresses),
    ],
    missing: missingIn(taken, options),
    match,
    explain: (request) => explainWith(explained, request),
  });
}
