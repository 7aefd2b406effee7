import { adviseAnnotations } from '../../match/annotations/advise.ts';
import { haproxyIngressAnnotations } from '../../match/annotations/haproxy-ingress.ts';
import { hostsKnownBy } from '../../match/causes/known-hosts.ts';
import { choose } from '../../match/choice.ts';
import { withConfigMap } from '../../match/configmap-options.ts';
import type { ControllerProfile, ProfileOptions, RoutingProgram } from '../../match/profile.ts';
import type { Cluster } from '../../model/cluster.ts';
import { buildEntries } from './entries.ts';
import { buildFrontends } from './frontends.ts';
import { identity } from './identity.ts';
import { classRuleOf, haproxyIngressConfigMap, haproxyIngressOptions, readOptions } from './options.ts';
import { program } from './program.ts';
import { readsOn } from './reads-on.ts';
import { brokenOn } from './unreadable.ts';

/** The options with some keys of the ConfigMap set, or left out where their value is `null`. */
function withConfig(given: ProfileOptions, config: ProfileOptions): ProfileOptions {
  const map = { ...(given['configMap'] as object | undefined), ...config }; // read as text by whoever asks for a key
  return { ...given, configMap: Object.fromEntries(Object.entries(map).filter(([, value]) => value !== null)) };
}

function compile(cluster: Cluster, given: ProfileOptions): RoutingProgram {
  const options = readOptions(given);
  const choice = choose(cluster, classRuleOf(options), (all) => compile(all, given));
  const { taken, untaken } = choice;
  const entries = buildEntries(taken, options);
  return program({
    ...choice,
    options,
    compile: (changed, config = {}) => compile(changed, withConfig(given, config)).match,
    isKnown: hostsKnownBy(untaken.taken, { withDot: true }),
    entries,
    broken: taken.ingresses.flatMap(({ object }) => brokenOn(object)),
    frontends: buildFrontends(entries, taken, options),
  });
}

/** HAProxy Ingress by jcmoraisjr: map files by match type, with priority files where types overlap. */
export const haproxyIngress: ControllerProfile = {
  ...identity,
  options: haproxyIngressOptions,
  tellsValues: true,
  annotations: haproxyIngressAnnotations,
  advise: adviseAnnotations,
  readsOn,
  claims: (ingress, cluster) => classRuleOf(readOptions({})).takes(ingress, cluster),
  classRule: (given) => classRuleOf(readOptions(given)),
  compile: (cluster, given) => compile(cluster, withConfigMap(given, cluster, haproxyIngressConfigMap)),
};
