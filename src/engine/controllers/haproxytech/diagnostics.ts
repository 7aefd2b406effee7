import type { DroppedReason } from '../../diagnostics/controller-codes.ts';
import { reportIdle } from '../../match/annotations/effects.ts';
import { backendLookup } from '../../match/availability.ts';
import { reportConfigMap, reportSettings } from '../../match/configmap-options.ts';
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
import type { Ingress } from '../../model/ingress.ts';
import { qualifiedName } from '../../model/metadata.ts';
import type { Located, Service } from '../../model/objects.ts';
import { ownAnnotation, prefixes } from './annotations.ts';
import { identity } from './identity.ts';
import type { Row } from './maps.ts';
import { notesOfSettings, unsimulated } from './notes.ts';
import { type HaproxyTechOptions, haproxyTechConfigMap } from './options.ts';
import { readsOn } from './reads-on.ts';
import { adviseValues } from './unreadable.ts';

function reasonOf({ host, path }: ListedPath): DroppedReason {
  if (!host && !path.path.value) return 'no-host-or-path';
  return path.pathType.value ? 'other' : 'no-path-type';
}

function rejected({ listed, treatment }: Row): Reported {
  const detail = treatment.pathRewrites.find(({ pattern }) => pattern.kind === 'invalid')?.source ?? '';
  const params = { controller: identity.displayName, rule: 'haproxytech/bad-expression' as const, detail };
  return report(identity, 'controller/rejected', params, 'error', placeOfPath(listed));
}

/** What is read for paths alone. */
const ofPaths = [
  'path-rewrite',
  'request-redirect',
  'request-redirect-code',
  'ssl-redirect',
  'ssl-redirect-code',
  'ssl-redirect-port',
];

/** Annotations that do nothing: on what only default backends lead to, and what only says more about another one. */
function idle(cluster: Cluster, services: readonly Located<Service>[], options: HaproxyTechOptions) {
  const byName = new Map(services.map((located) => [qualifiedName(located.object.metadata), located]));
  const pairs = listPaths(cluster).map(({ located, namespace, path }) => {
    const service = byName.get(`${namespace}/${path.backend.value?.service?.name.value}`);
    return service ? [located, service] : [located];
  });
  const asks = ({ object }: Located<Ingress | Service>) => ownAnnotation('request-redirect', object)?.value;
  const annotated = [...cluster.ingresses, ...services].filter(({ object }) => object.metadata.annotations.size > 0);
  return annotated.flatMap((located): readonly Reported[] => {
    const found = (name: string) => ownAnnotation(name, located.object) ?? [];
    const own = pairs.filter((pair) => pair.some(({ object }) => object === located.object));
    if (own.length === 0) {
      const read = ofPaths.filter((name) => readsOn(name)?.includes(located.object.kind));
      return read.flatMap(found).map(({ key }) => reportIdle(identity, located, key, 'no-paths'));
    }
    const isRead = options.configMap.has('request-redirect') || own.flat().some(asks);
    const codes = isRead ? [] : [found('request-redirect-code')].flat();
    return codes.map(({ key }) => reportIdle(identity, located, key, 'needs', `${prefixes[0]}request-redirect`));
  });
}

/** What diagnostics are made of besides the objects. */
interface Compiled {
  readonly dead: readonly DeadPath[];
  readonly refusal: Row | null;
  readonly options: HaproxyTechOptions;
}

/** Returns what the user of these Ingresses may not expect of the controller. `cluster` holds the Ingresses that are taken. */
export function diagnose(cluster: Cluster, { dead, refusal, options }: Compiled): readonly Reported[] {
  const lookup = backendLookup(cluster);
  const services = servicesBehind(cluster);
  return [
    ...reportDeadPaths(
      identity,
      dead,
      listPaths(cluster),
      (one) => backendProblem(one, lookup, cluster.existence === 'given') ?? reasonOf(one),
    ),
    ...(refusal ? [rejected(refusal)] : []),
    ...idle(cluster, services, options),
    ...adviseValues([...cluster.ingresses, ...services]),
    ...reportUnsimulated(identity, cluster.ingresses, prefixes, unsimulated.ingress),
    ...reportUnsimulated(identity, services, prefixes, unsimulated.service),
    ...reportConfigMap(identity, cluster, haproxyTechConfigMap),
    ...reportSettings(identity, cluster, haproxyTechConfigMap, notesOfSettings(options.configMap)),
  ];
}
