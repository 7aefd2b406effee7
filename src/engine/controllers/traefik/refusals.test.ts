import { describe, expect, test } from 'vitest';
import { parseRequestLine } from '../../match/parse-request.ts';
import type { ProfileOptions } from '../../match/profile.ts';
import { answerTo } from '../../testing/answers.ts';
import { clusterOf, type Manifest } from '../../testing/cluster.ts';
import { applyEdits } from '../../text/edit.ts';
import { buildCluster } from '../../yaml/cluster.ts';
import { readSourceFile } from '../../yaml/read.ts';
import { traefik } from './profile.ts';

type Annotations = Readonly<Record<string, string>>;

const prefix = 'traefik.ingress.kubernetes.io/';

function prefixed(annotations: Annotations): Annotations {
  return Object.fromEntries(Object.entries(annotations).map(([name, value]) => [prefix + name, value]));
}

function backend(name: string) {
  return { service: { name, port: { number: 80 } } };
}

interface Parts {
  readonly name?: string;
  readonly namespace?: string;
  readonly host?: string;
  /** Service by path. */
  readonly paths?: Readonly<Record<string, string>>;
}

function ingress(annotations: Annotations, parts: Parts = {}): Manifest {
  const { name = 'i', namespace = 'default', host = 'a.example', paths = { '/': 'web' } } = parts;
  const list = Object.entries(paths).map(([path, to]) => ({ path, pathType: 'Prefix', backend: backend(to) }));
  return {
    kind: 'Ingress',
    metadata: { name, namespace, annotations: prefixed(annotations) },
    spec: { rules: [{ host, http: { paths: list } }] },
  };
}

function middleware(namespace: string, name: string): Manifest {
  return { apiVersion: 'traefik.io/v1alpha1', kind: 'Middleware', metadata: { name, namespace } };
}

function programOf(manifests: readonly Manifest[], options: ProfileOptions = {}) {
  return traefik.compile(clusterOf(manifests), options);
}

const http = 'http://a.example/';
const https = 'https://a.example/';

function decide(program: ReturnType<typeof programOf>, line: string) {
  const parsed = parseRequestLine(line);
  if (!parsed.ok) throw new Error(line);
  return program.explain(parsed.value);
}

function problems(program: ReturnType<typeof programOf>) {
  return program.diagnostics.map(({ diagnostic: { code, params } }) => ({ code, params }));
}

describe('annotations that cannot be read', () => {
  test.each([
    [{ 'router.observability.accesslogs': 'no' }],
    [{ 'router.observability.unknown': 'true' }],
    [{ 'router.tls.unknown': 'x' }],
    [{ 'router.tls.domains.0.unknown': 'x' }],
    [{ 'router.tls.domains.main': 'x' }],
    [{ 'router.pathmatcher.0': 'x' }],
    [{ 'router.priority': '9223372036854775808' }],
    [{ 'router..x': '1' }],
  ] as readonly Annotations[][])('of an Ingress leave it out as a whole: %j', (annotations = {}) => {
    const program = programOf([ingress(annotations)]);
    expect(answerTo(program, http)).toBe(404);
    expect(problems(program)).toMatchObject([
      {
        code: 'controller/ingress-ignored',
        params: { reason: 'annotation', annotation: Object.keys(prefixed(annotations))[0] },
      },
    ]);
  });

  test.each([
    [{ 'router.observability.accesslogs': 'F' }],
    [{ 'router.observability': 'false', 'router.observability.metrics': 'no' }],
    [{ 'router.tls': 'false', 'router.tls.certresolver': 'x' }],
    [{ 'router.entrypoints': '' }],
    [{ router: 'x' }],
  ] as readonly Annotations[][])('do not: %j', (annotations = {}) => {
    expect(answerTo(programOf([ingress(annotations)]), http)).toBe('web');
  });

  test.each([
    ['service.passhostheader', 'no', 404],
    ['service.sticky.cookie.maxage', 'long', 404],
    ['service.serverscheme', 'https', 404],
    ['service.sticky.cookie', 'true', 'web'],
    ['service.passhostheader', 'false', 'web'],
  ])('of a Service leave its paths out: %s %s', (name, value, expected) => {
    const service: Manifest = {
      kind: 'Service',
      metadata: { name: 'web', namespace: 'default', annotations: prefixed({ [name]: value }) },
      spec: { ports: [{ port: 80 }] },
    };
    const program = programOf([ingress({}), service]);
    expect(answerTo(program, http)).toBe(expected);
    const told = problems(program).map(({ params }) => ('reason' in params ? params.reason : ''));
    expect(told).toEqual(expected === 404 ? ['service-annotation'] : []);
  });

  test('are not looked at under a prefix in another case', () => {
    const odd: Manifest = {
      ...ingress({}),
      metadata: { name: 'i', annotations: { 'Traefik.ingress.kubernetes.io/router.priority': 'x' } },
    };
    expect(answerTo(programOf([odd]), http)).toBe('web');
  });
});

describe('router.tls', () => {
  test.each([
    [{ 'router.tls': 'TRUE' }, 404, 'web'],
    [{ 'router.tls': '' }, 404, 'web'],
    [{ 'router.tls': 'false' }, 'web', 404],
    [{ 'router.tls': 'false', 'router.tls.options': 'default' }, 'web', 404],
    [{ 'router.tls.options': 'default' }, 404, 'web'],
  ] as const)('%j answers http with %s, https with %s', (annotations, plain, secure) => {
    const program = programOf([ingress(annotations)]);
    expect([answerTo(program, http), answerTo(program, https)]).toEqual([plain, secure]);
  });
});

describe('a middleware that does not exist', () => {
  const files = [middleware('default', 'strip'), middleware('team', 'auth.basic')];

  test.each([
    ['strip@kubernetes-crd', 'default-strip@kubernetescrd'],
    ['strip', 'default-strip@kubernetescrd'],
    ['default-strip', 'default-strip@kubernetescrd'],
    ['default/strip@kubernetescrd', 'default-strip@kubernetescrd'],
    ['strip@kubernetescrd', 'default-strip@kubernetescrd'],
    ['default-gone@kubernetescrd', ''],
    ['auth-basic@kubernetescrd', 'team-auth-basic@kubernetescrd'],
    ['default-strip@kubernetescrd,', ''],
    ['default-strip@kubernetescrd, other@nobody', ''],
  ])('%s: the routers of its Ingress are refused, and %s is offered', (names, offer) => {
    const program = programOf([ingress({ 'router.middlewares': names }), ...files]);
    expect(answerTo(program, http)).toBe(404);
    expect(problems(program)[0]).toMatchObject({ code: 'traefik/middleware-missing', params: { offer } });
    const { trace, evidence } = decide(program, http);
    expect(trace).toContainEqual(expect.objectContaining({ kind: 'note', rule: 'traefik/refused' }));
    expect(evidence).toBe('source');
  });

  test.each(['default-strip@kubernetescrd', 'other-strip@kubernetescrd', 'strip@file', 'x@plugin-y'])(
    '%s may be there: it answers, and that it is not simulated is said',
    (name) => {
      const program = programOf([ingress({ 'router.middlewares': name }), ...files]);
      expect(answerTo(program, http)).toBe('web');
      const { trace, evidence } = decide(program, http);
      expect(trace).toContainEqual(expect.objectContaining({ rule: 'not-simulated' }));
      expect(evidence).toBe('inferred');
    },
  );

  test.each([
    ['http', 'https', { 'router.entrypoints': 'websecure', 'router.tls': 'true' }],
    ['https', 'http', { 'router.entrypoints': 'web' }],
  ])('is the cause on %s too where the router is on %s alone', (off, on, annotations) => {
    const refused = ingress({ 'router.middlewares': 'gone', ...annotations });
    const beside = ingress({}, { name: 'j', host: 'b.example' });
    const blamed = { kind: 'route-refused', why: 'middleware-missing', missing: 'gone', path: { path: '/' } };
    for (const manifests of [[refused], [refused, beside]]) {
      const program = programOf([...manifests, ...files], { entryPointTls: true });
      const [heard, unheard] = [on, off].map((scheme) => ({ ...decide(program, `${scheme}://a.example/`).cause }));
      expect(heard).toMatchObject(blamed);
      expect(heard).not.toHaveProperty('onlyOn');
      expect(unheard).toMatchObject({ ...blamed, onlyOn: on });
    }
    // Where another router of the host answers there, the scheme is what decides.
    const other = ingress(annotations, { name: 'k', paths: { '/': 'other' } });
    expect(
      decide(programOf([refused, other, ...files], { entryPointTls: true }), `${off}://a.example/`).cause.kind,
    ).toBe('scheme-not-served');
  });

  test('are all told where an Ingress names several that are not there, each once', () => {
    const program = programOf([ingress({ 'router.middlewares': 'gone, away,gone' }), ...files]);
    expect(decide(program, http).cause).toMatchObject({
      why: 'middleware-missing',
      missing: 'gone',
      alsoMissing: [{ name: 'away', offer: '' }],
    });
    const told = problems(program).filter(({ code }) => code === 'traefik/middleware-missing');
    expect(told.map(({ params }) => params)).toEqual([
      { middleware: 'gone', offer: '' },
      { middleware: 'away', offer: '' },
    ]);
  });

  test('lets the next router answer', () => {
    const next = ingress({}, { name: 'j', paths: { '/': 'other' } });
    const refused = ingress({ 'router.middlewares': 'gone' }, { paths: { '/deep': 'web' } });
    const program = programOf([next, refused]);
    expect(answerTo(program, 'http://a.example/deep')).toBe('other');
    expect(decide(program, 'http://a.example/deep').trace).toContainEqual(
      expect.objectContaining({ rule: 'traefik/refused', params: expect.objectContaining({ why: 'middleware' }) }),
    );
    expect(decide(program, http).trace).not.toContainEqual(expect.objectContaining({ rule: 'traefik/refused' }));
  });

  test.each(['', '"', "'"])('is renamed in the text, in quotes or without: %j', (quote) => {
    const text = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: a
  annotations:
    ${prefix}router.middlewares: ${quote}strip@kubernetes-crd,x@file${quote}
spec:
  rules: [{ host: a.example, http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }] } }]
---
apiVersion: traefik.io/v1alpha1
kind: Middleware
metadata: { name: strip }
`;
    const program = traefik.compile(buildCluster([readSourceFile('a.yaml', text)], 'assumed', false), {});
    const [finding] = program.diagnostics;
    expect(finding?.diagnostic.witness).toBe('GET http://a.example/');
    const fixed = applyEdits(text, finding?.diagnostic.fixes?.[0]?.edits ?? []);
    expect(fixed).toBe(text.replace('strip@kubernetes-crd', 'default-strip@kubernetescrd'));
    const after = traefik.compile(buildCluster([readSourceFile('a.yaml', fixed)], 'assumed', false), {});
    expect(answerTo(after, http)).toBe('web');
  });
});

describe('priorities', () => {
  test.each([
    ['9223372036854774807', 'web'],
    ['9223372036854774808', 404],
    ['+9223372036854775807', 404],
    ['-9223372036854775808', 'web'],
  ])('%s: %s', (priority, expected) => {
    const program = programOf([ingress({ 'router.priority': priority })]);
    expect(answerTo(program, http)).toBe(expected);
    const codes = problems(program).map(({ code }) => code);
    expect(codes.includes('traefik/priority-too-high')).toBe(expected === 404);
  });

  test.each([
    ['500', { '/': 'web', '/api': 'api' }, true],
    ['500', { '/web': 'web', '/api': 'api' }, false],
    ['500', { '/web': 'web', '/web/api': 'web' }, false],
    ['0', { '/': 'web', '/api': 'api' }, null],
    ['500', { '/': 'web' }, null],
  ] as const)('%s for all of %j is told, and whether paths meet: %s', (priority, paths, isOpen) => {
    const program = programOf([ingress({ 'router.priority': priority }, { paths })]);
    const told = problems(program).filter(({ code }) => code === 'traefik/one-priority');
    expect(told.map(({ params }) => 'isOpen' in params && params.isOpen)).toEqual(isOpen === null ? [] : [isOpen]);
    if (isOpen) expect(answerTo(program, 'http://a.example/api')).toBe('api or web');
  });
});

describe('entry points', () => {
  test.each([
    ['web', false, 'web', 404],
    ['websecure', false, 404, 404],
    ['websecure', true, 404, 'web'],
    ['web, websecure', true, 'web', 'web'],
    ['web,internal', true, 'web', 404],
    [',', true, 404, 404],
  ])('%s, with TLS on the https entry point: %s, http %s, https %s', (names, entryPointTls, plain, secure) => {
    const program = programOf([ingress({ 'router.entrypoints': names })], { entryPointTls });
    expect([answerTo(program, http), answerTo(program, https)]).toEqual([plain, secure]);
    expect(decide(program, http).evidence).not.toBe(names === ',' ? 'measured' : 'inferred');
  });

  test('have the names that the options give them', () => {
    const options = { entryPointTls: true, webEntryPoint: 'http', websecureEntryPoint: 'https' };
    const program = programOf([ingress({ 'router.entrypoints': 'https' })], options);
    expect([answerTo(program, http), answerTo(program, https)]).toEqual([404, 'web']);
  });

  test('by other names alone are taken, and that they are not simulated is said', () => {
    const program = programOf([ingress({ 'router.entrypoints': 'internal' })]);
    expect(answerTo(program, http)).toBe('web');
    expect(decide(program, http).evidence).toBe('inferred');
    expect(problems(program)).toContainEqual({
      code: 'controller/not-simulated',
      params: { annotation: `${prefix}router.entrypoints`, effect: 'listener' },
    });
  });

  test('and middlewares decide for a default backend too', () => {
    const asDefault = (annotations: Annotations): Manifest => ({
      kind: 'Ingress',
      metadata: { name: 'd', annotations: prefixed(annotations) },
      spec: { defaultBackend: backend('web') },
    });
    expect(answerTo(programOf([asDefault({ 'router.entrypoints': 'websecure' })]), http)).toBe(404);
    expect(answerTo(programOf([asDefault({ 'router.entrypoints': 'web' })]), http)).toBe('web');
    // It keeps its place, and so the next one is not made; which of them comes first is left open.
    const next: Manifest = { ...asDefault({}), metadata: { name: 'e' } };
    expect(answerTo(programOf([asDefault({ 'router.middlewares': 'gone' })]), http)).toBe(404);
    for (const both of [
      [asDefault({ 'router.middlewares': 'gone' }), next],
      [next, asDefault({ 'router.middlewares': 'gone' })],
    ]) {
      expect(answerTo(programOf(both), http)).toBe('unknown');
    }
  });
});

describe('Ingresses that are only a default backend', () => {
  const only = (name: string, service: string, annotations: Annotations = {}): Manifest => ({
    kind: 'Ingress',
    metadata: { name, annotations: prefixed(annotations) },
    spec: { defaultBackend: backend(service) },
  });

  test('make one router: which of them is left open, whatever the order of the files', () => {
    for (const both of [
      [only('a', 'one'), only('b', 'two')],
      [only('b', 'two'), only('a', 'one')],
    ]) {
      const program = programOf(both);
      const { outcome, cause, evidence } = decide(program, http);
      expect(answerTo(program, http)).toBe('one or two');
      expect(outcome).toMatchObject({ kind: 'any-of', why: 'traefik/same-name' });
      expect(cause).toMatchObject({ kind: 'share', by: 'tie' });
      expect(evidence).toBe('source');
      expect(problems(program).map(({ code }) => code)).toEqual(['traefik/same-name']);
    }
    expect(answerTo(programOf([only('a', 'one'), only('b', 'one')]), http)).toBe('one');
  });

  test('may answer on one connection and not on the other', () => {
    const program = programOf([only('a', 'one'), only('b', 'two', { 'router.entrypoints': 'websecure' })]);
    expect(answerTo(program, http)).toBe('unknown');
  });
});

describe('routers of one name in two Ingresses', () => {
  // shop/prod-web and shop-prod/web both make shop-prod-web-a-example.
  const two = (first: Parts, second: Parts) => [
    ingress({}, { name: 'prod-web', namespace: 'shop', ...first }),
    ingress({}, { name: 'web', namespace: 'shop-prod', ...second }),
  ];

  test('overwrite each other: which one is there is open', () => {
    const program = programOf(two({ paths: { '/x/y': 'one' } }, { paths: { '/x-y': 'two' } }));
    expect(decide(program, 'http://a.example/x/y').outcome).toEqual({ kind: 'unknown', why: 'traefik/same-name' });
    expect(decide(program, 'http://a.example/x/y').evidence).not.toBe('measured');
    expect(problems(program).map(({ code }) => code)).toEqual(['traefik/same-name', 'traefik/same-name']);
  });

  test('answer one or the other where both would, or what comes after them', () => {
    const same = programOf(two({ paths: { '/x': 'one' } }, { paths: { '/x': 'two' } }));
    expect(answerTo(same, 'http://a.example/x')).toBe('one or two');
    const rest = ingress({}, { name: 'rest', namespace: 'z', paths: { '/': 'rest' } });
    const program = programOf([...two({ paths: { '/x/y': 'one' } }, { paths: { '/x-y': 'two' } }), rest]);
    expect(answerTo(program, 'http://a.example/x/y')).toBe('one or rest');
    expect(answerTo(program, http)).toBe('rest');
  });

  test('stay apart within one Ingress, whose names get a hash', () => {
    const program = programOf([ingress({}, { paths: { '/whoami/test': 'a', '/whoami-test': 'b' } })]);
    expect(answerTo(program, 'http://a.example/whoami/test')).toBe('a');
    expect(answerTo(program, 'http://a.example/whoami-test')).toBe('b');
  });
});

describe('options', () => {
  test.each([
    [{}, 'web'],
    [{ allowEncodedCharacters: false }, 400],
    [{ version: '3.6.4' }, 400],
    [{ version: '3.6.4', allowEncodedCharacters: true }, 'web'],
    [{ version: '3.6.7' }, 'web'],
    [{ version: '3.6' }, 'web'],
  ])('%j answers a path with an escaped slash: %s', (options, expected) => {
    const program = programOf([ingress({})], options);
    expect(answerTo(program, 'http://a.example/a%2Fb')).toBe(expected);
    expect(answerTo(program, 'http://a.example/a%20b?x=%2F')).toBe('web');
    expect(answerTo(program, 'http://other.example/a%2Fb')).toBe(404);
  });

  test('before 3.4.1 escaped reserved characters are decoded before they are compared', () => {
    const manifests = [ingress({}, { paths: { '/a/b': 'web' } })];
    expect(answerTo(programOf(manifests), 'http://a.example/a%2Fb')).toBe(404);
    const old = programOf(manifests, { version: '3.4.0' });
    expect(answerTo(old, 'http://a.example/a%2Fb')).toBe('web');
    expect(decide(old, 'http://a.example/a%2Fb').evidence).toBe('inferred');
    expect(decide(old, 'http://a.example/a/b').evidence).toBe('measured');
  });

  test.each([
    ['', 'web'],
    ['default,other', 'web'],
    ['other', 404],
  ])(
    'crossProviderNamespaces %j: an Ingress that names a middleware answers %s',
    (crossProviderNamespaces, expected) => {
      const program = programOf([ingress({ 'router.middlewares': 'x@file' })], { crossProviderNamespaces });
      expect(answerTo(program, http)).toBe(expected);
      expect(answerTo(programOf([ingress({})], { crossProviderNamespaces }), http)).toBe('web');
    },
  );
});
