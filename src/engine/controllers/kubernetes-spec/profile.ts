import { missingBy, specifiedPort } from '../../match/availability.ts';
import { untakenOf } from '../../match/causes/not-taken.ts';
import type { Outcome } from '../../match/decision.ts';
import type { ControllerProfile, DeadPath, RoutingProgram } from '../../match/profile.ts';
import type { HttpRequest } from '../../match/request.ts';
import type { Cluster } from '../../model/cluster.ts';
import { about } from './about.ts';
import { findDeadPaths } from './dead-paths.ts';
import { explain } from './explain.ts';
import { findPath } from './find.ts';
import { outcomeOf } from './outcome.ts';
import { chooseHost, findHosts, resolveRequest } from './resolve.ts';
import { buildWorld, isClassKnown } from './world.ts';

function compile(cluster: Cluster): RoutingProgram {
  const world = buildWorld(cluster);
  let dead: readonly DeadPath[] | null = null;
  let orders: ReadonlyMap<string, number> | null = null;
  const match = (request: HttpRequest): Outcome => {
    const resolved = resolveRequest(request);
    const site = chooseHost(findHosts(world, resolved.normalised));
    return outcomeOf(world, site, site && findPath(site, resolved.path), resolved);
  };
  const taken = new Set(world.taken.map(({ object }) => object));
  // Who the controller is does not matter here: a class that is there is enough.
  const questions = { match, untaken: untakenOf(cluster, taken, '', compile) };
  return {
    routes: world.sites.flatMap((site) => site.entries.map((entry) => entry.route)),
    order(pathId) {
      orders ??= new Map(
        world.sites.flatMap((site) => site.entries.map((entry) => [entry.route.id, entry.order + 1] as const)),
      );
      return orders.get(pathId) ?? null;
    },
    deadPaths() {
      dead ??= findDeadPaths(world);
      return dead;
    },
    missing: missingBy(cluster, specifiedPort),
    diagnostics: [],
    match,
    explain: (request) => explain(world, request, questions),
  };
}

/** Our reading of the Kubernetes documents: what Ingress means before any controller has its own ideas. */
export const kubernetesSpec: ControllerProfile = {
  ...about,
  options: [],
  annotations: [],
  claims: isClassKnown,
  compile: (cluster) => compile(cluster),
};
