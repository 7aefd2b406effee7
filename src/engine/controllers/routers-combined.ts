import type { RoutingProgram } from '../match/profile.ts';
import { type CompiledRouter, routeThrough } from './routers.ts';

/** Returns all routers of a workspace as one: the one that knows the host best answers. */
export function combineRouters(routers: readonly CompiledRouter[]): Pick<RoutingProgram, 'match'> {
  const [only] = routers;
  // Which of them knows the host best need not be found out.
  if (only && routers.length === 1) return only.program;
  return {
    match: (request) =>
      routeThrough(routers, request)?.decision.outcome ?? {
        kind: 'status',
        status: 404,
        why: 'nothing-configured',
        route: null,
      },
  };
}
