import { expect, test } from 'vitest';
import { requestFromParts } from '../match/request.ts';
import { compileWorld, type Loose } from '../testing/truth/world.ts';
import { loadProfile } from './registry.ts';

// What a default backend takes the rest of: of a host that some rule speaks of, or of all others.

const backend = (name: string, port: Loose = { number: 80 }): Loose => ({ service: { name, port } });

function ingress(name: string, spec: Loose): Loose {
  return { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata: { name }, spec };
}

async function causeOf(id: string, manifests: readonly Loose[], host: string, target = '/other') {
  const profile = await loadProfile(id);
  if (!profile) throw new Error(id);
  const { program } = compileWorld(profile, { manifests, existence: 'assumed', options: {} });
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
