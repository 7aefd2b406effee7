import { ignoredByClass } from '../../match/listed-path.ts';
import type { ControllerProfile } from '../../match/profile.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { Frontends } from './answer.ts';
import { diagnose } from './diagnostics.ts';
import { buildEntries, type Entries, type Entry } from './entries.ts';
import { buildTables } from './lookup.ts';
import {
  type HaproxyIngressOptions,
  haproxyIngressController,
  haproxyIngressOptions,
  readOptions,
  takesIngress,
} from './options.ts';
import { program } from './program.ts';
import { speaker } from './speaker.ts';

function appRoots(entries: readonly Entry[]): ReadonlyMap<string, string> {
  const roots = new Map<string, string>();
  for (const { host, treatment } of entries) {
    if (treatment.appRoot !== null && !roots.has(host)) roots.set(host, treatment.appRoot);
  }
  return roots;
}

function frontends(entries: Entries, options: HaproxyIngressOptions): Frontends {
  const tables = (keep: (entry: Entry) => boolean) =>
    buildTables({ ...entries, entries: entries.entries.filter(keep) }, options.pathTypeOrder);
  const [namespace = '', name = ''] = options.defaultBackendService.split('/');
  return {
    http: tables(() => true),
    https: tables(({ isHttps }) => isHttps),
    httpRedirects: tables(({ treatment }) => treatment.redirectTo !== null),
    httpsRedirects: tables(({ treatment, isHttps }) => treatment.redirectTo !== null && isHttps),
    redirectFrom: entries.redirectFrom,
    appRoots: appRoots(entries.entries),
    strictHost: options.strictHost,
    defaultService: name ? { namespace, name } : null,
  };
}

function compile(cluster: Cluster, options: HaproxyIngressOptions) {
  // Without any IngressClass the caller has chosen the Ingresses already.
  const ingresses =
    cluster.ingressClasses.length > 0
      ? cluster.ingresses.filter(({ object }) => takesIngress(object, cluster, options))
      : cluster.ingresses;
  const own = { ...cluster, ingresses };
  const entries = buildEntries(own, options);
  return program({
    entries,
    frontends: frontends(entries, options),
    ignored: ignoredByClass(cluster, ingresses),
    diagnose: (dead) => diagnose(own, entries.entries, dead),
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
  claims: (ingress, cluster) => takesIngress(ingress, cluster, readOptions({})),
  compile: (cluster, options) => compile(cluster, readOptions(options)),
};
