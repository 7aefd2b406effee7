import { backendLookup } from '../../match/availability.ts';
import { reportConfigMap, reportSettings } from '../../match/configmap-options.ts';
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
import { reportClassNeeded, watchWithoutClass } from '../../match/report-class.ts';
import type { Cluster } from '../../model/cluster.ts';
import { prefixes } from './annotations.ts';
import { type Entry, isTcpService } from './entries.ts';
import type { Frontends } from './frontends.ts';
import { identity } from './identity.ts';
import { notesOfSettings, unsimulated } from './notes.ts';
import { type HaproxyIngressOptions, haproxyIngressConfigMap } from './options.ts';
import { idle, wider } from './reach.ts';
import { adviseValues } from './unreadable.ts';

/** On a wildcard host a Prefix is an expression without an end: /foo takes /foobar. */
function wildcardPrefixes(entries: readonly Entry[]): readonly Reported[] {
  return entries.flatMap(({ host, path, match, listed }) => {
    if (!listed || match !== 'prefix' || !host.startsWith('*.') || path === '/') return [];
    return [report(identity, 'haproxy-ingress/wildcard-prefix', { host, path }, 'info', placeOfPath(listed))];
  });
}

/** One expression that does not compile, and HAProxy refuses the whole map. */
function refused({ refusal }: Frontends): readonly Reported[] {
  if (!refusal?.entry?.listed) return [];
  const { rule, detail, entry } = refusal;
  const params = { controller: identity.displayName, rule, detail };
  return entry.listed ? [report(identity, 'controller/rejected', params, 'error', placeOfPath(entry.listed))] : [];
}

/** What diagnostics are made of besides the objects. */
interface Compiled {
  readonly entries: readonly Entry[];
  readonly frontends: Frontends;
  readonly options: HaproxyIngressOptions;
  readonly dead: readonly DeadPath[];
}

/** Returns what the user of these Ingresses may not expect of the controller. `cluster` holds the Ingresses that are taken. */
export function diagnose(cluster: Cluster, { entries, frontends, options, dead }: Compiled): readonly Reported[] {
  const lookup = backendLookup(cluster);
  const services = servicesBehind(cluster);
  return [
    ...reportDeadPaths(identity, dead, listPaths(cluster), (one) =>
      isTcpService(one.located.object)
        ? 'annotation'
        : (backendProblem(one, lookup, cluster.existence === 'given') ?? 'other'),
    ),
    ...wildcardPrefixes(entries),
    ...refused(frontends),
    ...idle(cluster, frontends),
    ...wider(entries, frontends),
    ...(options.watchIngressWithoutClass ? [] : reportClassNeeded(identity, cluster, watchWithoutClass)),
    ...adviseValues([...cluster.ingresses, ...services]),
    ...reportUnsimulated(identity, cluster.ingresses, prefixes, unsimulated.ingress),
    ...reportUnsimulated(identity, services, prefixes, unsimulated.service),
    ...reportConfigMap(identity, cluster, haproxyIngressConfigMap),
    ...reportSettings(identity, cluster, haproxyIngressConfigMap, notesOfSettings(options.configMap)),
  ];
}
