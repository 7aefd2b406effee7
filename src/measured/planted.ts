import type { Cluster } from '../engine/model/cluster.ts';

/** Returns the cluster as somebody reads it who takes every Prefix path for a text prefix. */
export function withTextPrefixes(cluster: Cluster): Cluster {
  return {
    ...cluster,
    ingresses: cluster.ingresses.map((located) => ({
      ...located,
      object: {
        ...located.object,
        rules: located.object.rules.map((rule) => ({
          ...rule,
          paths: (rule.paths ?? []).map((path) => ({
            ...path,
            pathType: {
              ...path.pathType,
              value: path.pathType.value === 'Prefix' ? ('ImplementationSpecific' as const) : path.pathType.value,
            },
          })),
        })),
      },
    })),
  };
}
