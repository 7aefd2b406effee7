import { haproxyIngressAnnotations } from '../../match/annotations/haproxy-ingress.ts';
import { ignoredByClass } from '../../match/listed-path.ts';
import type { ControllerProfile } from '../../match/profile.ts';
import type { Cluster } from '../../model/cluster.ts';
import { diagnose } from './diagnostics.ts';
import { buildEntries } from './entries.ts';
import { buildFrontends } from './frontends.ts';
import {
  type HaproxyIngressOptions,
  haproxyIngressController,
  haproxyIngressOptions,
  readOptions,
  takesIngress,
} from './options.ts';
import { program } from './program.ts';
import { speaker } from './speaker.ts';

function compile(cluster: Cluster, options: HaproxyIngressOptions) {
  // Without any IngressClass the caller has chosen the Ingresses already.
  const ingresses =
    cluster.ingressClasses.length > 0
      ? cluster.ingresses.filter(({ object }) => takesIngress(object, cluster, options))
      : cluster.ingresses;
  const own = { ...cluster, ingresses };
  const entries = buildEntries(own, options);
  const frontends = buildFrontends(entries, own, options);
  return program({
    entries,
    frontends,
    ignored: ignoredByClass(cluster, ingresses),
    diagnose: (dead) => diagnose(own, { entries: entries.entries, frontends, options, dead }),
    taken: ingresses.length,
    all: cluster.ingresses.length,
  });
}

/** HAProxy Ingress by jcmoraisjr: map files by match type, with priority files where types overlap. */
export const haproxyIngress: ControllerProfile = {
  ...speaker,
  options: haproxyIngressOptions,
  controllerNames: [haproxyIngressController],
  annotationPrefixes: ['haproxy-ingress.github.io/'],
  sharedPrefixes: ['ingress.kubernetes.io/'],
  annotations: haproxyIngressAnnotations,
  claims: (ingress, cluster) => takesIngress(ingress, cluster, readOptions({})),
  compile: (cluster, options) => compile(cluster, readOptions(options)),
};
