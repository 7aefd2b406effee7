import { type Availability, type BackendLookup, backendLookup } from '../../match/availability.ts';
import { classNameOf } from '../../match/class-name.ts';
import { type HostIndex, indexHosts } from '../../match/host-match.ts';
import { defaultBackendId, hostId, type NodeId } from '../../match/ids.ts';
import { byAge, type ListedPath, listPaths } from '../../match/listed-path.ts';
import type { DeadPath } from '../../match/profile.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { Ingress } from '../../model/ingress.ts';
import { namespaceOf, qualifiedName } from '../../model/metadata.ts';
import type { Located } from '../../model/objects.ts';
import { buildTable, entryOf, type HostTable, traceLimit } from './table.ts';

/** The default backend of one Ingress. */
export interface DefaultBackend {
  /** `namespace/name`. */
  readonly ingress: string;
  readonly nodeId: NodeId;
  readonly located: Located<Ingress>;
  readonly availability: Availability;
}

/** A host with everything that can answer for it. */
export interface Site extends HostTable {
  /** Ingresses with a rule for this host, oldest first. */
  readonly owners: readonly Located<Ingress>[];
  /** True when one Ingress has two rules for this host. */
  readonly hasRepeatedRule: boolean;
  readonly hasRuleWithoutHttp: boolean;
  /** Takes what no path takes: that of the oldest owner that has one, else of the oldest Ingress at all. */
  readonly fallback: DefaultBackend | null;
  /** Paths whose type is none of the API's. */
  readonly rejected: readonly ListedPath[];
}

/** A rule with neither host nor paths says nothing of a host; what is left of any goes to a default backend, where there is one. */
export function isSilent({ host, entries, rejected, fallback }: Site): boolean {
  return host === null && !fallback && entries.length + rejected.length === 0;
}

/** Everything the profile knows about a cluster. */
export interface World {
  readonly cluster: Cluster;
  readonly all: number;
  /** Ingresses whose class is known, oldest first. */
  readonly taken: readonly Located<Ingress>[];
  /** In file order of their first rule. */
  readonly sites: readonly Site[];
  readonly hosts: HostIndex<Site>;
  /** By suffix after the first label; only with more hosts than a trace lists. */
  readonly neighbours: ReadonlyMap<string, readonly Site[]> | null;
  readonly defaults: readonly DefaultBackend[];
  readonly left: readonly DeadPath[];
}

/**
 * Returns true when an Ingress belongs to a class that exists. Without any IngressClass in the workspace nothing is known and all are taken;
 * one without a class is taken when a default class would have been set at its creation.
 * @source kubernetes-sigs/ingress-controller-conformance features/ingress_class.feature (f91a7996); kubernetes/api networking/v1/types.go IngressSpec.ingressClassName (v1.35)
 */
export function isClassKnown(ingress: Ingress, cluster: Cluster): boolean {
  if (cluster.ingressClasses.length === 0) return true;
  const className = classNameOf(ingress);
  if (className === null) return cluster.ingressClasses.some(({ object }) => object.isDefault);
  // The old annotation names a controller's own setting: no IngressClass needs to exist for it.
  if (!ingress.ingressClassName.value) return true;
  return cluster.ingressClasses.some(({ object }) => object.metadata.name.value === className);
}

interface Draft {
  readonly className: string | null;
  readonly host: string | null;
  readonly owners: Set<Located<Ingress>>;
  readonly listed: ListedPath[];
  rules: number;
  hasRuleWithoutHttp: boolean;
}

/** One draft per host, in file order; hosts are compared in lower case. */
function draftSites(cluster: Cluster, taken: ReadonlySet<Located<Ingress>>): ReadonlyMap<string, Draft> {
  const drafts = new Map<string, Draft>();
  for (const located of cluster.ingresses) {
    if (!taken.has(located)) continue;
    for (const rule of located.object.rules) {
      const host = rule.host.value || null;
      const key = (host ?? '').toLowerCase();
      const draft = drafts.get(key) ?? {
        className: classNameOf(located.object),
        host,
        owners: new Set(),
        listed: [],
        rules: 0,
        hasRuleWithoutHttp: false,
      };
      drafts.set(key, draft);
      draft.owners.add(located);
      draft.rules++;
      draft.hasRuleWithoutHttp ||= rule.paths === null;
    }
  }
  return drafts;
}

function defaultBackends(taken: readonly Located<Ingress>[], lookup: BackendLookup) {
  const defaults = new Map<Located<Ingress>, DefaultBackend>();
  for (const located of taken) {
    const { metadata, defaultBackend } = located.object;
    if (!defaultBackend) continue;
    const ingress = qualifiedName(metadata);
    defaults.set(located, {
      ingress,
      nodeId: defaultBackendId(classNameOf(located.object), ingress),
      located,
      availability: lookup.availability(namespaceOf(metadata), defaultBackend.value),
    });
  }
  return defaults;
}

function indexNeighbours(sites: readonly Site[]): ReadonlyMap<string, readonly Site[]> | null {
  if (sites.length <= traceLimit) return null;
  const map = new Map<string, Site[]>();
  for (const site of sites) {
    const host = (site.host ?? '').toLowerCase();
    const suffix = host.slice(Math.max(0, host.indexOf('.')));
    const list = map.get(suffix);
    if (list) list.push(site);
    else map.set(suffix, [site]);
  }
  return map;
}

/** Returns the cluster as the profile sees it: Ingresses chosen by class, paths merged by host, indexes built. */
export function buildWorld(cluster: Cluster): World {
  const lookup = backendLookup(cluster);
  const taken = byAge(cluster.ingresses.filter(({ object }) => isClassKnown(object, cluster)));
  const ages = new Map(taken.map((located, age) => [located, age]));
  const drafts = draftSites(cluster, new Set(taken));
  const left: DeadPath[] = [];
  for (const listed of listPaths(cluster)) {
    if (ages.has(listed.located)) drafts.get((listed.host ?? '').toLowerCase())?.listed.push(listed);
    else left.push({ pathId: listed.origin.pathId, why: 'class-ignored', by: null });
  }
  const defaults = defaultBackends(taken, lookup);
  const oldest = defaults.values().next().value ?? null;
  const sites = [...drafts.values()].map((draft): Site => {
    const entries = [];
    const rejected: ListedPath[] = [];
    for (const listed of draft.listed) {
      const entry = entryOf(listed, ages.get(listed.located) ?? 0, lookup);
      if (entry) entries.push(entry);
      else {
        rejected.push(listed);
        left.push({ pathId: listed.origin.pathId, why: 'rejected', by: null });
      }
    }
    const owners = [...draft.owners].sort((a, b) => (ages.get(a) ?? 0) - (ages.get(b) ?? 0));
    const own = owners.map((owner) => defaults.get(owner)).find((backend) => backend !== undefined);
    return {
      ...buildTable(draft.className, draft.host, entries),
      hostId: hostId(draft.className, draft.host),
      owners,
      hasRepeatedRule: draft.rules > owners.length,
      hasRuleWithoutHttp: draft.hasRuleWithoutHttp,
      fallback: own ?? oldest,
      rejected,
    };
  });
  return {
    cluster,
    all: cluster.ingresses.length,
    taken,
    sites,
    hosts: indexHosts(sites.map((site) => ({ host: site.host?.toLowerCase() ?? null, table: site }))),
    neighbours: indexNeighbours(sites),
    defaults: [...defaults.values()],
    left,
  };
}
