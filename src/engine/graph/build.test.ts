import { describe, expect, test } from 'vitest';
import { asNodeId } from '../testing/node-id.ts';
import { buildGraph } from './build.ts';
import { makeCluster, makeIngress, makeLargeSketch, makeService } from './testing/make-cluster.ts';

const p = (path: string, to: string | null, type: string | null = 'Prefix') => ({ path, to, type });

describe('a graph of Ingresses', () => {
  test('has one edge router for each class, in the order of their first Ingress', () => {
    const { routers, hosts } = buildGraph({
      cluster: makeCluster([
        { name: 'a', className: 'nginx', rules: [{ host: 'a.com', paths: [p('/', 'web:80')] }] },
        { name: 'b', annotations: { 'kubernetes.io/ingress.class': 'traefik' } },
        { name: 'c', rules: [{ host: 'a.com', paths: [p('/', 'web:80')] }] },
        { name: 'd', className: 'nginx', rules: [{ host: 'd.com', paths: [p('/', 'web:80')] }] },
      ]),
    });
    expect(routers.map(({ id, hostCount }) => [id, hostCount])).toEqual([
      ['router:nginx', 2],
      ['router:traefik', 0],
      ['router:', 1],
    ]);
    expect(hosts.map(({ id }) => id)).toEqual(['host:nginx|a.com', 'host:nginx|d.com', 'host:|a.com']);
  });

  test('shows a host of two Ingresses once, with both owners and both rules', () => {
    const graph = buildGraph({
      cluster: makeCluster([
        { name: 'a', rules: [{ host: 'a.com', paths: [p('/', 'web:80')] }] },
        {
          name: 'b',
          rules: [
            { host: 'x.com', paths: null },
            { host: 'a.com', paths: [p('/api', 'api:80')] },
          ],
        },
      ]),
    });
    const [host] = graph.hosts;
    expect(host?.owners.map(({ name, index }) => [name, index])).toEqual([
      ['default/a', 0],
      ['default/b', 1],
    ]);
    expect(host?.rules.map(({ object, rule }) => [object.document, rule])).toEqual([
      [0, 0],
      [1, 1],
    ]);
    expect(host?.pathCount).toBe(2);
    expect(graph.paths.map(({ path, at }) => [path, at.object.document, at.rule, at.path])).toEqual([
      ['/', 0, 0, 0],
      ['/api', 1, 1, 0],
    ]);
  });

  test('counts exact duplicates in the id and nothing else', () => {
    const rules = [{ host: 'a.com', paths: [p('/', 'web:80'), p('/', 'api:80'), p('/', 'web:80', 'Exact')] }];
    const { paths } = buildGraph({ cluster: makeCluster([{ name: 'a', rules }]) });
    expect(paths.map(({ id }) => id)).toEqual([
      'path:|a.com|Prefix|/|default/a#0',
      'path:|a.com|Prefix|/|default/a#1',
      'path:|a.com|Exact|/|default/a#0',
    ]);
  });

  test('says of a host how TLS covers it', () => {
    const tls = [{ hosts: ['*.a.com', 'b.com'], secretName: 'certs' }];
    const hosts = ['x.a.com', 'x.y.a.com', 'b.com', 'a.com'];
    const rules = hosts.map((host) => ({ host, paths: [] }));
    const plain = { name: 'plain', rules: [{ host: 'plain.com', paths: [] }] };
    const graph = buildGraph({ cluster: makeCluster([{ name: 'a', rules, tls }, plain]) });
    expect(graph.hosts.map(({ tls }) => `${tls.kind} ${tls.secretName}`)).toEqual([
      'wildcard certs',
      'none null',
      'covered certs',
      'none null',
      'off null',
    ]);
  });

  test('lets an entry without hosts cover every host of its Ingress', () => {
    const sketch = { name: 'a', rules: [{ host: null, paths: [] }], tls: [{ hosts: [], secretName: null }] };
    expect(buildGraph({ cluster: makeCluster([sketch]) }).hosts[0]?.tls.kind).toBe('covered');
  });

  test('shows one backend for each Service and port and counts what leads there', () => {
    const { backends, defaults } = buildGraph({
      cluster: makeCluster([
        {
          name: 'a',
          rules: [{ host: null, paths: [p('/', 'web:80'), p('/a', 'web:http'), p('/b', 'Bucket/web'), p('/c', null)] }],
          defaultBackend: 'web:80',
        },
      ]),
    });
    expect(backends.map(({ id, incoming, state }) => [id, incoming, state])).toEqual([
      ['backend:default/web:80', 2, 'assumed'],
      ['backend:default/web:http', 1, 'assumed'],
      ['backend:default/Bucket/web:', 1, 'resource'],
    ]);
    expect(defaults.map(({ id, backendId }) => [id, backendId])).toEqual([
      ['default:|default/a', 'backend:default/web:80'],
    ]);
  });

  test('says that a Service or its port is missing only when the workspace holds Services', () => {
    const sketch = {
      name: 'a',
      rules: [{ host: null, paths: [p('/', 'web:80'), p('/n', 'web:http'), p('/p', 'web:9'), p('/m', 'gone:80')] }],
    };
    const states = (services: ReturnType<typeof makeService>[]) =>
      buildGraph({ cluster: makeCluster([sketch], services) }).backends.map(({ state }) => state);
    expect(states([makeService('web', [80, 'http'])])).toEqual(['found', 'found', 'port-missing', 'missing']);
    expect(states([])).toEqual(['assumed', 'assumed', 'assumed', 'assumed']);
  });

  test('looks for a Service in the namespace of the Ingress', () => {
    const sketch = { name: 'a', namespace: 'shop', rules: [{ host: null, paths: [p('/', 'web:80')] }] };
    const [backend] = buildGraph({ cluster: makeCluster([sketch], [makeService('web', [80])]) }).backends;
    expect(backend).toMatchObject({ id: 'backend:shop/web:80', state: 'missing' });
  });

  test('takes the Service as the place of a backend, and its port as the target', () => {
    const sketch = { name: 'a', rules: [{ host: null, paths: [p('/', 'web:80')] }] };
    const [backend] = buildGraph({ cluster: makeCluster([sketch], [makeService('web', [80])]) }).backends;
    expect(backend).toMatchObject({ targetPort: 8080, place: { object: { file: 'services.yaml' } } });
  });

  test('takes order, effective pattern and dead paths from the program of the class', () => {
    const rules = [{ host: 'a.com', paths: [p('/', 'web:80'), p('/x', 'web:80')] }];
    const cluster = makeCluster([{ name: 'a', className: 'nginx', rules }]);
    const [first = asNodeId(''), second = asNodeId('')] = buildGraph({ cluster }).paths.map(({ id }) => id);
    const origin = {
      object: { file: 'a.yaml', document: 0, item: 0 },
      ingress: 'default/a',
      ruleIndex: 0,
      pathIndex: 0,
    };
    const program = {
      routes: [
        {
          id: asNodeId('r'),
          host: 'a.com',
          matcher: { kind: 'exact', path: '/' } as const,
          backend: { service: null, resource: null },
          origin: { ...origin, range: { start: 0, end: 0 }, pathId: first },
          // In bytes, as the controller compares it.
          effective: '~* ^/\xec\x83\x81',
        },
      ],
      order: (id: string) => (id === first ? 1 : 2),
      deadPaths: () => [{ pathId: second, why: 'shadowed', by: first } as const],
      missing: () => null,
      match: () => ({ kind: 'status', status: 404, why: 'no-host', route: null }) as const,
    };
    const profiles = new Map([['router:nginx', { controller: 'ingress-nginx', guessed: false, program }]]);
    const graph = buildGraph({ cluster, profiles });
    expect(graph.routers[0]).toMatchObject({
      controller: 'ingress-nginx',
      guessed: false,
      end: { host: 'other.example', outcome: { status: 404 } },
    });
    expect(graph.paths).toMatchObject([
      { order: 1, effective: '~* ^/상', dead: null },
      { order: 2, effective: null, dead: { why: 'shadowed', by: first } },
    ]);
  });

  test('keeps all ids when documents are reordered or one is added above', () => {
    const sketches = makeLargeSketch(5, 4, 3);
    const ids = (list: typeof sketches) => {
      const { hosts, paths, backends } = buildGraph({ cluster: makeCluster(list) });
      return [...hosts, ...paths, ...backends].map(({ id }) => id);
    };
    const before = ids(sketches).sort();
    expect(ids([...sketches].reverse()).sort()).toEqual(before);
    expect(ids([{ name: 'other', className: 'x' }, ...sketches]).sort()).toEqual(before);
  });

  test('reads 10,000 Ingresses with 50,000 paths', () => {
    const cluster = {
      ingresses: makeLargeSketch(10_000, 5, 900).map(makeIngress),
      ingressClasses: [],
      services: [],
      endpointSlices: [],
      existence: 'assumed',
    } as const;
    expect(buildGraph({ cluster }).paths).toHaveLength(50_000);
  });
});

describe('collapsed hosts', () => {
  const cluster = makeCluster(makeLargeSketch(40, 4, 5));

  test('are all hosts when there are more than 150 paths', () => {
    const graph = buildGraph({ cluster, expanded: 'auto' });
    expect(graph.paths).toHaveLength(0);
    expect(graph.bundles).toHaveLength(40);
    expect(graph.hosts.every(({ collapsed }) => collapsed)).toBe(true);
  });

  test('are none when there are few paths', () => {
    const graph = buildGraph({ cluster: makeCluster(makeLargeSketch(10, 4, 5)), expanded: 'auto' });
    expect(graph.bundles).toHaveLength(0);
    expect(graph.paths).toHaveLength(40);
  });

  test('say how many paths they hold, of which type, and where those lead', () => {
    const graph = buildGraph({ cluster, expanded: new Set([asNodeId('host:nginx|host-1.example.com')]) });
    expect(graph.paths).toHaveLength(4);
    expect(graph.bundles).toHaveLength(39);
    expect(graph.bundles[0]).toEqual({
      id: 'bundle:host:nginx|host-0.example.com',
      hostId: 'host:nginx|host-0.example.com',
      count: 4,
      exact: 2,
      prefix: 2,
      other: 0,
      backends: [0, 1, 2, 3].map((n) => ({ backendId: `backend:default/service-${n}:80`, count: 1 })),
    });
  });
});
