import { classNameOf } from '../match/class-name.ts';
import type { Decision } from '../match/decision.ts';
import { edgeRouterId } from '../match/ids.ts';
import type { ControllerProfile, ProfileOptions, RoutingProgram } from '../match/profile.ts';
import type { HttpRequest } from '../match/request.ts';
import type { Cluster } from '../model/cluster.ts';
import type { Ingress } from '../model/ingress.ts';
import type { Located } from '../model/objects.ts';
import { guessProfile, profileById } from './registry.ts';

/** The edge router of one class, with the profile that speaks for it. */
export interface CompiledRouter {
  readonly id: string;
  readonly className: string | null;
  readonly profile: ControllerProfile;
  readonly guessed: boolean;
  readonly program: RoutingProgram;
}

interface ClassGroup {
  readonly className: string | null;
  readonly ingresses: Located<Ingress>[];
}

function groupByClass(cluster: Cluster): ReadonlyMap<string, ClassGroup> {
  const groups = new Map<string, ClassGroup>();
  for (const located of cluster.ingresses) {
    const className = classNameOf(located.object);
    const id = edgeRouterId(className);
    const group = groups.get(id);
    if (group) group.ingresses.push(located);
    else groups.set(id, { className, ingresses: [located] });
  }
  return groups;
}

/** The controllers of the IngressClasses that a class name means; without a name those of the default classes. */
function controllersOf(cluster: Cluster, className: string | null): readonly (string | null)[] {
  return cluster.ingressClasses
    .filter(({ object }) => (className === null ? object.isDefault : object.metadata.name.value === className))
    .map(({ object }) => object.controller);
}

/**
 * Returns one compiled edge router per class, in the order in which the classes first occur.
 * `chosen` holds profile ids by edge-router id; the others are guessed.
 */
export function compileRouters(
  cluster: Cluster,
  chosen: ReadonlyMap<string, string>,
  optionsOf: (profile: ControllerProfile) => ProfileOptions = () => ({}),
): readonly CompiledRouter[] {
  return Array.from(groupByClass(cluster), ([id, { className, ingresses }]) => {
    const picked = profileById(chosen.get(id) ?? '');
    const annotations = new Set(ingresses.flatMap(({ object }) => [...object.metadata.annotations.keys()]));
    const { profile, guessed } = picked
      ? { profile: picked, guessed: false }
      : guessProfile(className, controllersOf(cluster, className), annotations);
    const program = profile.compile({ ...cluster, ingresses }, optionsOf(profile));
    return { id, className, profile, guessed, program };
  });
}

/** How well a decision knew the host: exact before wildcard before any, longer wildcards before shorter ones. */
function hostRank({ trace }: Decision): number {
  for (const step of trace) {
    if (step.kind !== 'host' || !step.chosen) continue;
    if (step.verdict === 'exact') return Number.MAX_SAFE_INTEGER;
    return step.verdict === 'wildcard' ? 1 + (step.host?.length ?? 0) : 1;
  }
  return 0;
}

/** Returns the decision of the router that knows the request's host best, the first of equals; `null` without routers. */
export function routeThrough(
  routers: readonly CompiledRouter[],
  request: HttpRequest,
): { readonly router: CompiledRouter; readonly decision: Decision } | null {
  let best: { readonly router: CompiledRouter; readonly decision: Decision } | null = null;
  for (const router of routers) {
    const decision = router.program.explain(request);
    if (!best || hostRank(decision) > hostRank(best.decision)) best = { router, decision };
  }
  return best;
}
