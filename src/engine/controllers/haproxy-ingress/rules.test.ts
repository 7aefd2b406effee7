import { describe, expect, test } from 'vitest';
import { parseRequestLine } from '../../match/parse-request.ts';
import type { ProfileOptions } from '../../match/profile.ts';
import { answerTo } from '../../testing/answers.ts';
import { clusterOf, type Manifest } from '../../testing/cluster.ts';
import { haproxyIngress } from './profile.ts';

type Annotations = Readonly<Record<string, string>>;
type Path = readonly [path: string, service: string, pathType?: string];

function ingress(name: string, annotations: Annotations, ...paths: readonly Path[]): Manifest {
  return ingressOn('a.example', name, annotations, ...paths);
}

function ingressOn(host: string, name: string, annotations: Annotations, ...paths: readonly Path[]): Manifest {
  const prefixed = Object.entries(annotations).map(([key, value]) => [`haproxy-ingress.github.io/${key}`, value]);
  return {
    kind: 'Ingress',
    metadata: { name, namespace: 'default', annotations: Object.fromEntries(prefixed) },
    spec: {
      tls: annotations['tls'] ? [{ hosts: ['a.example'] }] : [],
      rules: [
        {
          host,
          http: {
            paths: paths.map(([path, service, pathType = 'Prefix']) => ({
              path,
              pathType,
              backend: { service: { name: service, port: { number: 80 } } },
            })),
          },
        },
      ],
    },
  };
}

const service = (name: string): Manifest => ({
  kind: 'Service',
  metadata: { name, namespace: 'default' },
  spec: { ports: [{ port: 80 }] },
});

const empty = (name: string): Manifest => ({
  kind: 'EndpointSlice',
  metadata: { name, namespace: 'default', labels: { 'kubernetes.io/service-name': name } },
  endpoints: [],
});

function programOf(manifests: readonly Manifest[], options: ProfileOptions = {}, existence?: 'given') {
  return haproxyIngress.compile(clusterOf(manifests, existence), options);
}

describe('paths that ask for headers', () => {
  const manifests = [
    ingress('a', {}, ['/', 'web'], ['/api/v1', 'api', 'Exact']),
    ingress('b', { 'http-header-match': 'X-Env: staging' }, ['/', 'staging']),
    ingress('c', { 'http-header-match': 'X-Env: staging\nX-User: kim' }, ['/', 'kim']),
    ingress('d', { 'http-header-match-regex': 'X-Env: ^dev' }, ['/', 'dev']),
  ];

  test.each([
    ['http://a.example/', 'web'],
    ["http://a.example/ -H 'X-Env: staging'", 'staging'],
    ["http://a.example/api/v1 -H 'x-env: staging'", 'staging'],
    ["http://a.example/api/v1 -H 'X-Env: other'", 'api'],
    ["http://a.example/ -H 'X-Env: staging' -H 'X-User: kim'", 'kim'],
    ["http://a.example/ -H 'X-Env: Staging'", 'web'],
    ["http://a.example/ -H 'X-Env: dev-2'", 'dev'],
    ["http://a.example/ -H 'X-Env: my-dev'", 'web'],
  ])('%s: %s', (line, expected) => {
    expect(answerTo(programOf(manifests), line)).toBe(expected);
  });

  test('are no duplicates of the path without, but of one with the same headers', () => {
    const twice = [...manifests, ingress('e', { 'http-header-match': 'x-env:staging' }, ['/', 'late'])];
    expect(programOf(twice).deadPaths()).toHaveLength(1);
    expect(answerTo(programOf(twice), "http://a.example/ -H 'X-Env: staging'")).toBe('staging');
  });

  test('a line without a name is left out', () => {
    expect(answerTo(programOf([ingress('a', { 'http-header-match': ': x' }, ['/', 'web'])]), 'http://a.example/')).toBe(
      'web',
    );
  });
});

describe('redirect-to', () => {
  const moved = ingress('a', { 'redirect-to': 'https://b.example/' }, ['/', 'gone']);

  test('needs no Service', () => {
    expect(answerTo(programOf([moved], {}, 'given'), 'http://a.example/x')).toBe('302 https://b.example/');
  });

  test('is no backend: where redirects do not count the next path answers, but not the same path of another Ingress', () => {
    const acme = 'http://a.example/.well-known/acme-challenge/x';
    expect(answerTo(programOf([moved]), acme)).toBe(404);
    expect(answerTo(programOf([moved, ingress('b', {}, ['/', 'web', 'Exact'], ['/.well', 'web'])]), acme)).toBe(404);
    expect(answerTo(programOf([moved, ingress('b', {}, ['/.well-known', 'web'])]), acme)).toBe('web');
    expect(answerTo(programOf([moved, ingress('b', {}, ['/', 'web'])]), acme)).toBe(404);
    expect(programOf([moved, ingress('b', {}, ['/', 'web'])]).deadPaths()).toHaveLength(1);
  });

  test('no-redirect-locations names other exceptions', () => {
    const options = { configMap: { 'no-redirect-locations': '/health, /ready' } };
    const program = programOf([moved, ingress('b', {}, ['/ready', 'web'])], options);
    expect(answerTo(program, 'http://a.example/ready')).toBe('web');
    expect(answerTo(program, 'http://a.example/.well-known/acme-challenge/x')).toBe('302 https://b.example/');
  });
});

describe('redirect-from', () => {
  const manifests = [ingress('a', { 'redirect-from': 'www.a.example' }, ['/', 'web'])];

  test('leaves the same locations alone', () => {
    expect(answerTo(programOf(manifests), 'http://www.a.example/x?y')).toBe('302 //a.example/x?y');
    expect(answerTo(programOf(manifests), 'http://www.a.example/.well-known/acme-challenge/x')).toBe(404);
  });
});

describe('ssl-redirect', () => {
  const secured = (annotations: Annotations) => ingress('a', { tls: 'yes', ...annotations }, ['/x', 'web']);

  test('no-tls-redirect-locations speaks of configured paths', () => {
    const options = { configMap: { 'no-tls-redirect-locations': '/x' } };
    expect(answerTo(programOf([secured({})]), 'http://a.example/x/1')).toBe('302 https://a.example/x/1');
    expect(answerTo(programOf([secured({})], options), 'http://a.example/x/1')).toBe('web');
  });

  test('its code is the ConfigMap’s alone', () => {
    const options = { configMap: { 'ssl-redirect-code': '301' } };
    expect(answerTo(programOf([secured({ 'ssl-redirect-code': '308' })]), 'http://a.example/x')).toMatch(/^302 /);
    expect(answerTo(programOf([secured({})], options), 'http://a.example/x')).toMatch(/^301 /);
  });
});

describe('where nothing fits', () => {
  const manifests = [ingress('a', {}, ['/x', 'web'])];
  const flag = { defaultBackendService: 'default/errors' };

  test.each([
    [{}, [], 404],
    [{ configMap: { 'default-backend-redirect': 'https://o.example/' } }, [], '302 https://o.example/'],
    [
      { configMap: { 'default-backend-redirect': 'https://o.example/', 'default-backend-redirect-code': '301' } },
      [],
      '301 https://o.example/',
    ],
    [flag, [], 404],
    [flag, [service('errors')], 'errors'],
    [flag, [service('errors'), empty('errors')], 503],
  ])('%j: %j', (options, more, expected) => {
    expect(answerTo(programOf([...manifests, ...more], options, 'given'), 'http://a.example/y')).toBe(expected);
  });
});

describe('a trace', () => {
  function verdicts(manifests: readonly Manifest[], line: string): readonly string[] {
    const parsed = parseRequestLine(line);
    if (!parsed.ok) throw new Error(line);
    const { trace } = programOf(manifests).explain(parsed.value);
    return trace.flatMap((step) => (step.kind === 'path' ? [`${step.matched} ${step.verdict}`] : []));
  }

  test('says of an expression that it would fit where another path wins', () => {
    const regex = ingress('a', { 'path-type': 'regex' }, ['/ap.', 're', 'ImplementationSpecific']);
    expect(verdicts([regex, ingress('b', {}, ['/api', 'api', 'Exact'])], 'http://a.example/api')).toEqual([
      'true type',
      'true wins',
    ]);
  });

  test('claims nothing of an expression that was given up', () => {
    const hang = ingress('a', { 'path-type': 'regex' }, ['/(?=a)(a+)+\\$', 're', 'ImplementationSpecific']);
    const line = `http://a.example/${'a'.repeat(5000)}!`;
    expect(verdicts([hang], line)).toEqual([]);
    expect(answerTo(programOf([hang]), line)).toBe('unknown');
  });
});

describe('an app-root', () => {
  test.each([
    ['http://x.b.example/', '302 https://x.b.example/'],
    ['http://y.b.example/', '302 https://y.b.example/'],
    ['http://y.b.example/z', 'own'],
  ])('of a wildcard takes %s of its hosts: %s', (line, expected) => {
    const manifests = [
      ingressOn('*.b.example', 'wild', { 'app-root': '/start' }, ['/start', 'wild']),
      ingressOn('y.b.example', 'own', {}, ['/', 'own']),
    ];
    expect(answerTo(programOf(manifests), line)).toBe(expected);
  });
});

describe('values that cannot be read', () => {
  test.each([
    ['ssl-redirect', 'Yes'],
    ['path-type', 'glob'],
    ['rewrite-target', '/a%[b]'],
    ['server-alias-regex', '('],
  ])('%s: %j is told at its place with the value', (key, value) => {
    const program = programOf([ingress('a', { [key]: value }, ['/', 'web'])]);
    const told = program.diagnostics.filter(({ diagnostic }) => diagnostic.code === 'controller/annotation-value');
    expect(told.map(({ diagnostic }) => diagnostic.params)).toEqual([
      expect.objectContaining({ annotation: `haproxy-ingress.github.io/${key}`, value: JSON.stringify(value) }),
    ]);
  });

  test('one that can be read is not told', () => {
    const program = programOf([
      ingress('a', { 'ssl-redirect': 'T', 'path-type': 'Exact' }, ['/', 'web', 'ImplementationSpecific']),
    ]);
    // It has no class.
    expect(program.diagnostics.map(({ diagnostic }) => diagnostic.code)).toEqual(['controller/class-needed']);
  });
});

describe('strict-host', () => {
  const at = (value: string) =>
    programOf([ingress('a', {}, ['/x', 'web']), wide], { configMap: { 'strict-host': value } });
  const wide: Manifest = {
    kind: 'Ingress',
    metadata: { name: 'wide' },
    spec: {
      rules: [
        {
          host: '*.example',
          http: {
            paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'all', port: { number: 80 } } } }],
          },
        },
      ],
    },
  };

  test.each(['true', '1', 'T', 'True'])('%s closes a host for paths that it does not have', (value) => {
    expect(answerTo(at(value), 'http://a.example/y')).toBe(404);
  });

  test.each(['false', 'yes', '', 'on'])('%j leaves them to wildcards', (value) => {
    expect(answerTo(at(value), 'http://a.example/y')).toBe('all');
  });
});

test('an Ingress for TCP routes no requests', () => {
  const program = programOf([ingress('a', { 'tcp-service-port': '9000' }, ['/', 'web'])]);
  expect(answerTo(program, 'http://a.example/')).toBe(404);
});
