import {
  type Cluster,
  classNameOf,
  edgeRouterId,
  guessProfile,
  type Ingress,
  type Located,
  profileById,
  type RoutingProgram,
} from '../engine/index.ts';

/** An edge router with what speaks for it. */
export interface Router {
  readonly id: string;
  readonly className: string | null;
  /** Profile id. */
  readonly controller: string;
  readonly guessed: boolean;
  readonly program: RoutingProgram;
}

interface Group {
  readonly className: string | null;
  readonly ingresses: Located<Ingress>[];
}

/** Ingresses by class, in the order in which the classes first occur. */
function groupByClass(cluster: Cluster): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>();
  for (const located of cluster.ingresses) {
    const className = classNameOf(located.object);
    const id = edgeRouterId(className);
    const group = groups.get(id);
    if (group) group.ingresses.push(located);
    else groups.set(id, { className, ingresses: [located] });
  }
  return groups;
}

function chooseProfile(cluster: Cluster, group: Group, chosen: string | undefined) {
  const profile = chosen === undefined ? null : profileById(chosen);
  if (profile) return { profile, guessed: false };
  const controllers = cluster.ingressClasses
    .filter(({ object }) => object.metadata.name.value === group.className)
    .map(({ object }) => object.controller);
  const annotations = new Set<string>();
  for (const { object } of group.ingresses)
    for (const name of object.metadata.annotations.keys()) annotations.add(name);
  return guessProfile(group.className, controllers, annotations);
}

/** Returns one compiled edge router per class, in file order. `chosen` holds profile ids by edge-router id. */
export function compileRouters(cluster: Cluster, chosen: ReadonlyMap<string, string>): readonly Router[] {
  return Array.from(groupByClass(cluster), ([id, group]) => {
    const { profile, guessed } = chooseProfile(cluster, group, chosen.get(id));
    const program = profile.compile({ ...cluster, ingresses: group.ingresses }, {});
    return { id, className: group.className, controller: profile.id, guessed, program };
  });
}
