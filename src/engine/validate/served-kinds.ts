import { groupOf } from './kind-rules.ts';

/** Kinds that a server of the releases we judge by knows, by group and version. Groups that are not here may know any kind. @source kubernetes/kubernetes api/discovery (v1.35) */
const servedKinds: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    'v1',
    new Set([
      'Binding',
      'ComponentStatus',
      'ConfigMap',
      'Endpoints',
      'Event',
      'LimitRange',
      'Namespace',
      'Node',
      'PersistentVolume',
      'PersistentVolumeClaim',
      'Pod',
      'PodTemplate',
      'ReplicationController',
      'ResourceQuota',
      'Secret',
      'Service',
      'ServiceAccount',
    ]),
  ],
  ['networking.k8s.io/v1', new Set(['IPAddress', 'Ingress', 'IngressClass', 'NetworkPolicy', 'ServiceCIDR'])],
  ['discovery.k8s.io/v1', new Set(['EndpointSlice'])],
  ['apps/v1', new Set(['ControllerRevision', 'DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'])],
]);

const closedGroups: ReadonlySet<string> = new Set(['', 'apps', 'discovery.k8s.io', 'extensions', 'networking.k8s.io']);

/**
 * Returns how kubectl finds a kind: `served`, `lower` for a kind written in lower case (it is sent, and the server refuses
 * it), `list` for a List that kubectl takes apart, `none` where no server has it, `unknown` for groups we know nothing of.
 * @source kubernetes/client-go restmapper/discovery.go NewDiscoveryRESTMapper (v0.35)
 */
export function findKind(apiVersion: string, kind: string): 'served' | 'lower' | 'list' | 'none' | 'unknown' {
  const kinds = servedKinds.get(apiVersion);
  if (!kinds) return isClosed(apiVersion) ? 'none' : 'unknown';
  if (kinds.has(kind)) return 'served';
  if (kind === 'List' || (kind.endsWith('List') && kinds.has(kind.slice(0, -'List'.length)))) return 'list';
  return servedName(apiVersion, kind) ? 'lower' : 'none';
}

/** Group names without dots are Kubernetes' own, and an apiVersion without slash that is no version is nobody's. */
function isClosed(apiVersion: string): boolean {
  return closedGroups.has(groupOf(apiVersion).toLowerCase());
}

/** Returns the served kind that is written in lower case as `kind`, `null` when there is none. */
export function servedName(apiVersion: string, kind: string): string | null {
  return [...(servedKinds.get(apiVersion) ?? [])].find((known) => known.toLowerCase() === kind) ?? null;
}

/** Returns the kinds of a group version that we know to be served. */
export function servedKindsOf(apiVersion: string): readonly string[] {
  return [...(servedKinds.get(apiVersion) ?? [])];
}

/** Returns the group versions that serve a kind, of those we know. */
export function versionsOf(kind: string): readonly string[] {
  return [...servedKinds].filter(([, kinds]) => kinds.has(kind)).map(([apiVersion]) => apiVersion);
}
