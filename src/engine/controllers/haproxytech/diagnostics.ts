import type { DroppedReason } from '../../diagnostics/controller-codes.ts';
import { backendLookup } from '../../match/availability.ts';
import { type ListedPath, listPaths, servicesBehind } from '../../match/listed-path.ts';
import type { DeadPath } from '../../match/profile.ts';
import {
  backendProblem,
  placeOfPath,
  type Reported,
  report,
  reportDeadPaths,
  reportUnsimulated,
} from '../../match/report.ts';
import type { Cluster } from '../../model/cluster.ts';
import { prefixes } from './annotations.ts';
import type { Row } from './maps.ts';
import { unsimulated } from './notes.ts';
import { speaker } from './speaker.ts';
import { adviseValues } from './unreadable.ts';

function reasonOf({ host, path }: ListedPath): DroppedReason {
  if (!host && !path.path.value) return 'no-host-or-path';
  return path.pathType.value ? 'other' : 'no-path-type';
}

function rejected({ listed, treatment }: Row): Reported {
  const detail = treatment.pathRewrites.find(({ pattern }) => pattern.kind === 'invalid')?.source ?? '';
  const params = { controller: speaker.displayName, rule: 'haproxytech/bad-expression', detail };
  return report(speaker, 'controller/rejected', params, 'error', placeOfPath(listed));
}

/** Returns what the user of these Ingresses may not expect of the controller. `cluster` holds the Ingresses that are taken. */
export function diagnose(cluster: Cluster, dead: readonly DeadPath[], refusal: Row | null): readonly Reported[] {
  const lookup = backendLookup(cluster);
  const annotated = [...cluster.ingresses, ...servicesBehind(cluster)];
  return [
    ...reportDeadPaths(
      speaker,
      dead,
      listPaths(cluster),
      (one) => backendProblem(one, lookup, cluster.existence === 'given') ?? reasonOf(one),
    ),
    ...(refusal ? [rejected(refusal)] : []),
    ...adviseValues(annotated),
    ...reportUnsimulated(speaker, annotated, prefixes, unsimulated),
  ];
}
