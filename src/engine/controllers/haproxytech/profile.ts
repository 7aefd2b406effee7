import { adviseAnnotations } from '../../match/annotations/advise.ts';
import { haproxytechAnnotations } from '../../match/annotations/haproxytech.ts';
import { hostsKnownBy } from '../../match/causes/known-hosts.ts';
import { choose } from '../../match/choice.ts';
import { withConfigMap } from '../../match/configmap-options.ts';
import type { ControllerProfile, ProfileOptions, RoutingProgram } from '../../match/profile.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { PathRewrite } from './annotations.ts';
import { defaultBackends } from './default-backend.ts';
import { identity } from './identity.ts';
import { buildMaps } from './maps.ts';
import {
  classRuleOf,
  type HaproxyTechOptions,
  haproxyTechConfigMap,
  haproxyTechOptions,
  readOptions,
} from './options.ts';
import { program } from './program.ts';
import { readsOn } from './reads-on.ts';

/** An expression that does not compile: HAProxy refuses its configuration. */
const isBad = ({ pattern }: PathRewrite): boolean => pattern.kind === 'invalid';

/** The ConfigMap with some keys set, or left out where their value is `null`. */
function merged(configMap: ReadonlyMap<string, unknown>, config: ProfileOptions): ReadonlyMap<string, unknown> {
  return new Map([...configMap, ...Object.entries(config)].filter(([, value]) => value !== null));
}

function compile(cluster: Cluster, options: HaproxyTechOptions): RoutingProgram {
  const choice = choose(cluster, classRuleOf(options), (all) => compile(all, options));
  const { taken, untaken } = choice;
  const maps = buildMaps(taken, options);
  return program({
    ...choice,
    options,
    compile: (changed, config = {}) =>
      compile(changed, { ...options, configMap: merged(options.configMap, config) }).match,
    isKnown: hostsKnownBy(untaken.taken, { withDot: true, asWritten: true }),
    maps,
    refusal: maps.all.find(({ treatment }) => treatment.pathRewrites.some(isBad)) ?? null,
    defaults: defaultBackends(taken, options),
  });
}

/** HAProxy Technologies' controller: three map files, looked up by host and path. */
export const haproxytech: ControllerProfile = {
  ...identity,
  options: haproxyTechOptions,
  tellsValues: true,
  annotations: haproxytechAnnotations,
  advise: adviseAnnotations,
  readsOn,
  claims: (ingress, cluster) => classRuleOf(readOptions({})).takes(ingress, cluster),
  classRule: (given) => classRuleOf(readOptions(given)),
  compile: (cluster, given) => compile(cluster, readOptions(withConfigMap(given, cluster, haproxyTechConfigMap))),
};
