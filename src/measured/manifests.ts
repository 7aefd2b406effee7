import type { Manifest } from '../engine/testing/cluster.ts';
import type { Random } from './random.ts';

/** Hosts of all generated manifests; `null` = a rule without a host. */
const hosts = [
  'a.example.com',
  'b.example.com',
  '*.example.com',
  '*.b.example.com',
  'shop.test',
  '*.test',
  'www.shop.test',
  null,
] as const;

/** Plain paths: encodings, repeated slashes, dots, letter case, bytes beyond ASCII, neighbours of each other. */
export const plainPaths = [
  '/',
  '/foo',
  '/foo/',
  '/foo/bar',
  '/foo/bar/',
  '/foo/bar/baz',
  '/foobar',
  '/Foo/bar',
  '/FOO',
  '/f',
  '/api',
  '/api/v1',
  '/a.b',
  '/a+b',
  '/a%20b',
  '/x%2Fy',
  '/foo//bar',
  '/é',
  '/a/b/c/d',
] as const;

/** Services that manifests name: `s0`…`s11` answer, `empty` has no endpoint, `gone` does not exist. */
const services = [...Array.from({ length: 12 }, (_, index) => `s${index}`), 'empty'];

/** Returns a backend: now and then one that cannot answer. */
function backend(random: Random): Manifest {
  const name = random.chance(0.08) ? random.pick(['empty', 'gone']) : `s${random.below(12)}`;
  return { service: { name, port: { number: 80 } } };
}

/** Returns Services and EndpointSlices of everything that manifests name, but `gone`. */
function serviceManifests(): readonly Manifest[] {
  return services.flatMap((name) => [
    { apiVersion: 'v1', kind: 'Service', metadata: { namespace: 'default', name }, spec: { ports: [{ port: 80 }] } },
    {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: { namespace: 'default', name, labels: { 'kubernetes.io/service-name': name } },
      endpoints: name === 'empty' ? [] : [{ addresses: ['127.0.0.1'] }],
    },
  ]);
}

/** What makes one controller's Ingresses differ from another's. */
export interface Flavour {
  readonly className: string;
  readonly paths: (random: Random) => readonly string[];
  readonly pathTypes: readonly (string | null)[];
  /** Keys with their prefix. `hosts` are the Ingress's own. */
  readonly annotations: (random: Random) => Readonly<Record<string, string>>;
  /** Probability of a `tls` entry. */
  readonly tls: number;
}

function count(random: Random, most: number): readonly undefined[] {
  return Array.from({ length: 1 + random.below(most) });
}

function rules(random: Random, flavour: Flavour): readonly { readonly host?: string }[] {
  const paths = flavour.paths(random);
  return count(random, 3).map(() => {
    const host = random.pick(hosts);
    const listed = count(random, 5).map(() => {
      const pathType = random.pick(flavour.pathTypes);
      return {
        path: random.pick(paths),
        ...(pathType === null ? {} : { pathType }),
        backend: backend(random),
      };
    });
    return { ...(host === null ? {} : { host }), http: { paths: listed } };
  });
}

function ingress(random: Random, flavour: Flavour, index: number): Manifest {
  const written = random.chance(0.05) ? [] : rules(random, flavour);
  const named = written.flatMap(({ host }) => host ?? []);
  const withTls = random.chance(flavour.tls) && named.length > 0;
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: {
      namespace: 'default',
      name: `i${index}`,
      // Ages meet now and then: names decide.
      creationTimestamp: `2024-01-0${1 + random.below(5)}T00:00:00Z`,
      annotations: flavour.annotations(random),
    },
    spec: {
      ingressClassName: flavour.className,
      ...(written.length === 0 || random.chance(0.1) ? { defaultBackend: backend(random) } : {}),
      ...(withTls ? { tls: [{ hosts: random.chance(0.7) ? named : named.slice(0, 1), secretName: 'tls' }] } : {}),
      rules: written,
    },
  };
}

/** Returns the objects of one cluster: one to four Ingresses and the Services they name. */
export function clusterManifests(random: Random, flavour: Flavour): readonly Manifest[] {
  return [...count(random, 4).map((_, index) => ingress(random, flavour, index)), ...serviceManifests()];
}
