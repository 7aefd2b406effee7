import { adviseAnnotations } from '../match/annotations/advise.ts';
import { classNameOf } from '../match/class-name.ts';
import type { Decision } from '../match/decision.ts';
import { edgeRouterId } from '../match/ids.ts';
import { legibleDecision } from '../match/legible.ts';
import { servicesBehind } from '../match/listed-path.ts';
import type { ControllerProfile, ProfileOptions, RoutingProgram } from '../match/profile.ts';
import type { Reported } from '../match/report.ts';
import type { HttpRequest } from '../match/request.ts';
import { adviseSharedClass, isSharedClass } from '../match/shared-class.ts';
import type { Cluster } from '../model/cluster.ts';
import type { Ingress } from '../model/ingress.ts';
import type { IngressClass, Located } from '../model/objects.ts';
import { implied } from '../model/sourced.ts';
import { kubernetesSpec } from './kubernetes-spec/profile.ts';
import { guessProfile, loadProfile, profileById, saysClass } from './registry.ts';

/** The edge router of one class, with the profile that speaks for it. */
export interface CompiledRouter {
  readonly id: string;
  readonly className: string | null;
  readonly profile: ControllerProfile;
  readonly guessed: boolean;
  readonly program: RoutingProgram;
  /** Whether its class is one controller's, and whether that one reads the annotations. Computed when first asked for. */
  readonly advice: () => readonly Reported[];
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

/** Who speaks for a class, before anything is compiled. */
interface Assignment extends ClassGroup {
  readonly id: string;
  readonly profileId: string;
  readonly guessed: boolean;
  /** True when an IngressClass of the workspace names this controller. */
  readonly isNamed: boolean;
  /** True when an IngressClass of the workspace names any controller. */
  readonly isSettled: boolean;
}

function assign(cluster: Cluster, chosen: ReadonlyMap<string, string>): readonly Assignment[] {
  return Array.from(groupByClass(cluster), ([id, group]) => {
    const controllers = controllersOf(cluster, group.className);
    const annotations = new Set(group.ingresses.flatMap(({ object }) => [...object.metadata.annotations.keys()]));
    const guess = guessProfile(group.className, controllers, annotations);
    const picked = profileById(chosen.get(id) ?? '');
    const profile = picked ?? guess.profile;
    const isNamed = controllers.some((name) => name !== null && profile.controllerNames.includes(name));
    const isSettled = controllers.some((name) => name !== null);
    return { ...group, id, profileId: profile.id, guessed: picked ? false : guess.guessed, isNamed, isSettled };
  });
}

/** An IngressClass that nobody wrote: the choice of a profile says who the controller is. */
function standIn(name: string, controller: string, like: Located<Ingress>): Located<IngressClass> {
  return {
    object: {
      kind: 'IngressClass',
      apiVersion: 'networking.k8s.io/v1',
      metadata: {
        name: implied(name),
        namespace: implied(null),
        annotations: new Map(),
        labels: new Map(),
        creationTimestamp: null,
      },
      controller,
      isDefault: false,
      parameters: null,
      range: { start: 0, end: 0 },
    },
    ref: like.ref,
    base: like.base,
  };
}

/**
 * The part of the cluster that one router sees. Where no IngressClass names the controller, the guess or the choice stands in for it:
 * else it would ignore every Ingress of the group.
 */
function partOf(cluster: Cluster, { ingresses, profileId, isNamed }: Assignment, profile: ControllerProfile): Cluster {
  if (isNamed || profileId === kubernetesSpec.id) return { ...cluster, ingresses };
  const written = ingresses.find(({ object }) => object.ingressClassName.value);
  const name = written?.object.ingressClassName.value;
  const [controller] = profile.controllerNames;
  const ingressClasses = written && name && controller ? [standIn(name, controller, written)] : [];
  return { ...cluster, ingresses, ingressClasses };
}

/** What the class and the annotations of a router's Ingresses tell about who the controller is. */
function adviceFor(assignment: Assignment, profile: ControllerProfile, cluster: Cluster) {
  const { className, ingresses, guessed, isSettled } = assignment;
  let found: readonly Reported[] | null = null;
  // A class name speaks for a controller unless another one has it as well.
  const isOpen = guessed && (isSharedClass(className) || !saysClass(className, profile.id));
  const compute = () => [
    ...(guessed && !isSettled && className !== null ? adviseSharedClass(className, ingresses) : []),
    ...adviseAnnotations(profile, ingresses, servicesBehind(cluster), isOpen ? 'guessed' : 'certain'),
  ];
  return (): readonly Reported[] => {
    found ??= compute();
    return found;
  };
}

/** Returns the ids of the profiles that the routers of a cluster need. `chosen` holds profile ids by edge-router id; the others are guessed. */
export function profilesFor(cluster: Cluster, chosen: ReadonlyMap<string, string>): ReadonlySet<string> {
  return new Set(assign(cluster, chosen).map(({ profileId }) => profileId));
}

/** Returns a program that explains itself in the characters that were written: controllers compare bytes. */
export function explainingLegibly(program: RoutingProgram): RoutingProgram {
  return {
    routes: program.routes,
    diagnostics: program.diagnostics,
    order: (pathId) => program.order(pathId),
    deadPaths: () => program.deadPaths(),
    match: (request) => program.match(request),
    explain: (request) => legibleDecision(program.explain(request)),
  };
}

/**
 * Returns one compiled edge router per class, in the order in which the classes first occur.
 * `loaded` holds profiles by id; a router whose profile is not there yet answers as the specification.
 */
export function compileRouters(
  cluster: Cluster,
  chosen: ReadonlyMap<string, string>,
  loaded: ReadonlyMap<string, ControllerProfile>,
  optionsOf: (profile: ControllerProfile, routerId: string) => ProfileOptions = () => ({}),
): readonly CompiledRouter[] {
  return assign(cluster, chosen).map((assignment) => {
    const { id, className, guessed } = assignment;
    const profile = loaded.get(assignment.profileId) ?? kubernetesSpec;
    const part = partOf(cluster, assignment, profile);
    const program = explainingLegibly(profile.compile(part, optionsOf(profile, id)));
    return { id, className, profile, guessed, program, advice: adviceFor(assignment, profile, part) };
  });
}

/** Returns the compiled edge routers of a cluster after loading their profiles. */
export async function loadRouters(
  cluster: Cluster,
  chosen: ReadonlyMap<string, string>,
  optionsOf?: (profile: ControllerProfile, routerId: string) => ProfileOptions,
): Promise<readonly CompiledRouter[]> {
  const found = await Promise.all([...profilesFor(cluster, chosen)].map(loadProfile));
  const loaded = new Map(found.flatMap((profile) => (profile ? [[profile.id, profile] as const] : [])));
  return compileRouters(cluster, chosen, loaded, optionsOf);
}

/** Returns what is worth saying about the annotations of the Ingresses that a chosen controller takes, and of those without a class. */
export function adviseCluster(profile: ControllerProfile, cluster: Cluster): readonly Reported[] {
  // Without any IngressClass nobody knows whose a class is: it is this controller's, as the choice says.
  const isOpen = cluster.ingressClasses.length === 0;
  const ingresses = cluster.ingresses.filter(
    ({ object }) =>
      classNameOf(object) === null ||
      (isOpen && object.ingressClassName.value !== null) ||
      profile.claims(object, cluster),
  );
  return adviseAnnotations(profile, ingresses, servicesBehind({ ...cluster, ingresses }), 'certain');
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
