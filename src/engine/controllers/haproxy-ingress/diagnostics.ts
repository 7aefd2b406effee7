import { backendLookup } from '../../match/availability.ts';
import { listPaths, servicesBehind } from '../../match/listed-path.ts';
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
import { prefixes, unsimulated } from './annotations.ts';
import type { Entry } from './entries.ts';
import { speaker } from './speaker.ts';

/** On a wildcard host a Prefix is an expression without an end: /foo takes /foobar. */
function wildcardPrefixes(entries: readonly Entry[]): readonly Reported[] {
  return entries.flatMap(({ host, path, match, listed }) => {
    if (!listed || match !== 'prefix' || !host.startsWith('*.') || path === '/') return [];
    return [report(speaker, 'haproxy-ingress/wildcard-prefix', { host, path }, 'info', placeOfPath(listed))];
  });
}

/** Returns what the user of these Ingresses may not expect of the controller. `cluster` holds the Ingresses that are taken. */
export function diagnose(cluster: Cluster, entries: readonly Entry[], dead: readonly DeadPath[]): readonly Reported[] {
  const lookup = backendLookup(cluster);
  return [
    ...reportDeadPaths(
      speaker,
      dead,
      listPaths(cluster),
      (one) => backendProblem(one, lookup, cluster.existence === 'given') ?? 'other',
    ),
    ...wildcardPrefixes(entries),
    ...reportUnsimulated(speaker, [...cluster.ingresses, ...servicesBehind(cluster)], prefixes, unsimulated),
  ];
}
