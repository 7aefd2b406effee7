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
import { isDecodable, prefix, read, unsimulated } from './annotations.ts';
import type { Router } from './routers.ts';
import { speaker } from './speaker.ts';

function reasonOf(listed: ListedPath, problem: DroppedReason | null): DroppedReason {
  const { metadata } = listed.located.object;
  if (!isDecodable(metadata)) return 'annotation';
  if (!listed.host && !listed.path.path.value) return 'no-host-or-path';
  if (problem) return problem;
  return read(metadata, 'router.pathmatcher') === 'PathRegexp' ? 'pattern' : 'annotation';
}

/** Routers of several Ingresses with one rule and one priority: Traefik leaves open which of them answers. */
function equalRules(routers: readonly Router[]): readonly Reported[] {
  const first = new Map<string, Router>();
  return routers.flatMap((router) => {
    const key = `${router.priority} ${router.tls} ${router.rule}`;
    const before = first.get(key);
    if (!before) {
      first.set(key, router);
      return [];
    }
    const isSame = before.service.name === router.service.name && before.service.namespace === router.service.namespace;
    if (isSame && before.service.port === router.service.port) return [];
    const params = { rule: router.rule, ingress: before.listed.ingress };
    return [report(speaker, 'traefik/equal-rules', params, 'warning', placeOfPath(router.listed))];
  });
}

function ignoredDefaults({ ingresses }: Cluster): readonly Reported[] {
  return ingresses.flatMap(({ object, ref }) => {
    const backend = object.defaultBackend;
    if (!backend || object.rules.length === 0) return [];
    const params = { controller: speaker.displayName, scope: 'none' as const };
    const place = { object: ref, range: backend.range ?? object.range };
    return [report(speaker, 'controller/default-backend', params, 'warning', place)];
  });
}

/** Returns what the user of these Ingresses may not expect of Traefik. `cluster` holds the Ingresses that are taken. */
export function diagnose(cluster: Cluster, routers: readonly Router[], dead: readonly DeadPath[]): readonly Reported[] {
  const lookup = backendLookup(cluster);
  const isGiven = cluster.existence === 'given';
  return [
    ...reportDeadPaths(speaker, dead, listPaths(cluster), (one) => reasonOf(one, backendProblem(one, lookup, isGiven))),
    ...equalRules(routers),
    ...ignoredDefaults(cluster),
    ...reportUnsimulated(speaker, [...cluster.ingresses, ...servicesBehind(cluster)], [prefix], unsimulated),
  ];
}
