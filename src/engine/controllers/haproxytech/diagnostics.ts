import type { DroppedReason } from '../../diagnostics/controller-codes.ts';
import { backendLookup } from '../../match/availability.ts';
import { type ListedPath, listPaths, servicesBehind } from '../../match/listed-path.ts';
import type { DeadPath } from '../../match/profile.ts';
import { backendProblem, type Reported, reportDeadPaths, reportUnsimulated } from '../../match/report.ts';
import type { Cluster } from '../../model/cluster.ts';
import { prefixes, unsimulated } from './annotations.ts';
import { speaker } from './speaker.ts';

function reasonOf({ host, path }: ListedPath): DroppedReason {
  if (!host && !path.path.value) return 'no-host-or-path';
  return path.pathType.value ? 'other' : 'no-path-type';
}

/** Returns what the user of these Ingresses may not expect of the controller. `cluster` holds the Ingresses that are taken. */
export function diagnose(cluster: Cluster, dead: readonly DeadPath[]): readonly Reported[] {
  const lookup = backendLookup(cluster);
  return [
    ...reportDeadPaths(
      speaker,
      dead,
      listPaths(cluster),
      (one) => backendProblem(one, lookup, cluster.existence === 'given') ?? reasonOf(one),
    ),
    ...reportUnsimulated(speaker, [...cluster.ingresses, ...servicesBehind(cluster)], prefixes, unsimulated),
  ];
}
