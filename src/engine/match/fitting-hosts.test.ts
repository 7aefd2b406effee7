import { expect, test } from 'vitest';
import { haproxyIngress } from '../controllers/haproxy-ingress/profile.ts';
import { haproxytech } from '../controllers/haproxytech/profile.ts';
import { ingressNginx } from '../controllers/ingress-nginx/profile.ts';
import { traefik } from '../controllers/traefik/profile.ts';
import { clusterOf, type Manifest } from '../testing/cluster.ts';
import { requestFromParts } from './request.ts';

const resource = { resource: { apiGroup: 'example.com', kind: 'Bucket', name: 'files' } };
const rye = { service: { name: 'rye', port: { number: 80 } } };

function ingress(host: string | null, backend: object, annotations: Readonly<Record<string, string>> = {}): Manifest {
  const http = { paths: [{ path: '/loaf', pathType: 'Prefix', backend }] };
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'bread', namespace: 'default', annotations },
    spec: { rules: [host === null ? { http } : { host, http }] },
  };
}

const tls = { 'traefik.ingress.kubernetes.io/router.tls': 'true' };
const lost = { 'traefik.ingress.kubernetes.io/router.middlewares': 'default-gone@kubernetescrd' };

test.each([
  ['its only path leads to no Service', haproxyIngress, ingress('a.example.com', resource), 'exact'],
  ['its only path leads to no Service', ingressNginx, ingress('*.example.com', resource), 'wildcard'],
  ['its only path leads to no Service', haproxyIngress, ingress(null, resource), 'any'],
  ['its only path is refused', traefik, ingress('A.example.com', rye, lost), 'exact'],
  ['its only path is on https', traefik, ingress('a.example.com', rye, tls), 'exact'],
  ['its only path is another', traefik, ingress('a.example.com', rye), 'exact'],
] as const)('a host is told to fit though %s ', (_why, { compile }, manifest, verdict) => {
  const { trace } = compile(clusterOf([manifest]), {}).explain(
    requestFromParts({ host: 'a.example.com', target: '/' }),
  );
  const hosts = trace.filter(({ kind }) => kind === 'host');
  expect(hosts.map((step) => step.kind === 'host' && [step.verdict, step.chosen])).toEqual([
    [verdict, expect.any(Boolean)],
  ]);
});

test('a host that no rule names is not told to fit', () => {
  for (const { compile } of [traefik, haproxyIngress, ingressNginx]) {
    const request = requestFromParts({ host: 'b.example.com', target: '/loaf' });
    const { trace } = compile(clusterOf([ingress('a.example.com', rye)]), {}).explain(request);
    expect(trace.filter(({ kind }) => kind === 'host')).toEqual([]);
  }
});

test('a wildcard without its star is a name where it is kept so, and no name elsewhere', () => {
  const request = requestFromParts({ host: '.example.com', target: '/loaf' });
  for (const backend of [resource, rye]) {
    const cluster = clusterOf([ingress('*.example.com', backend), ingress('b.example.org', rye)]);
    const [kept, other] = [haproxytech, haproxyIngress].map(({ compile }) => compile(cluster, {}).explain(request));
    const hosts = [kept, other].map((one) => one?.trace.flatMap((step) => (step.kind === 'host' ? [step.host] : [])));
    expect(hosts).toEqual([['*.example.com'], []]);
    expect(kept?.cause.kind).toBe(backend === rye ? 'matched' : 'path-unmatched');
    expect(other).toMatchObject({ outcome: { why: 'no-host' }, cause: { kind: 'host-unknown' } });
  }
});
