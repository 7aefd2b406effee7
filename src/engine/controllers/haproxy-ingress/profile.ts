import { haproxyIngressAnnotations } from '../../match/annotations/haproxy-ingress.ts';
import { backendLookup } from '../../match/availability.ts';
import { untakenOf } from '../../match/causes/not-taken.ts';
import { ignoredByClass } from '../../match/listed-path.ts';
import type { ControllerProfile, RoutingProgram } from '../../match/profile.ts';
import type { Cluster } from '../../model/cluster.ts';
import { globalKey } from './annotations.ts';
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

/** Returns the Service of the flag; one that is not there leaves the built-in page in its place. */
function defaultService(cluster: Cluster, written: string): Frontends['defaultService'] {
  const [namespace = '', name = ''] = written.split('/');
  if (name === '') return null;
  const lookup = backendLookup(cluster);
  const found = lookup.service(namespace, name);
  const isGiven = cluster.existence === 'given';
  if (isGiven && !found) return null;
  const service = { namespace, name, port: found?.ports[0]?.port ?? null };
  return { service, ready: !isGiven || lookup.readyCount(namespace, name) !== 0 };
}

function defaultRedirect(options: HaproxyIngressOptions): Frontends['defaultRedirect'] {
  const location = globalKey('default-backend-redirect', options);
  const code = globalKey('default-backend-redirect-code', options) ?? '';
  return location ? { status: /^3\d\d$/.test(code) ? Number(code) : 302, location } : null;
}

function frontends(entries: Entries, cluster: Cluster, options: HaproxyIngressOptions): Frontends {
  const tables = (keep: (entry: Entry) => boolean) =>
    buildTables({ ...entries, entries: entries.entries.filter(keep) }, options.pathTypeOrder);
  const redirects = ({ treatment }: Entry) => treatment.redirectTo !== null;
  return {
    http: tables((entry) => !redirects(entry)),
    https: tables((entry) => entry.isHttps && !redirects(entry)),
    httpRedirects: tables(redirects),
    httpsRedirects: tables((entry) => entry.isHttps && redirects(entry)),
    redirectFrom: entries.redirectFrom,
    appRoots: appRoots(entries.entries),
    strictHost: options.strictHost,
    noRedirectLocations: options.noRedirectLocations,
    noTlsRedirectLocations: options.noTlsRedirectLocations,
    defaultService: defaultService(cluster, options.defaultBackendService),
    defaultRedirect: defaultRedirect(options),
  };
}

function compile(cluster: Cluster, options: HaproxyIngressOptions): RoutingProgram {
  // Without any IngressClass the caller has chosen the Ingresses already.
  const ingresses =
    cluster.ingressClasses.length > 0
      ? cluster.ingresses.filter(({ object }) => takesIngress(object, cluster, options))
      : cluster.ingresses;
  const own = { ...cluster, ingresses };
  const entries = buildEntries(own, options);
  const taken = new Set(ingresses.map(({ object }) => object));
  return program({
    cluster,
    untaken: untakenOf(cluster, taken, haproxyIngressController, (all) => compile(all, options)),
    entries,
    frontends: frontends(entries, cluster, options),
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
  sharedPrefixes: ['ingress.kubernetes.io/'],
  annotations: haproxyIngressAnnotations,
  claims: (ingress, cluster) => takesIngress(ingress, cluster, readOptions({})),
  compile: (cluster, options) => compile(cluster, readOptions(options)),
};
