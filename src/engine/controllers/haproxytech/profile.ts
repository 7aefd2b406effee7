import { adviseAnnotations } from '../../match/annotations/advise.ts';
import { haproxytechAnnotations } from '../../match/annotations/haproxytech.ts';
import { hostsKnownBy } from '../../match/causes/known-hosts.ts';
import { untakenOf } from '../../match/causes/not-taken.ts';
import { withConfigMap } from '../../match/configmap-options.ts';
import { ignoredByClass } from '../../match/listed-path.ts';
import type { ControllerProfile, ProfileOptions, RoutingProgram } from '../../match/profile.ts';
import { takenIngresses } from '../../match/taken.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { PathRewrite } from './annotations.ts';
import { defaultBackends } from './default-backend.ts';
import { diagnose } from './diagnostics.ts';
import { identity } from './identity.ts';
import { buildMaps } from './maps.ts';
import {
  classRuleOf,
  type HaproxyTechOptions,
  haproxyTechConfigMap,
  haproxyTechOptions,
  readOptions,
  wantedController,
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
  const ingresses = takenIngresses(cluster, classRuleOf(options));
  const taken = { ...cluster, ingresses };
  const own = new Set(ingresses.map(({ object }) => object));
  const maps = buildMaps(taken, options);
  const refusal = maps.all.find(({ treatment }) => treatment.pathRewrites.some(isBad)) ?? null;
  return program({
    cluster,
    taken,
    options,
    compile: (changed, config = {}) =>
      compile(changed, { ...options, configMap: merged(options.configMap, config) }).match,
    isKnown: hostsKnownBy(own, { withDot: true, asWritten: true }),
    untaken: untakenOf(cluster, own, wantedController(options), (all) => compile(all, options)),
    maps,
    refusal,
    ignored: ignoredByClass(cluster, ingresses),
    diagnose: (dead) => diagnose(taken, { dead, refusal, options }),
    defaults: defaultBackends(taken, options),
    all: cluster.ingresses.length,
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
