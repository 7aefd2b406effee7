import { haproxytechAnnotations } from '../../match/annotations/haproxytech.ts';
import { untakenOf } from '../../match/causes/not-taken.ts';
import { ignoredByClass } from '../../match/listed-path.ts';
import type { ControllerProfile, RoutingProgram } from '../../match/profile.ts';
import type { Cluster } from '../../model/cluster.ts';
import { defaultBackends } from './default-backend.ts';
import { diagnose } from './diagnostics.ts';
import { buildMaps } from './maps.ts';
import {
  type HaproxyTechOptions,
  haproxyTechController,
  haproxyTechOptions,
  readOptions,
  takesIngress,
} from './options.ts';
import { program } from './program.ts';
import { speaker } from './speaker.ts';

function compile(cluster: Cluster, options: HaproxyTechOptions): RoutingProgram {
  // Without any IngressClass, and with no option that needs one, the caller has chosen the Ingresses already.
  const chooses = cluster.ingressClasses.length > 0 || options.ingressClass !== '';
  const ingresses = chooses
    ? cluster.ingresses.filter(({ object }) => takesIngress(object, cluster, options))
    : cluster.ingresses;
  const taken = { ...cluster, ingresses };
  const own = new Set(ingresses.map(({ object }) => object));
  return program({
    cluster,
    untaken: untakenOf(cluster, own, haproxyTechController, (all) => compile(all, options)),
    maps: buildMaps(taken, options),
    ignored: ignoredByClass(cluster, ingresses),
    diagnose: (dead) => diagnose(taken, dead),
    defaults: defaultBackends(taken, options),
    taken: ingresses.length,
    all: cluster.ingresses.length,
  });
}

/** HAProxy Technologies' controller: three map files, looked up by host and path. */
export const haproxytech: ControllerProfile = {
  ...speaker,
  options: haproxyTechOptions,
  controllerNames: [haproxyTechController],
  annotationPrefixes: ['haproxy.org/', 'haproxy.com/'],
  sharedPrefixes: ['ingress.kubernetes.io/'],
  annotations: haproxytechAnnotations,
  claims: (ingress, cluster) => takesIngress(ingress, cluster, readOptions({})),
  compile: (cluster, given) => compile(cluster, readOptions(given)),
};
