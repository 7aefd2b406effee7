import { describe, expect, test } from 'vitest';
import type { ProfileOptions } from '../../match/profile.ts';
import { answerTo } from '../../testing/answers.ts';
import { clusterOf, type Manifest } from '../../testing/cluster.ts';
import { traefik } from './profile.ts';

type Annotations = Readonly<Record<string, string>>;

function prefixed(annotations: Annotations): Annotations {
  return Object.fromEntries(
    Object.entries(annotations).map(([name, value]) => [`traefik.ingress.kubernetes.io/${name}`, value]),
  );
}

function backend(service: string) {
  return { service: { name: service, port: { number: 80 } } };
}

function ingress(name: string, annotations: Annotations, path = '/', service = 'web'): Manifest {
  return {
    kind: 'Ingress',
    metadata: { name, namespace: 'default', annotations: prefixed(annotations) },
    spec: {
      rules: [{ host: 'a.example', http: { paths: [{ path, pathType: 'Prefix', backend: backend(service) }] } }],
    },
  };
}

function defaultIngress(name: string, annotations: Annotations, service: string): Manifest {
  return {
    kind: 'Ingress',
    metadata: { name, namespace: 'default', annotations: prefixed(annotations) },
    spec: { defaultBackend: backend(service) },
  };
}

function service(name: string, spec: object = {}, annotations: Annotations = {}): Manifest {
  const metadata = { name, namespace: 'default', annotations: prefixed(annotations) };
  return { kind: 'Service', metadata, spec: { ports: [{ name: 'http', port: 80 }], ...spec } };
}

function empty(name: string): Manifest {
  const metadata = { name, namespace: 'default', labels: { 'kubernetes.io/service-name': name } };
  return { kind: 'EndpointSlice', metadata, endpoints: [], ports: [{ name: 'http', port: 80 }] };
}

function programOf(manifests: readonly Manifest[], options: ProfileOptions = {}, existence?: 'given') {
  return traefik.compile(clusterOf(manifests, existence), options);
}

const get = 'http://a.example/';

describe('the default router', () => {
  test('answers 503 without endpoints where empty Services are allowed, and is not made where they are not', () => {
    const manifests = [defaultIngress('d', {}, 'web'), service('web'), empty('web')];
    expect(answerTo(programOf(manifests, {}, 'given'), get)).toBe(404);
    expect(answerTo(programOf(manifests, { allowEmptyServices: true }, 'given'), get)).toBe(503);
  });

  test('is for TLS alone when its Ingress says so', () => {
    const program = programOf([defaultIngress('d', { 'router.tls': 'true' }, 'web')]);
    expect(answerTo(program, get)).toBe(404);
    expect(answerTo(program, 'https://a.example/')).toBe('web');
  });

  test('is not made of an Ingress whose annotations cannot be decoded: the next one has it', () => {
    const broken = defaultIngress('d', { 'router.priority': 'high' }, 'web');
    expect(answerTo(programOf([broken, defaultIngress('e', {}, 'other')]), get)).toBe('other');
  });
});

describe('an Ingress whose annotations cannot be decoded is skipped as a whole', () => {
  test.each([
    [{ 'router.priority': '1.5' }, 404],
    [{ 'router.priority': '' }, 404],
    [{ 'router.prioritty': '5' }, 404],
    [{ 'router.priority': '-5' }, 'web'],
    [{ 'Router.EntryPoints': 'web' }, 'web'],
    [{ 'rule-type': 'PathPrefixStrip' }, 'web'],
    [{ 'router.tls.domains.0.main': 'a.example', 'router.tls': 'true' }, 404],
  ])('%j: %s over http', (annotations, expected) => {
    expect(answerTo(programOf([ingress('i', annotations)]), get)).toBe(expected);
  });
});

describe('a Service whose own address takes the requests needs no endpoint', () => {
  test.each([
    [{}, {}, {}, 404],
    [{}, { 'service.nativelb': 'true' }, {}, 'web'],
    [{ clusterIP: 'None' }, { 'service.nativelb': 'true' }, {}, 404],
    [{}, {}, { nativeLBByDefault: true }, 'web'],
    [{}, { 'service.nativelb': 'false' }, { nativeLBByDefault: true }, 404],
    [{ type: 'NodePort' }, { 'service.nodeportlb': 'true' }, {}, 'web'],
    [{ type: 'ClusterIP' }, { 'service.nodeportlb': 'true' }, {}, 404],
  ])('%j %j %j: %s', (spec, annotations, options, expected) => {
    const manifests = [ingress('i', {}), service('web', spec, annotations), empty('web')];
    expect(answerTo(programOf(manifests, options, 'given'), get)).toBe(expected);
  });
});

describe('options', () => {
  test('without sanitizePath dot segments and double slashes are compared as sent', () => {
    const manifests = [ingress('i', {}, '/b')];
    expect(answerTo(programOf(manifests), 'http://a.example/a/../b')).toBe('web');
    expect(answerTo(programOf(manifests, { sanitizePath: false }), 'http://a.example/a/../b')).toBe(404);
    expect(answerTo(programOf(manifests, { sanitizePath: false }), 'http://a.example/b/%2e')).toBe('web');
  });

  test.each(['disableIngressClassLookup', 'disableClusterScopeResources'])('%s knows no IngressClass', (name) => {
    const classed = { ...ingress('i', {}), spec: { ...(ingress('i', {})['spec'] as object), ingressClassName: 'x' } };
    expect(answerTo(programOf([classed], { [name]: true }), get)).toBe(404);
  });
});

test('what a Service’s annotations could change is said where its path answers and where they stand', () => {
  const program = programOf([ingress('i', {}), service('web', {}, { 'service.middlewares': 'auth' })], {}, 'given');
  expect(program.diagnostics.map(({ diagnostic, object }) => [diagnostic.code, object.document])).toEqual([
    ['controller/not-simulated', 1],
  ]);
});
