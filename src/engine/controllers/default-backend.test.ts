import { describe, expect, test } from 'vitest';
import { requestFromParts } from '../match/request.ts';
import type { Existence } from '../model/cluster.ts';
import { compileWorld, type Loose } from '../testing/truth/world.ts';
import { loadProfile } from './registry.ts';

// What a default backend takes the rest of: of a host that some rule speaks of, or of all others.

const backend = (name: string, port: Loose = { number: 80 }): Loose => ({ service: { name, port } });

function ingress(name: string, spec: Loose): Loose {
  return { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata: { name }, spec };
}

async function causeOf(
  id: string,
  manifests: readonly Loose[],
  host: string,
  target = '/other',
  existence: Existence = 'assumed',
) {
  const profile = await loadProfile(id);
  if (!profile) throw new Error(id);
  const { program } = compileWorld(profile, { manifests, existence, options: {} });
  return program.explain(requestFromParts({ scheme: 'http', host, target })).cause;
}

const profiles = ['kubernetes', 'haproxy-ingress', 'haproxytech'];

test.each(profiles)('%s: of a host that a wildcard takes no path fits; another host no rule names', async (id) => {
  const paths = [{ path: '/cart', pathType: 'Exact', backend: backend('web') }];
  const rules = [{ host: '*.example.com', http: { paths } }];
  const manifests = [ingress('a', { defaultBackend: backend('rest'), rules })];
  expect(await causeOf(id, manifests, 'shop.example.com')).toMatchObject({ kind: 'default-backend', rest: 'path' });
  expect(await causeOf(id, manifests, 'example.org')).toMatchObject({ kind: 'default-backend', rest: 'host' });
});

test.each(profiles)('%s: a rule without host speaks of every host', async (id) => {
  const rules = [{ http: { paths: [{ path: '/cart', pathType: 'Exact', backend: backend('web') }] } }];
  const manifests = [ingress('a', { defaultBackend: backend('rest'), rules })];
  expect(await causeOf(id, manifests, 'example.org')).toMatchObject({ kind: 'default-backend', rest: 'path' });
});

test('the specification: a rule with neither host nor paths speaks of none', async () => {
  const rules = [{ http: { paths: [] } }, { host: 'a.example.com', http: { paths: [] } }];
  const manifests = [ingress('a', { defaultBackend: backend('rest'), rules })];
  expect(await causeOf('kubernetes', manifests, 'example.org')).toMatchObject({
    kind: 'default-backend',
    rest: 'host',
  });
});

const web: Loose = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec: { ports: [{ port: 80 }] } };

describe.each(profiles)('%s, of a default backend that cannot answer', (id) => {
  test.each([
    ['service-missing', backend('gone'), 'other.example.com'],
    ['service-missing', backend('gone'), 'a.example.com'],
    ['port-missing', backend('web', { name: 'grpc' }), 'a.example.com'],
  ])('says %s rather than that no path or host fits', async (kind, defaultBackend, host) => {
    const rules = [
      { host: 'a.example.com', http: { paths: [{ path: '/a', pathType: 'Prefix', backend: backend('web') }] } },
    ];
    const cause = await causeOf(id, [ingress('a', { defaultBackend, rules }), web], host, '/other', 'given');
    expect(cause).toMatchObject({ kind, path: null, service: { name: defaultBackend.service.name } });
  });

  test('blames it for nothing that it would not take', async () => {
    const paths = [{ path: '/a', pathType: 'Prefix', backend: backend('other') }];
    const manifests = [
      ingress('a', { defaultBackend: backend('gone'), rules: [{ host: 'a.example.com', http: { paths } }] }),
      web,
    ];
    const cause = await causeOf(id, manifests, 'a.example.com', '/a', 'given');
    expect(cause).toMatchObject({ kind: 'service-missing', service: { name: 'other' } });
  });
});

test.each(['haproxytech', 'traefik'])('%s: of several default backends all that may be kept are named', async (id) => {
  const manifests = ['a', 'b'].map((name) => ingress(name, { defaultBackend: backend(name) }));
  expect(await causeOf(id, manifests, 'example.org')).toMatchObject({
    kind: 'share',
    by: 'tie',
    defaults: { ingresses: ['default/a', 'default/b'], rest: 'host' },
  });
});

test('Traefik: a priority that makes two rules equal is blamed', async () => {
  const paths = (texts: readonly string[]) =>
    texts.map((path, index) => ({ path, pathType: 'Prefix', backend: backend(`web-${index}`) }));
  const key = 'traefik.ingress.kubernetes.io/router.priority';
  const own = ingress('a', { rules: [{ host: 'a.example.com', http: { paths: paths(['/', '/api']) } }] });
  const tied = await causeOf(
    'traefik',
    [{ ...own, metadata: { name: 'a', annotations: { [key]: '5' } } }],
    'a.example.com',
    '/api',
  );
  expect(tied).toMatchObject({ kind: 'share', by: 'tie', key });
  expect(await causeOf('traefik', [own], 'a.example.com', '/api')).toMatchObject({ kind: 'matched' });
});
