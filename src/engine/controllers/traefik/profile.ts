import { adviseAnnotations } from '../../match/annotations/advise.ts';
import { traefikAnnotations } from '../../match/annotations/traefik.ts';
import { formerTraefikName } from '../../match/annotations/traefik-former.ts';
import { choose } from '../../match/choice.ts';
import type { ControllerProfile, RoutingProgram } from '../../match/profile.ts';
import type { Cluster } from '../../model/cluster.ts';
import { prefix, readsOn } from './annotations.ts';
import { choiceOf, liftOf } from './class.ts';
import { defaultRouters } from './default-router.ts';
import { identity } from './identity.ts';
import { readOptions, type TraefikOptions, traefikOptions } from './options.ts';
import { program } from './program.ts';
import { buildRouters } from './routers.ts';

function compile(cluster: Cluster, options: TraefikOptions): RoutingProgram {
  const choice = choose(cluster, choiceOf(options), (all) => compile(all, options), liftOf(options));
  const built = buildRouters(cluster, choice.taken.ingresses, options);
  return program({ ...choice, built, fallbacks: defaultRouters(choice.taken, options), options });
}

const names = new Set(traefikAnnotations.map(({ name }) => name.slice(prefix.length)));

/** Traefik's plain Kubernetes Ingress provider: one flat list of routers, longest rule text first. */
export const traefik: ControllerProfile = {
  ...identity,
  options: traefikOptions,
  assumes: { entryPointTls: true },
  annotations: traefikAnnotations,
  advise: adviseAnnotations,
  readsOn: (name) => (names.has(name) ? readsOn(name) : null),
  // Keys are compared without case; lists are written with the number of the item.
  canonicalAnnotation: (name) => name.toLowerCase().replace(/\.\d+(?=\.|$)/g, '.0'),
  formerAnnotation: formerTraefikName,
  claims: (ingress, cluster) => choiceOf(readOptions({})).takes(ingress, cluster),
  classRule: (given) => choiceOf(readOptions(given)),
  compile: (cluster, given) => compile(cluster, readOptions(given)),
};
