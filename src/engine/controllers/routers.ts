import type { Assumption } from '../match/assumption.ts';
import { classAnnotation, classNameOf } from '../match/class-name.ts';
import type { Decision } from '../match/decision.ts';
import { edgeRouterId, hostId, type NodeId } from '../match/ids.ts';
import { legibleDecision } from '../match/legible.ts';
import { servicesBehind } from '../match/listed-path.ts';
import type { ControllerProfile, ProfileOptions, RoutingProgram } from '../match/profile.ts';
import { renamingHosts } from '../match/renamed-hosts.ts';
import type { Reported } from '../match/report.ts';
import type { HttpRequest } from '../match/request.ts';
import { routerNames } from '../match/router-name.ts';
import { adviseSharedClass, isSharedClass } from '../match/shared-class.ts';
import { type ClassRule, hasClass, impliedClass, takenIngresses } from '../match/taken.ts';
import type { Cluster } from '../model/cluster.ts';
import type { Ingress } from '../model/ingress.ts';
import type { Located } from '../model/objects.ts';
import { implied } from '../model/sourced.ts';
import { lookup } from '../text/lookup.ts';
import { kubernetesSpec } from './kubernetes-spec/profile.ts';
import { type Registry, registry } from './registry.ts';

/** The edge router of the classes of one controller, with the profile that speaks for it. */
export interface CompiledRouter {
  readonly id: NodeId;
  /** The class that it is named by. */
  readonly className: string | null;
  /** Every class that it serves, in the order in which Ingresses first name them. */
  readonly classNames: readonly (string | null)[];
  readonly profile: ControllerProfile;
  readonly guessed: boolean;
  readonly program: RoutingProgram;
  /** What its answers rest on and no file says. */
  readonly assumptions: readonly Assumption[];
  /** Whether its class is one controller's, and whether that one reads the annotations. Computed when first asked for. */
  readonly advice: () => readonly Reported[];
}

interface ClassGroup {
  readonly className: string | null;
  readonly classNames: (string | null)[];
  readonly ingresses: Located<Ingress>[];
}

function groupByClass(cluster: Cluster): ReadonlyMap<NodeId, ClassGroup> {
  const groups = new Map<NodeId, ClassGroup>();
  const nameOf = routerNames(cluster);
  for (const located of cluster.ingresses) {
    const own = classNameOf(located.object);
    const className = nameOf(own);
    const id = edgeRouterId(className);
    const group = groups.get(id) ?? { className, classNames: [], ingresses: [] };
    groups.set(id, group);
    group.ingresses.push(located);
    if (!group.classNames.includes(own)) group.classNames.push(own);
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
  readonly id: NodeId;
  readonly profileId: string;
  readonly guessed: boolean;
  /** True when an IngressClass of the workspace names this controller. */
  readonly isNamed: boolean;
  /** True when an IngressClass of the workspace names any controller. */
  readonly isSettled: boolean;
  /** True when the workspace holds an IngressClass of that name. */
  readonly isKnown: boolean;
  /** True when somebody chose the profile. */
  readonly isPicked: boolean;
}

function assign(
  cluster: Cluster,
  chosen: ReadonlyMap<string, string>,
  { guessProfile, profileById }: Registry,
): readonly Assignment[] {
  return Array.from(groupByClass(cluster), ([id, group]) => {
    const controllers = controllersOf(cluster, group.className);
    const annotations = new Set(group.ingresses.flatMap(({ object }) => [...object.metadata.annotations.keys()]));
    const guess = guessProfile(group.className, controllers, annotations);
    const picked = profileById(chosen.get(id) ?? '');
    const profile = picked ?? guess.profile;
    const isNamed = controllers.some((name) => name !== null && profile.controllerNames.includes(name));
    const isSettled = controllers.some((name) => name !== null);
    const guessed = picked ? false : guess.guessed;
    const isKnown = group.className !== null && controllers.length > 0;
    return { ...group, id, profileId: profile.id, guessed, isNamed, isSettled, isKnown, isPicked: picked !== null };
  });
}

/** The Ingress with its class in the field, so that one IngressClass decides whoever takes it. */
function classedByField(located: Located<Ingress>): Located<Ingress> {
  const { object } = located;
  if (!object.metadata.annotations.has(classAnnotation)) return located;
  const annotations = new Map(object.metadata.annotations);
  annotations.delete(classAnnotation);
  const ingressClassName = object.ingressClassName.value ? object.ingressClassName : implied(classNameOf(object));
  return { ...located, object: { ...object, ingressClassName, metadata: { ...object.metadata, annotations } } };
}

/**
 * The part of the cluster that one router sees. A profile that somebody chose for a class, or that is guessed while no file says whose it is, is asked
 * what it would do with these Ingresses: their class is its own then. The profile's own rule decides where its class stands in the files, where others
 * stand there and nobody chose (these are all there are), where an option of it speaks of classes, and of Ingresses without a class.
 */
function partOf(cluster: Cluster, assignment: Assignment, rule: ClassRule | undefined): Cluster {
  const { ingresses, className, classNames, isNamed, isKnown, isPicked } = assignment;
  const [first] = ingresses;
  const isSettled = isNamed || (!isPicked && !isKnown && cluster.ingressClasses.length > 0);
  if (isSettled || className === null || !rule || rule.isSet || !first) return { ...cluster, ingresses };
  const ingressClasses = classNames.flatMap((name) =>
    name === null ? [] : [impliedClass(name, rule.controller, first.ref)],
  );
  return { ...cluster, ingresses: ingresses.map(classedByField), ingressClasses };
}

/** Returns the options a profile runs with: what is set, then what is taken for granted. */
function optionsWith({ assumes }: ControllerProfile, given: ProfileOptions): ProfileOptions {
  return { ...assumes, ...given };
}

/** Classes that are taken for this controller's because no IngressClass is known; `null` for Ingresses without one that it would pass over. */
function openClasses(profile: ControllerProfile, given: ProfileOptions, cluster: Cluster): readonly (string | null)[] {
  const rule = profile.classRule?.(optionsWith(profile, given));
  if (!rule || rule.isSet || cluster.ingressClasses.length > 0) return [];
  const open = takenIngresses(cluster, rule).filter(({ object }) => !rule.takes(object, cluster));
  const named = open.flatMap(({ object }) => object.ingressClassName.value ?? []);
  const isWithout = open.some(({ object }) => !hasClass(object));
  return [...new Set(named), ...(isWithout ? [null] : [])];
}

/** What the answers of a profile rest on: the same data wherever it is asked. */
function assumptionsOf(
  profile: ControllerProfile,
  given: ProfileOptions,
  { existence, ingresses, defaulted }: Pick<Cluster, 'existence' | 'ingresses' | 'defaulted'>,
  classes: readonly (string | null)[],
): readonly Assumption[] {
  const assumed = ({ kind, value = null }: Pick<Assumption, 'kind'> & { readonly value?: string | null }) => [
    { kind, value, option: null, isSet: false },
  ];
  const isDefaulted = ingresses.some(({ object }) => defaulted?.has(object) ?? false);
  return [
    ...Object.entries(profile.assumes ?? {}).map(([option, usual]): Assumption => {
      const set = lookup(given, option);
      return { kind: 'option', option, isSet: set !== undefined, value: set ?? usual };
    }),
    ...(existence === 'assumed' ? assumed({ kind: 'services' }) : []),
    ...classes.flatMap((value) => assumed({ kind: 'class', value })),
    ...(isDefaulted
      ? assumed({ kind: 'default-class', value: ingresses[0]?.object.ingressClassName.value ?? null })
      : []),
  ];
}

/** Returns one profile over all Ingresses of a cluster, as that controller would see them: its own rule for classes decides. */
export function compileAs(profile: ControllerProfile, cluster: Cluster, given: ProfileOptions): CompiledRouter {
  const program = explainingLegibly(profile.compile(cluster, optionsWith(profile, given)));
  const assumptions = assumptionsOf(profile, given, cluster, openClasses(profile, given, cluster));
  return {
    // No class has such a name.
    id: edgeRouterId('*'),
    className: null,
    classNames: [],
    profile,
    guessed: false,
    program,
    assumptions,
    advice: () => [],
  };
}

/** The IngressClasses that name the controller of a profile. */
function ownClasses({ controllerNames }: ControllerProfile, { ingressClasses }: Cluster) {
  return ingressClasses.filter(
    ({ object }) => object.controller !== null && controllerNames.includes(object.controller),
  );
}

/** What the class and the annotations of a router's Ingresses tell about who the controller is. */
function adviceFor(
  assignment: Assignment,
  profile: ControllerProfile,
  cluster: Cluster,
  { idsByClass, owners }: Registry,
) {
  const { className, ingresses, guessed, isSettled } = assignment;
  let found: readonly Reported[] | null = null;
  // A class name speaks for a controller unless another one has it as well.
  const named = idsByClass(className);
  const isNamed = named.length === 1 && named[0] === profile.id;
  const isOpen = guessed && (isSharedClass(className, owners) || !isNamed);
  const own = () =>
    ownClasses(profile, cluster).filter(({ object }) =>
      className === null ? object.isDefault : object.metadata.name.value === className,
    );
  const compute = () => [
    ...(guessed && !isSettled && className !== null ? adviseSharedClass(className, ingresses, owners) : []),
    ...(profile.advise?.(profile, ingresses, servicesBehind(cluster), isOpen ? 'guessed' : 'certain', own(), owners) ??
      []),
  ];
  return (): readonly Reported[] => {
    found ??= compute();
    return found;
  };
}

/** Returns the ids of the profiles that the routers of a cluster need. `chosen` holds profile ids by edge-router id; the others are guessed. */
export function profilesFor(
  cluster: Cluster,
  chosen: ReadonlyMap<string, string>,
  known: Registry = registry,
): ReadonlySet<string> {
  return new Set(assign(cluster, chosen, known).map(({ profileId }) => profileId));
}

/** Returns a program that explains itself in the characters that were written: controllers compare bytes. */
function explainingLegibly(program: RoutingProgram): RoutingProgram {
  return {
    routes: program.routes,
    diagnostics: program.diagnostics,
    order: (pathId) => program.order(pathId),
    deadPaths: () => program.deadPaths(),
    missing: (ingress, backend) => program.missing(ingress, backend),
    match: (request) => program.match(request),
    explain: (request) => legibleDecision(program.explain(request)),
  };
}

/** Returns a program that calls every host as its edge router does: several classes share its hosts, and each profile names one by a class. */
function namingHosts({ className, classNames, ingresses }: ClassGroup, program: RoutingProgram): RoutingProgram {
  if (classNames.length < 2) return program;
  const names = new Map(
    ingresses.flatMap(({ object }) =>
      object.rules.map(({ host }) => [
        hostId(classNameOf(object), host.value || null),
        hostId(className, host.value || null),
      ]),
    ),
  );
  return { ...program, explain: (request) => renamingHosts(program.explain(request), names) };
}

/**
 * Returns one compiled edge router per class, and one for all classes of a controller, in the order in which they first occur.
 * `loaded` holds profiles by id; a router whose profile is not there yet answers as the specification.
 */
export function compileRouters(
  cluster: Cluster,
  chosen: ReadonlyMap<string, string>,
  loaded: ReadonlyMap<string, ControllerProfile>,
  optionsOf: (profile: ControllerProfile, routerId: string) => ProfileOptions = () => ({}),
  known: Registry = registry,
): readonly CompiledRouter[] {
  return assign(cluster, chosen, known).map((assignment) => {
    const { id, className, classNames, guessed, ingresses } = assignment;
    const profile = loaded.get(assignment.profileId) ?? kubernetesSpec;
    const given = optionsOf(profile, id);
    const options = optionsWith(profile, given);
    const part = partOf(cluster, assignment, profile.classRule?.(options));
    const program = namingHosts(assignment, explainingLegibly(profile.compile(part, options)));
    // Without any IngressClass a guess rests on it that the class is this controller's.
    const isOpen = guessed && cluster.ingressClasses.length === 0 && profile.id !== kubernetesSpec.id;
    const own = { ...cluster, ingresses };
    const open =
      isOpen && className !== null ? [className] : className === null ? openClasses(profile, given, own) : [];
    const assumptions = assumptionsOf(profile, given, own, open);
    const advice = adviceFor(assignment, profile, part, known);
    return { id, className, classNames, profile, guessed, program, assumptions, advice };
  });
}

/** Returns the compiled edge routers of a cluster after loading their profiles. */
export async function loadRouters(
  cluster: Cluster,
  chosen: ReadonlyMap<string, string>,
  optionsOf?: (profile: ControllerProfile, routerId: string) => ProfileOptions,
  known: Registry = registry,
): Promise<readonly CompiledRouter[]> {
  const found = await Promise.all([...profilesFor(cluster, chosen, known)].map((id) => known.loadProfile(id)));
  const loaded = new Map(found.flatMap((profile) => (profile ? [[profile.id, profile] as const] : [])));
  return compileRouters(cluster, chosen, loaded, optionsOf, known);
}

/** Returns what is worth saying about the annotations of the Ingresses that a chosen controller takes, and of those without a class. */
export function adviseCluster(
  profile: ControllerProfile,
  cluster: Cluster,
  given: ProfileOptions = {},
): readonly Reported[] {
  const rule = profile.classRule?.(optionsWith(profile, given)) ?? {
    controller: '',
    isSet: false,
    takes: profile.claims,
  };
  const takes = (object: Ingress, world: Cluster) => classNameOf(object) === null || rule.takes(object, world);
  const ingresses = takenIngresses(cluster, { ...rule, takes });
  const services = servicesBehind({ ...cluster, ingresses });
  return profile.advise?.(profile, ingresses, services, 'certain', ownClasses(profile, cluster)) ?? [];
}

/** How well a decision knew the host: exact before wildcard before any, longer wildcards before shorter ones. */
function hostRank({ trace }: Decision): number {
  let best = 0;
  for (const step of trace) {
    if (step.kind !== 'host') continue;
    // A host that is named is known, even where none of its paths fits and others are asked.
    if (step.verdict === 'exact' || step.verdict === 'alias') return Number.MAX_SAFE_INTEGER;
    if (step.verdict === 'wildcard') best = Math.max(best, 1 + (step.host?.length ?? 0));
    if (step.chosen) best = Math.max(best, 1);
  }
  return best;
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
