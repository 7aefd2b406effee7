import type { AnnotationEffect } from '../diagnostics/controller-codes.ts';
import type { Cluster } from '../model/cluster.ts';
import type { ConfigMap, Located } from '../model/objects.ts';
import type { ProfileOptions } from './profile.ts';
import { type ControllerIdentity, type Reported, report } from './report.ts';

/** How the ConfigMap of one controller is told from all others in a workspace. */
export interface ConfigMapSigns {
  /** Names that installations give it. */
  readonly names: readonly string[];
  /** Its label `app.kubernetes.io/name`; by the label alone it counts only when it holds a key of `keys` or `noted`. */
  readonly label: string;
  /** Keys that could change an answer and are not simulated. */
  readonly noted: ReadonlySet<string>;
  /** Keys that the profile reads. */
  readonly keys: ReadonlySet<string>;
}

function isSigned({ metadata, data }: ConfigMap, { names, label, keys, noted }: ConfigMapSigns): boolean {
  if (names.includes(metadata.name.value)) return true;
  return (
    metadata.labels.get('app.kubernetes.io/name') === label &&
    [...data.keys()].some((key) => keys.has(key) || noted.has(key))
  );
}

/**
 * Returns the controller's ConfigMap of a workspace, the first one, or `null`.
 * @internal Tests ask which one is read.
 */
export function configMapIn(cluster: Cluster, signs: ConfigMapSigns): Located<ConfigMap> | null {
  return cluster.configMaps.find(({ object }) => isSigned(object, signs)) ?? null;
}

/** Returns the options of a profile with what the workspace's ConfigMap adds to `configMap`; what is set by hand comes first. */
export function withConfigMap(options: ProfileOptions, cluster: Cluster, signs: ConfigMapSigns): ProfileOptions {
  const found = configMapIn(cluster, signs);
  if (!found) return options;
  const given = options['configMap'];
  const byHand = typeof given === 'object' && given !== null ? Object.entries(given) : [];
  return {
    ...options,
    configMap: Object.fromEntries([...Array.from(found.object.data, ([key, { value }]) => [key, value]), ...byHand]),
  };
}

/** Returns a finding on the ConfigMap that names the keys which are read as options; none where it holds none of them. */
export function reportConfigMap(
  identity: ControllerIdentity,
  cluster: Cluster,
  signs: ConfigMapSigns,
): readonly Reported[] {
  const found = configMapIn(cluster, signs);
  const keys = [...(found?.object.data.keys() ?? [])].filter((key) => signs.keys.has(key));
  if (!found || keys.length === 0) return [];
  const { object, ref } = found;
  const params = { controller: identity.displayName, keys: keys.join(', ') };
  const place = { object: ref, range: object.metadata.name.range ?? object.range };
  return [report(identity, 'controller/config-map', params, 'info', place)];
}

/** A key of a ConfigMap that is not simulated. */
interface NotedKey {
  readonly name: string;
  readonly effect: AnnotationEffect;
}

/** Returns a finding on each key of the ConfigMap that could change an answer and is not simulated; `noted` are those among all options. */
export function reportSettings(
  identity: ControllerIdentity,
  cluster: Cluster,
  signs: ConfigMapSigns,
  noted: readonly NotedKey[],
): readonly Reported[] {
  const found = configMapIn(cluster, signs);
  if (!found) return [];
  const { object, ref } = found;
  return noted.flatMap(({ name, effect }) => {
    const own = object.data.get(name);
    if (!own) return [];
    const range = own.keyRange ?? own.range ?? object.metadata.name.range ?? object.range;
    return [report(identity, 'controller/not-simulated', { annotation: name, effect }, 'info', { object: ref, range })];
  });
}
