import { type HttpRequest, requestFromParts } from '../../match/request.ts';
import type { Given } from './fixtures.ts';
import type { Loose } from './world.ts';

// What only ingress-nginx does: several Ingresses meet on one host, one Service, one name.

const prefix = 'nginx.ingress.kubernetes.io/';
const shop = 'shop.example.com';

interface More {
  readonly namespace?: string;
  /** The year in which it was made. */
  readonly year?: number;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly spec?: Loose;
}

function backend(name: string): Loose {
  return { service: { name, port: { number: 80 } } };
}

/** An Ingress of one rule: paths by the Service that each leads to. */
function ingress(
  name: string,
  host: string | null,
  paths: readonly (readonly [path: string, service: string, pathType?: string])[],
  { namespace = 'default', year = 2024, annotations = {}, spec = {} }: More = {},
): Loose {
  const own = Object.entries(annotations).map(([key, value]) => [prefix + key, value]);
  const http = {
    paths: paths.map(([path, service, pathType = 'Prefix']) => ({ path, pathType, backend: backend(service) })),
  };
  const rules = paths.length === 0 ? [] : [{ ...(host === null ? {} : { host }), http }];
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: {
      name,
      namespace,
      creationTimestamp: `${year}-01-01T00:00:00Z`,
      annotations: Object.fromEntries(own),
    },
    spec: { ingressClassName: 'own', rules, ...spec },
  };
}

function service(name: string, namespace = 'default'): Loose {
  return { apiVersion: 'v1', kind: 'Service', metadata: { name, namespace }, spec: { ports: [{ port: 80 }] } };
}

function slice(name: string): Loose {
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    addressType: 'IPv4',
    metadata: { name: `${name}-1`, namespace: 'default', labels: { 'kubernetes.io/service-name': name } },
    ports: [{ port: 8080 }],
    endpoints: [{ addresses: ['10.0.0.2'], conditions: { ready: true } }],
  };
}

const known = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'IngressClass',
  metadata: { name: 'own' },
  spec: { controller: 'k8s.io/ingress-nginx' },
};

function ask(host: string, target: string, scheme: 'http' | 'https' = 'http'): HttpRequest {
  return requestFromParts({ host, target, scheme });
}

function world(
  id: string,
  ingresses: readonly Loose[],
  requests: readonly HttpRequest[],
  existence: 'assumed' | 'given' = 'assumed',
): Given {
  const there = existence === 'given' ? [service('web'), slice('web'), service('spare'), slice('spare')] : [];
  return {
    id: `ingress-nginx: ${id}`,
    world: { manifests: [...ingresses, ...there, known], existence, options: {} },
    requests,
  };
}

const free = 'ImplementationSpecific';
const weighted = { canary: 'true', 'canary-weight': '30' };
const tls = [{ hosts: [shop, 'other.example.com'], secretName: 'shop' }];

/** Worlds in which what is written on one Ingress decides about another. */
export const nginxWorlds: readonly Given[] = [
  world(
    'two of one length',
    [
      ingress(
        'a',
        shop,
        [
          ['/A', 'up', free],
          ['/a', 'low', free],
          ['/b', 'b', free],
        ],
        { annotations: { 'use-regex': 'true' } },
      ),
      ingress('b', 'two.example.com', [['/A', 'up', free]], { annotations: { 'use-regex': 'true' } }),
      ingress('c', 'two.example.com', [['/a', 'low', free]], { year: 2020 }),
    ],
    [ask(shop, '/a'), ask(shop, '/A/x'), ask('two.example.com', '/a'), ask(shop, '/b')],
  ),
  world(
    'the root taken over',
    [
      ingress(
        'old',
        null,
        [
          ['/', 'web'],
          ['/x', 'x'],
        ],
        { year: 2020 },
      ),
      ingress('rest', null, [], { spec: { defaultBackend: backend('rest') } }),
    ],
    [ask('q.example.com', '/'), ask('q.example.com', '/y'), ask('q.example.com', '/x')],
  ),
  world(
    'a canary before its main',
    [
      ingress('early', shop, [['/a', 'web']], { year: 2020, annotations: weighted }),
      ingress('main', shop, [
        ['/a', 'web'],
        ['/b', 'b'],
      ]),
      ingress('root', 'root.example.com', [
        ['/', 'b'],
        ['/a', 'web'],
      ]),
    ],
    [ask(shop, '/a'), ask(shop, '/a/x'), ask(shop, '/b'), ask('root.example.com', '/a')],
  ),
  world(
    'canaries of another type',
    [
      ingress('main', shop, [
        ['/a', 'web'],
        ['/e', 'web', 'Exact'],
        ['/i', 'third', free],
      ]),
      ingress(
        'other',
        shop,
        [
          ['/a', 'next', 'Exact'],
          ['/e', 'then'],
        ],
        { year: 2025, annotations: { canary: 'true', 'canary-by-header': 'X-Canary' } },
      ),
      ingress('some', shop, [['/i', 'last', 'Exact']], { year: 2025, annotations: weighted }),
      ingress('free', shop, [['/i', 'free']], {
        year: 2026,
        annotations: { canary: 'true', 'canary-by-cookie': 'c' },
      }),
    ],
    ['/a', '/a/x', '/e', '/e/x', '/i', '/i/x'].flatMap((path) => [
      ask(shop, path),
      requestFromParts({ host: shop, target: path, headers: { 'x-canary': 'always' } }),
    ]),
  ),
  world(
    'a canary behind another',
    [
      ingress('main', shop, [['/', 'web']]),
      ingress('all', shop, [['/', 'next']], {
        year: 2026,
        annotations: { canary: 'true', 'canary-weight': '100' },
      }),
      ingress('some', shop, [['/', 'last']], {
        year: 2025,
        annotations: { canary: 'true', 'canary-by-header': 'X-Canary' },
      }),
    ],
    [ask(shop, '/'), requestFromParts({ host: shop, target: '/x', headers: { 'x-canary': 'always' } })],
  ),
  world(
    'two canaries of one Service',
    [
      ingress('main', shop, [
        ['/a', 'web'],
        ['/b', 'web'],
        ['/c', 'third'],
      ]),
      ingress(
        'first',
        shop,
        [
          ['/c', 'next'],
          ['/a', 'next'],
        ],
        { year: 2025, annotations: weighted },
      ),
      ingress('second', shop, [['/b', 'last']], { year: 2026, annotations: { canary: 'true', 'canary-weight': '10' } }),
    ],
    [ask(shop, '/a'), ask(shop, '/b'), ask(shop, '/b/x')],
  ),
  world(
    'redirects without a place',
    [
      ingress('code', shop, [['/old', 'web']], {
        annotations: { 'permanent-redirect': '/new', 'permanent-redirect-code': '304' },
      }),
      ingress('young', shop, [['/keep', 'keep']], { year: 2025 }),
      ingress('empty', 'empty.example.com', [['/e(.*)', 'web', free]], { annotations: { 'rewrite-target': '$1' } }),
    ],
    [ask(shop, '/old'), ask(shop, '/nothing'), ask(shop, '/keep'), ask('empty.example.com', '/e')],
  ),
  world(
    'another Service answers',
    [
      ingress(
        'spared',
        shop,
        [
          ['/a', 'gone'],
          ['/b', 'web'],
        ],
        { annotations: { 'default-backend': 'spare' } },
      ),
      ingress('rest', 'rest.example.com', [['/a', 'web']], {
        annotations: { 'default-backend': 'spare' },
        spec: { defaultBackend: backend('gone') },
      }),
    ],
    [ask(shop, '/a'), ask(shop, '/a/x'), ask(shop, '/b'), ask('rest.example.com', '/y')],
    'given',
  ),
  world(
    'two Services of one name',
    [
      ingress('one', shop, [['/a', 'c-d']], { namespace: 'b' }),
      ingress('two', 'two.example.com', [['/a', 'd']], { namespace: 'b-c', year: 2025 }),
    ],
    [ask(shop, '/a'), ask('two.example.com', '/a'), ask('two.example.com', '/a/x')],
  ),
  world(
    'targets that are none',
    [
      ingress('bare', shop, [['/s/(.*)', 'web', free]], { annotations: { 'rewrite-target': 'api/$1' } }),
      ingress('bad', 'bad.example.com', [['/s/(.*)', 'web', free]], { annotations: { 'rewrite-target': '/x?y=$1' } }),
      ingress('plain', 'plain.example.com', [['/s/(.*)', 'web', free]]),
      ingress('odd', 'odd.example.com', [['/s/(.*)', 'web', free]], { annotations: { 'use-regex': 'yes' } }),
    ],
    [
      ask(shop, '/s/1'),
      ask('bad.example.com', '/s/1'),
      ask('plain.example.com', '/s/1'),
      ask('odd.example.com', '/s/1'),
      ask('bad.example.com', '/t'),
    ],
  ),
  world(
    'younger default backends',
    [
      ingress('first', shop, [['/y', 'y']], { year: 2020 }),
      ingress('young', shop, [['/z', 'z']], { spec: { defaultBackend: backend('rest') } }),
      ingress('made', 'made.example.com', [['/m', 'm']], { spec: { defaultBackend: backend('rest') } }),
      ingress('none', null, [['/n', 'n']], { spec: { defaultBackend: backend('rest') } }),
    ],
    [ask(shop, '/q'), ask(shop, '/z'), ask('none.example.com', '/q'), ask('made.example.com', '/q')],
  ),
  world(
    'names of a host',
    [
      ingress('known', shop, [['/', 'web']], { annotations: { 'server-alias': 'b.example.com' } }),
      ingress('own', 'b.example.com', [['/x', 'b']]),
      ingress('wide', 'www.example.org', [['/', 'wide']], {
        annotations: { 'server-alias': '*.example.net,one.test' },
      }),
      ingress('narrow', '*.a.example.net', [['/', 'narrow']]),
    ],
    [
      ask('b.example.com', '/q'),
      ask('b.example.com', '/x'),
      ask('x.a.example.net', '/q'),
      ask('a.example.net', '/q'),
      ask('one.test', '/'),
    ],
  ),
  world(
    'a name that is none',
    [
      ingress('main', shop, [['/', 'web']]),
      ingress('bad', 'z.example.com', [['/', 'z']], { annotations: { 'server-alias': '*foo.com' } }),
    ],
    [ask(shop, '/'), ask('z.example.com', '/q')],
  ),
  world(
    'two locations of one name',
    [
      ingress('other', 'other.example.com', [['/', 'web']]),
      ingress('twice', shop, [
        ['/foo', 'web'],
        ['/foo/', 'api'],
      ]),
    ],
    [ask(shop, '/foo/x'), ask('other.example.com', '/')],
  ),
  world(
    'an app-root',
    [ingress('root', 'root.example.org', [['/app', 'web']], { annotations: { 'app-root': '/app' } })],
    [ask('root.example.org', '/'), ask('root.example.org', '/app')],
  ),
  world(
    'a variable that is none',
    [ingress('bad', shop, [['/(.*)', 'web', free]], { annotations: { 'rewrite-target': '/$nothing' } })],
    [ask(shop, '/')],
  ),
  world(
    'sent to https by several',
    [
      ingress('quiet', shop, [['/', 'web']], {
        year: 2020,
        annotations: { 'ssl-redirect': 'false' },
        spec: { tls },
      }),
      ingress('forced', shop, [['/api', 'api']], { annotations: { 'force-ssl-redirect': 'true' } }),
      ingress('first', 'two.example.com', [['/', 'web']], { spec: { tls } }),
      ingress('second', 'two.example.com', [['/x', 'x']], { year: 2025, spec: { tls } }),
      ingress('wild', '*.example.com', [['/', 'wild']], { year: 2026, spec: { tls } }),
      ingress('bare', 'bare.example.org', [['/', 'web']], { annotations: { 'force-ssl-redirect': 'true' } }),
    ],
    [
      ask(shop, '/api'),
      ask(shop, '/'),
      ask('two.example.com', '/x'),
      ask('q.example.com', '/'),
      ask('bare.example.org', '/'),
    ],
  ),
  world(
    'two paths of one location',
    [ingress('one', shop, [['/foo', 'web']]), ingress('two', shop, [['/foo/', 'two']], { year: 2025 })],
    [ask(shop, '/foo'), ask('q.example.com', '/')],
  ),
  world(
    'an expression that is none',
    [
      ingress('good', shop, [['/good', 'web']]),
      ingress('bad', shop, [['/[a-z', 'two', free]], { annotations: { 'use-regex': 'true' } }),
    ],
    [ask(shop, '/good')],
  ),
  world(
    'two of one age',
    [ingress('aaa', shop, [['/x', 'web']]), ingress('two', shop, [['/x', 'two']])],
    [ask(shop, '/x')],
  ),
  world(
    'a certificate for others',
    [
      ingress('main', shop, [['/', 'web']], { spec: { tls } }),
      ingress('beside', 'beside.example.com', [['/', 'web']], {
        annotations: { 'ssl-redirect': 'false' },
        spec: { tls },
      }),
      ingress('third', 'beside.example.com', [['/other', 'other']], { year: 2025 }),
    ],
    [ask(shop, '/q'), ask('beside.example.com', '/other'), ask('beside.example.com', '/'), ask(shop, '/', 'https')],
  ),
];
