import { type HttpRequest, type RequestParts, requestFromParts } from '../../match/request.ts';
import type { Manifest } from '../cluster.ts';

/** Which object of the world carries the annotations. */
export type Bearer = 'ingress' | 'service' | 'default' | 'default-service' | 'canary';

/** Annotations with their prefix. */
type Annotations = Readonly<Record<string, string>>;

export const host = 'shop.example';

const backend = (name: string) => ({ service: { name, port: { number: 80 } } });

function path(at: string, name: string, pathType = 'Prefix') {
  return { path: at, pathType, backend: backend(name) };
}

function ingress(name: string, annotations: Annotations, created: string, spec: Manifest): Manifest {
  const metadata = { name, namespace: 'default', annotations, creationTimestamp: `2024-01-0${created}T00:00:00Z` };
  return { kind: 'Ingress', metadata, spec };
}

const rule = (name: string | null, ...paths: readonly object[]) => ({
  ...(name === null ? {} : { host: name }),
  http: { paths },
});

function service(name: string, annotations: Annotations, hasEndpoints = true): readonly Manifest[] {
  const labels = { 'kubernetes.io/service-name': name };
  const endpoints = hasEndpoints ? [{ addresses: ['10.0.0.1'], conditions: { ready: true } }] : [];
  return [
    {
      kind: 'Service',
      metadata: { name, namespace: 'default', annotations },
      spec: { type: 'NodePort', clusterIP: '10.1.0.1', ports: [{ name: 'http', port: 80 }] },
    },
    {
      kind: 'EndpointSlice',
      metadata: { name, namespace: 'default', labels },
      endpoints,
      ports: [{ name: 'http', port: 80 }],
    },
  ];
}

/**
 * Returns a world in which one object has annotations: the Ingress `main` with paths, its Services, an Ingress with a default backend alone, or a
 * canary of `main`. Beside it others share its host, its Service and one of its paths, and one has nothing to do with it.
 */
export function worldWith(bearer: Bearer, annotations: Annotations, marks: Annotations = {}): readonly Manifest[] {
  const on = (one: Bearer) => (one === bearer ? annotations : {});
  const tls = [{ hosts: [host, 'twin.example'], secretName: 'tls' }];
  return [
    ingress('first', {}, '1', { rules: [rule('twin.example', path('/', 'twin'))], tls }),
    ingress('main', on('ingress'), '2', {
      tls,
      rules: [
        rule(host, path('/cart', 'web', 'ImplementationSpecific'), path('/down', 'down'), path('/', 'web')),
        rule('twin.example', path('/', 'main')),
        rule('plain.example', path('/', 'web')),
      ],
    }),
    ingress('beside', {}, '3', { rules: [rule(host, path('/beside', 'beside'), path('/shared', 'web'))], tls }),
    ingress('else', {}, '4', { rules: [rule('else.example', path('/', 'else'))] }),
    ...(bearer === 'canary'
      ? [ingress('canary', { ...marks, ...on('canary') }, '5', { rules: [rule(host, path('/shared', 'canary'))] })]
      : []),
    ...(bearer.startsWith('default')
      ? [ingress('fallback', on('default'), '6', { defaultBackend: backend('rest') })]
      : []),
    ...['web', 'main'].flatMap((name) => service(name, on('service'))),
    ...service('down', on('service'), false),
    ...service('rest', on('default-service')),
    ...['twin', 'beside', 'else', 'canary', 'spare'].flatMap((name) => service(name, {})),
  ];
}

const targets = ['/', '/cart', '/cart/x', '/CART', '/beside', '/shared', '/down', '/none/'];
const hosts = [host, `www.${host}`, 'twin.example', 'plain.example', 'else.example', 'alias.example', 'old.example'];

const variants: readonly Partial<RequestParts>[] = [
  {},
  { method: 'OPTIONS', headers: { Origin: 'https://a.example' } },
  { headers: { 'X-Canary': 'always', 'X-A': '1' } },
  { headers: { 'X-Canary': 'beta', Cookie: 'canary=always' } },
];

function requests(names: readonly string[], more: readonly Partial<RequestParts>[]): readonly HttpRequest[] {
  return ['http', 'https'].flatMap((scheme) =>
    names.flatMap((name) =>
      targets.flatMap((target) => more.map((parts) => requestFromParts({ scheme, host: name, target, ...parts }))),
    ),
  );
}

/** Requests to every host and path of the world, on both schemes, with what annotations look at. */
export const everyRequest: readonly HttpRequest[] = requests(hosts, variants);

/** The same of the hosts that several objects have a part in. */
export const someRequests: readonly HttpRequest[] = requests(
  [host, 'twin.example', 'none.example'],
  variants.slice(0, 2),
);

/** Returns requests of one method to some paths of a host. */
export function requestsOf(schemes: readonly string[], method: string, name: string, paths: readonly string[]) {
  const headers = { Origin: 'https://a.example' };
  return schemes.flatMap((scheme) =>
    paths.map((target) => requestFromParts({ scheme, method, host: name, target, headers })),
  );
}
