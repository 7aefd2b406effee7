import { traefikAnnotations } from '../../match/annotations/traefik.ts';
import { untakenOf } from '../../match/causes/not-taken.ts';
import { ignoredByClass } from '../../match/listed-path.ts';
import type { ControllerProfile, RoutingProgram } from '../../match/profile.ts';
import type { Cluster } from '../../model/cluster.ts';
import { prefix } from './annotations.ts';
import { takesIngress, traefikController } from './class.ts';
import { defaultRouter } from './default-router.ts';
import { diagnose } from './diagnostics.ts';
import { readOptions, type TraefikOptions, traefikOptions } from './options.ts';
import { program } from './program.ts';
import { buildRouters } from './routers.ts';
import { speaker } from './speaker.ts';

function compile(cluster: Cluster, options: TraefikOptions): RoutingProgram {
  // Without any IngressClass, and with no option that needs one, the caller has chosen the Ingresses already.
  const chooses = cluster.ingressClasses.length > 0 || options.ingressClass !== '' || options.disableIngressClassLookup;
  const ingresses = chooses
    ? cluster.ingresses.filter(({ object }) => takesIngress(object, cluster, options))
    : cluster.ingresses;
  const taken = { ...cluster, ingresses };
  const { routers, dropped } = buildRouters(taken, options);
  const own = new Set(ingresses.map(({ object }) => object));
  return program({
    cluster,
    untaken: untakenOf(cluster, own, traefikController, (all) => compile(all, options)),
    routers,
    dropped: [...ignoredByClass(cluster, ingresses), ...dropped],
    diagnose: (dead) => diagnose(taken, routers, dead),
    fallback: defaultRouter(taken, options),
    wildcardInHost: options.wildcardInHost,
    sanitizePath: options.sanitizePath,
    taken: ingresses.length,
    all: cluster.ingresses.length,
  });
}

/** Traefik's plain Kubernetes Ingress provider: one flat list of routers, longest rule text first. */
export const traefik: ControllerProfile = {
  ...speaker,
  options: traefikOptions,
  assumedBeside: { entryPointTls: true },
  controllerNames: [traefikController],
  annotationPrefixes: [prefix],
  annotations: traefikAnnotations,
  // Keys are compared without case; lists are written with the number of the item.
  canonicalAnnotation: (name) => name.toLowerCase().replace(/\.\d+(?=\.|$)/g, '.0'),
  claims: (ingress, cluster) => takesIngress(ingress, cluster, readOptions({})),
  compile: (cluster, given) => compile(cluster, readOptions(given)),
};
