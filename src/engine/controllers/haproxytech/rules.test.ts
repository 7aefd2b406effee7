import { describe, expect, test } from 'vitest';
import type { ProfileOptions } from '../../match/profile.ts';
import { requestFromParts } from '../../match/request.ts';
import { answerTo } from '../../testing/answers.ts';
import { clusterOf, type Manifest } from '../../testing/cluster.ts';
import { haproxytech } from './profile.ts';

type Path = readonly [path: string, service: string, pathType?: string];

function ingress(name: string, host: string | null, ...paths: readonly Path[]): Manifest {
  const listed = paths.map(([path, service, pathType = 'Prefix']) => ({
    path,
    pathType,
    backend: { service: { name: service, port: { number: 80 } } },
  }));
  const rule = { ...(host === null ? {} : { host }), http: { paths: listed } };
  return { kind: 'Ingress', metadata: { name, namespace: 'default' }, spec: { rules: [rule] } };
}

function service(name: string, annotations: Readonly<Record<string, string>> = {}, portName = 'http'): Manifest {
  const prefixed = Object.entries(annotations).map(([key, value]) => [`haproxy.org/${key}`, value]);
  return {
    kind: 'Service',
    metadata: { name, namespace: 'default', annotations: Object.fromEntries(prefixed) },
    spec: { ports: [{ ...(portName === '' ? {} : { name: portName }), port: 80 }] },
  };
}

function programOf(manifests: readonly Manifest[], options: ProfileOptions = {}, existence?: 'given') {
  return haproxytech.compile(clusterOf(manifests, existence), options);
}

describe('a Service with route-acl', () => {
  const acl = service('beta', { 'route-acl': 'cookie(beta) -m found' });

  test.each([
    ['/api', 'Prefix', 'http://a.example/api/x', 'unknown'],
    ['/api/', 'Prefix', 'http://a.example/api', 'unknown'],
    ['/api', 'Prefix', 'http://a.example/apix', 'web'],
    ['/api', 'Exact', 'http://a.example/api/x', 'web'],
    ['/api', 'Exact', 'http://a.example/api', 'unknown'],
    ['/', 'Prefix', 'http://a.example/any', 'unknown'],
    ['/', 'Prefix', 'http://b.example/any', 404],
  ])('%s %s leaves %s: %s', (path, pathType, line, expected) => {
    const manifests = [
      ingress('a', 'a.example', ['/', 'web']),
      ingress('b', 'a.example', [path, 'beta', pathType]),
      acl,
    ];
    expect(answerTo(programOf(manifests), line)).toBe(expected);
  });

  test('takes many labels for a wildcard, and does not make its host known', () => {
    const manifests = [ingress('a', '*.example', ['/x', 'beta']), ingress('b', null, ['/', 'web']), acl];
    expect(answerTo(programOf(manifests), 'http://c.b.example/x')).toBe('unknown');
    expect(answerTo(programOf(manifests), 'http://b.example/y')).toBe('web');
  });

  test('is named in the trace and where it stands', () => {
    const program = programOf([ingress('a', 'a.example', ['/', 'beta']), acl]);
    expect(program.diagnostics.map(({ object }) => object.document)).toEqual([1]);
    expect(program.deadPaths()).toEqual([]);
  });
});

describe('a default backend', () => {
  const without = (port: object): Manifest => ({
    kind: 'Ingress',
    metadata: { name: 'd', namespace: 'default' },
    spec: { defaultBackend: { service: { name: 'web', port } } },
  });

  test.each([
    [{ number: 80 }, 'http', 'web'],
    [{}, 'http', 'web'],
    [{}, '', 404],
    [{ name: 'http' }, 'http', 'web'],
    [{ name: 'other' }, 'http', 404],
  ])('with port %j and a Service port named %j: %s', (port, portName, expected) => {
    expect(answerTo(programOf([without(port), service('web', {}, portName)], {}, 'given'), 'http://a/')).toBe(expected);
  });

  test('of the flag is the controller’s own page while its Service is missing', () => {
    const options = { defaultBackendService: 'default/errors' };
    expect(answerTo(programOf([ingress('a', 'a', ['/x', 'w'])], options, 'given'), 'http://a/')).toBe(404);
    expect(answerTo(programOf([service('errors')], options, 'given'), 'http://a/')).toBe('errors');
  });
});

test('a path without a slash at its beginning goes on with the host’s name, as the map file has it', () => {
  const manifests = [
    ingress('a', 'a.example', ['.org/x', 'odd', 'ImplementationSpecific'], ['/', 'own']),
    ingress('b', 'a.example.org', ['/', 'other'], ['/x/long', 'longer']),
  ];
  expect(answerTo(programOf(manifests), 'http://a.example.org/xy')).toBe('odd');
  expect(answerTo(programOf(manifests), 'http://a.example.org/x/long/er')).toBe('longer');
  expect(answerTo(programOf(manifests), 'http://a.example.org/y')).toBe('other');
  expect(answerTo(programOf(manifests), 'http://a.example/.org/x')).toBe('own');
});

describe('values of a Service that cannot be read', () => {
  test.each([
    ['ssl-passthrough', 'yes'],
    ['request-redirect-code', '299'],
    ['path-rewrite', '/a /b /c'],
    ['path-rewrite', '( /b'],
  ])('%s: %j is told at its place with the value', (key, value) => {
    const program = programOf([ingress('a', 'a.example', ['/', 'web']), service('web', { [key]: value })]);
    const told = program.diagnostics.filter(({ diagnostic }) => diagnostic.code === 'controller/annotation-value');
    expect(told.map(({ diagnostic }) => diagnostic.params)).toEqual([
      expect.objectContaining({ annotation: `haproxy.org/${key}`, value: JSON.stringify(value) }),
    ]);
  });

  test('an annotation of another controller under the old prefix is told', () => {
    const made = ingress('a', 'a.example', ['/', 'web']);
    const annotations = { 'ingress.kubernetes.io/app-root': '/x' };
    const program = programOf([{ ...made, metadata: { name: 'a', namespace: 'default', annotations } }]);
    expect(program.diagnostics.map(({ diagnostic }) => diagnostic.code)).toEqual(['controller/annotation-unknown']);
    expect(answerTo(program, 'http://a.example/')).toBe('web');
  });
});

describe('two Ingresses that lead one path to one Service', () => {
  const one = (name: string, to: string | null): Manifest => {
    const made = ingress(name, 'a.example', ['/x', 'web']);
    const annotations = to === null ? {} : { 'haproxy.org/path-rewrite': to };
    return { ...made, metadata: { name, namespace: 'default', annotations } };
  };
  const request = requestFromParts({ scheme: 'http', host: 'a.example', target: '/x' });
  const ask = (...manifests: readonly Manifest[]) => haproxytech.compile(clusterOf(manifests), {}).match(request);

  test('answer as the one without rules, whichever comes first in the files', () => {
    const [bare, own] = [one('a', null), one('b', '/new')];
    for (const outcome of [ask(bare, own), ask(own, bare)]) expect(outcome).toMatchObject({ upstreamTarget: '/x' });
  });

  test('leave it open where both have rules that differ', () => {
    expect(ask(one('a', '/new'), one('b', '/other'))).toEqual({ kind: 'unknown', why: 'haproxytech/rule-order' });
    expect(ask(one('a', '/new'), one('b', '/new'))).toMatchObject({ upstreamTarget: '/new' });
  });
});
