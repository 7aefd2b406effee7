import type { ControllerProfile, ProfileOptions } from '../../match/profile.ts';
import { type HttpRequest, requestFromParts } from '../../match/request.ts';
import type { Given } from './fixtures.ts';
import { nginxWorlds } from './troubled-nginx.ts';
import type { Loose } from './world.ts';

// Worlds in which each path has a trouble of its own: random worlds reach these kinds of causes too seldom.

const shop = 'shop.example.com';

function path(text: string, backend: Loose, pathType = 'Prefix'): Loose {
  return { path: text, pathType, backend };
}

function service(name: string, port: Loose = { number: 80 }): Loose {
  return { service: { name, port } };
}

const resource = { resource: { apiGroup: 'example.com', kind: 'Bucket', name: 'files' } };

const troubles: readonly Loose[] = [
  path('/gone', service('gone')),
  path('/wbe', service('wbe')),
  path('/port', service('web', { number: 8080 })),
  path('/named', service('web', { name: 'grpc' })),
  path('/idle', service('idle')),
  path('/silent', service('idle', { name: 'http' })),
  path('/files', resource),
  path('/typed', service('web'), 'prefix'),
  path('/web', service('web')),
  path('/re/[a-z]+$', service('web'), 'ImplementationSpecific'),
];

const services: readonly Loose[] = [
  { kind: 'Service', metadata: { name: 'web' }, spec: { ports: [{ name: 'http', port: 80, targetPort: 8080 }] } },
  { kind: 'Service', metadata: { name: 'idle' }, spec: { ports: [{ name: 'http', port: 80 }] } },
  { kind: 'Service', metadata: { name: 'gone', namespace: 'other' }, spec: { ports: [{ port: 80 }] } },
  { kind: 'Service', metadata: { name: 'none' }, spec: { ports: [{ port: 80 }], clusterIP: 'None' } },
  {
    kind: 'Service',
    metadata: { name: 'away' },
    spec: { type: 'ExternalName', externalName: 'away.example.org', ports: [{ port: 80 }] },
  },
  { kind: 'Service', metadata: { name: 'portless' }, spec: { type: 'ExternalName', externalName: 'b.example.org' } },
].map((object) => ({ apiVersion: 'v1', ...object }));

const slices: readonly Loose[] = [
  { name: 'web', ready: true },
  { name: 'idle', ready: false },
].map(({ name, ready }) => ({
  apiVersion: 'discovery.k8s.io/v1',
  kind: 'EndpointSlice',
  addressType: 'IPv4',
  metadata: { name: `${name}-1`, labels: { 'kubernetes.io/service-name': name } },
  ports: [{ name: 'http', port: 8080 }],
  endpoints: [{ addresses: ['10.0.0.2'], conditions: { ready } }],
}));

function ingress(name: string, host: string | undefined, paths: readonly Loose[], more: Loose = {}): Loose {
  const { annotations, ...spec } = more;
  const rules = [{ ...(host === undefined ? {} : { host }), http: { paths } }];
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name, ...(annotations ? { annotations } : {}) },
    spec: { ingressClassName: 'own', rules, ...spec },
  };
}

function ask(host: string, target: string, scheme: 'http' | 'https' = 'http', method = 'GET'): HttpRequest {
  return requestFromParts({ host, target, scheme, method });
}

/** Annotations of a profile that leave something out, refuse it or answer in its place, by the host that has them. */
export const annotated: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>> = {
  traefik: [
    { 'router.middlewares': 'auth@file' },
    { 'router.middlewares': 'auth' },
    { 'router.priority': '9223372036854775807' },
    { 'router.entrypoints': 'websecure', 'router.tls': 'true', 'router.middlewares': 'default-auth@kubernetescrd' },
    { 'router.entrypoints': 'websecure', 'router.tls': 'true' },
    { 'router.tls': 'maybe' },
    { 'router.rulesyntax': 'v2' },
    { 'router.pathmatcher': 'PathRegexp' },
  ],
  'ingress-nginx': [
    { 'enable-cors': 'true' },
    { canary: 'true' },
    { 'rewrite-target': '/a b' },
    { 'permanent-redirect': '' },
    { 'auth-tls-secret': 'nothing' },
    { 'force-ssl-redirect': 'true' },
    { 'server-snippet': 'return 403;' },
  ],
  'haproxy-ingress': [
    { 'tcp-service-port': '8080' },
    { 'redirect-to': 'https://example.org' },
    { 'ssl-redirect': 'true' },
    { 'path-type': 'regex' },
  ],
  haproxytech: [
    { 'request-redirect': 'example.org' },
    { 'ssl-redirect': 'true' },
    { 'path-rewrite': '/(.*) /%[path]\\1' },
    { 'route-acl': 'path_beg /x' },
  ],
};

/** Several paths, each asked as it is written and with more behind it. */
function troubledBy(host: string): readonly HttpRequest[] {
  const asked = troubles.flatMap(({ path: text }) => [
    ask(host, text.replace('[a-z]+$', 'a')),
    ask(host, `${text}/x`),
    ask(host, `${text}/x/y`, 'http', 'POST'),
  ]);
  return [...asked, ask(host, '/web', 'https'), ask(host, '/gone', 'https')];
}

const malformed: readonly HttpRequest[] = [
  ask(shop, '/web/%'),
  ask(shop, '/web/%zz?q=1'),
  ask('nobody.example.org', '/%zz'),
  ask('nobody.example.org', '/%00', 'https'),
  ask(shop, '/%2', 'https'),
  ask(shop, '/%zz'),
  ask(shop, '/%00'),
  ask(shop, '/../x'),
  ask(shop, '/a/../../x'),
  ask(shop, '/a b'),
  ask(shop, '/web/상품'),
  ask(shop, '/web#x'),
  ask('a b.example.com', '/web'),
  ask(shop, '/web', 'http', 'TRACE'),
  ask('nobody.example.org', '/healthz'),
];

/** Returns worlds with one trouble on each path, and requests that meet it: everything there, one class known. */
export function troubledGiven(profile: ControllerProfile): readonly Given[] {
  const known = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'IngressClass',
    metadata: { name: 'own' },
    spec: { controller: profile.controllerNames[0] ?? 'example.com/any' },
  };
  const [prefix = ''] = profile.annotationPrefixes;
  const world = (
    id: string,
    ingresses: readonly Loose[],
    requests: readonly HttpRequest[],
    options: ProfileOptions = {},
  ) => ({
    id: `troubled: ${id}`,
    world: { manifests: [...ingresses, ...services, ...slices, known], existence: 'given' as const, options },
    requests,
  });
  const main = ingress('main', shop, troubles);
  const own = (annotated[profile.id] ?? []).map((one, index) => {
    const annotations = Object.fromEntries(Object.entries(one).map(([key, value]) => [prefix + key, value]));
    const host = `n${index}.example.com`;
    const name = `n${index}`;
    return {
      host,
      object: ingress(name, host, [path('/web', service('web')), path('/(', service('web'))], { annotations }),
    };
  });
  const left = [
    ingress('left', 'left.example.com', [path('/web', service('web'))], { ingressClassName: 'unknown' }),
    ingress('noted', 'noted.example.com', [path('/web', service('web'))], {
      ingressClassName: undefined,
      annotations: { 'kubernetes.io/ingress.class': 'someone' },
    }),
    ingress('classless', 'classless.example.com', [path('/web', service('web'))], { ingressClassName: undefined }),
  ];
  const away = [
    ingress('away', shop, [
      path('/away', service('away')),
      path('/none', service('none')),
      path('/bare', service('portless')),
    ]),
  ];
  const bare = [ingress('bare', shop, [path('/web', service('web'))])].map((one) => ({
    ...one,
    spec: { ...one.spec, rules: [...one.spec.rules, { host: 'bare.example.com' }] },
  }));
  // No request has the bytes of its path: nothing but its other name leads to this host.
  const named = [
    ingress('named', 'named.example.com', [path('/상품', service('web'))], {
      annotations: { [`${prefix}server-alias`]: 'alias.example.com' },
    }),
  ];
  const redirects = [
    ingress('to', 'to.example.com', [path('/', service('web'))], {
      annotations: { [`${prefix}redirect-to`]: 'https://example.org' },
    }),
  ];
  const rewrites = [
    ingress('v2', shop, [path('/api/', service('web')), path('/v1', service('web'), 'ImplementationSpecific')], {
      annotations: { [`${prefix}rewrite-target`]: '/v2' },
    }),
  ];
  const requests = (host: string) => [
    ask(host, '/web'),
    ask(host, '/web/x', 'https'),
    ask(host, '/(', 'http', 'OPTIONS'),
  ];
  const secure = [
    ingress('secure', shop, [path('/web', service('web'))], { tls: [{ hosts: [shop], secretName: 'shop' }] }),
  ];
  return [
    world('paths', [main], [...troubledBy(shop), ...malformed]),
    world('beside a root', [main, ingress('root', shop, [path('/', service('web'))])], troubledBy(shop)),
    world(
      'classes',
      left,
      ['left', 'noted', 'classless'].flatMap((name) => requests(`${name}.example.com`)),
    ),
    world(
      'Services',
      away,
      ['/away', '/away/x', '/none', '/none/x', '/bare'].map((target) => ask(shop, target)),
    ),
    world('another name', named, [ask('alias.example.com', '/x'), ask('alias.example.com', '/%EC%83%81%ED%92%88')]),
    world(
      'a blank',
      [ingress('blank', shop, [path('/a b', service('web'))])],
      [ask(shop, '/a%20b'), ask(shop, '/a%20b/x')],
    ),
    world('redirects', redirects, [
      ask('to.example.com', '/.well-known/acme-challenge/x'),
      ask('to.example.com', '/x'),
    ]),
    world('rewrites', rewrites, [ask(shop, '/api'), ask(shop, '/api/x'), ask(shop, '/V1/x'), ask(shop, '/v1/x')]),
    world('tls', secure, [ask(shop, '/web'), ask(shop, '/x', 'https'), ask(shop, '/web', 'https')]),
    world('a rule without paths', bare, [
      ask('bare.example.com', '/'),
      ask('bare.example.com', '/web'),
      ask(shop, '/'),
    ]),
    ...[service('gone'), service('web', { name: 'grpc' })].map((rest, index) =>
      world(
        `a default backend that is not there ${index}`,
        [ingress('rest', shop, [path('/web', service('web'))], { defaultBackend: rest })],
        [ask(shop, '/x'), ask(shop, '/wbe'), ask('other.example.com', '/web')],
      ),
    ),
    world(
      'default backends that nothing tells apart',
      ['one', 'two'].map((name) =>
        ingress(name, undefined, [], { defaultBackend: service(name === 'one' ? 'web' : 'away'), rules: undefined }),
      ),
      [ask('other.example.com', '/web'), ask(shop, '/')],
    ),
    world('flag', [main], [ask('other.example.com', '/web'), ask(shop, '/x'), ask(shop, '/web/')], {
      defaultBackendService: 'default/web',
    }),
    ...(profile.id === 'ingress-nginx' ? nginxWorlds : []),
    ...own.map(({ host, object }) => world(host, [object], [...requests(host), ask('nobody.example.org', '/healthz')])),
  ];
}
