import { haproxytechAnnotations } from '../../match/annotations/haproxytech.ts';
import { ignoredByClass } from '../../match/listed-path.ts';
import type { ControllerProfile } from '../../match/profile.ts';
import type { PathRewrite } from './annotations.ts';
import { defaultBackends } from './default-backend.ts';
import { diagnose } from './diagnostics.ts';
import { buildMaps } from './maps.ts';
import { haproxyTechController, haproxyTechOptions, readOptions, takesIngress } from './options.ts';
import { program } from './program.ts';
import { speaker } from './speaker.ts';

/** An expression that does not compile: HAProxy refuses its configuration. */
const isBad = ({ pattern }: PathRewrite): boolean => pattern.kind === 'invalid';

/** HAProxy Technologies' controller: three map files, looked up by host and path. */
export const haproxytech: ControllerProfile = {
  ...speaker,
  options: haproxyTechOptions,
  controllerNames: [haproxyTechController],
  annotationPrefixes: ['haproxy.org/', 'haproxy.com/'],
  sharedPrefixes: ['ingress.kubernetes.io/'],
  annotations: haproxytechAnnotations,
  claims: (ingress, cluster) => takesIngress(ingress, cluster, readOptions({})),
  compile(cluster, given) {
    const options = readOptions(given);
    // Without any IngressClass, and with no option that needs one, the caller has chosen the Ingresses already.
    const chooses = cluster.ingressClasses.length > 0 || options.ingressClass !== '';
    const ingresses = chooses
      ? cluster.ingresses.filter(({ object }) => takesIngress(object, cluster, options))
      : cluster.ingresses;
    const taken = { ...cluster, ingresses };
    const maps = buildMaps(taken, options);
    const refusal = maps.all.find(({ treatment }) => treatment.pathRewrites.some(isBad)) ?? null;
    return program({
      maps,
      refusal,
      ignored: ignoredByClass(cluster, ingresses),
      diagnose: (dead) => diagnose(taken, dead, refusal),
      defaults: defaultBackends(taken, options),
      taken: ingresses.length,
      all: cluster.ingresses.length,
    });
  },
};
