import { expect, test } from 'vitest';
import { requestFromParts } from '../match/request.ts';
import { compileWorld, type Loose } from '../testing/truth/world.ts';
import { loadProfile } from './registry.ts';

// A rule without paths: to some controllers it makes its host known, to others it is no rule at all.

const path: Loose = { path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { number: 80 } } } };

async function decisionOf(id: string, host: string, ...rules: readonly Loose[]) {
  const profile = await loadProfile(id);
  if (!profile) throw new Error(id);
  const metadata = { name: 'a' };
  const ingress = { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata, spec: { rules } };
  const { program } = compileWorld(profile, { manifests: [ingress], existence: 'assumed', options: {} });
  return program.explain(requestFromParts({ scheme: 'http', host, target: '/' }));
}

const full: Loose = { host: 'app.example.com', http: { paths: [path] } };
const overlooking = ['traefik', 'haproxytech', 'haproxy-ingress'];

test.each(overlooking)('%s does not know its host, and says which rule has no paths', async (id) => {
  for (const bare of [{ host: 'bare.example.com' }, { host: 'bare.example.com', http: { paths: [] } }]) {
    const { cause, outcome, trace } = await decisionOf(id, 'bare.example.com', full, bare);
    expect(cause).toMatchObject({ kind: 'host-unknown', bare: { ingress: 'default/a' } });
    expect(outcome).toMatchObject({ kind: 'status', status: 404, why: 'no-host' });
    expect(trace.filter((step) => step.kind === 'host' && step.verdict !== 'no')).toEqual([]);
  }
});

test.each(overlooking)('%s says nothing of a rule that names another host', async (id) => {
  const { cause } = await decisionOf(id, 'other.example.com', full, { host: 'bare.example.com' });
  expect(cause.kind).toBe('host-unknown');
  expect(cause).not.toHaveProperty('bare');
});

test.each(overlooking)('%s asks the wildcard, which has paths', async (id) => {
  const wildcard = { host: '*.example.com', http: { paths: [{ ...path, path: '/a' }] } };
  const { cause } = await decisionOf(id, 'bare.example.com', wildcard, { host: 'bare.example.com' });
  expect(cause).toMatchObject({ kind: 'path-unmatched', host: '*.example.com' });
});

test.each(['ingress-nginx', 'kubernetes'])('%s knows its host', async (id) => {
  const { cause, outcome } = await decisionOf(id, 'bare.example.com', full, { host: 'bare.example.com' });
  expect(cause).toMatchObject({ kind: 'path-unmatched', host: 'bare.example.com' });
  expect(outcome).toMatchObject({ why: 'no-path' });
});
