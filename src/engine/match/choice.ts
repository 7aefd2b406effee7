import type { Cluster } from '../model/cluster.ts';
import { type Lift, type Untaken, untakenOf } from './causes/not-taken.ts';
import { ignoredByClass } from './listed-path.ts';
import type { DeadPath, RoutingProgram } from './profile.ts';
import { type ClassRule, takenIngresses } from './taken.ts';

/** What a controller takes of a cluster, and what it leaves out. */
export interface Choice {
  /** With all Ingresses. */
  readonly cluster: Cluster;
  /** With those alone that are taken. */
  readonly taken: Cluster;
  readonly untaken: Untaken;
  /** Paths of Ingresses that are not taken. */
  readonly ignored: () => readonly DeadPath[];
}

/** Returns what a controller takes by its rule. `compile` and `how` tell what the others would answer: see `untakenOf`. */
export function choose(
  cluster: Cluster,
  rule: ClassRule,
  compile: (cluster: Cluster) => Pick<RoutingProgram, 'match' | 'routes'>,
  how?: Lift,
): Choice {
  const ingresses = takenIngresses(cluster, rule);
  const own = new Set(ingresses.map(({ object }) => object));
  return {
    cluster,
    taken: { ...cluster, ingresses },
    untaken: untakenOf(cluster, own, rule.controller, compile, how),
    ignored: () => ignoredByClass(cluster, ingresses),
  };
}
