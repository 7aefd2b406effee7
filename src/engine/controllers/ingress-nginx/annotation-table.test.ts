import { describe, expect, test } from 'vitest';
import { requestFromParts } from '../../match/request.ts';
import { clusterOf } from '../../testing/cluster.ts';
import { prefix } from './annotation-text.ts';
import { ingressNginx } from './profile.ts';

function programWith(annotations: Readonly<Record<string, string>>) {
  const all = Object.fromEntries(Object.entries(annotations).map(([name, value]) => [prefix + name, value]));
  const paths = ['/', '/cart', '/cart/(.*)'].map((path) => ({
    path,
    pathType: 'Prefix',
    backend: { service: { name: path === '/' ? 'web' : 'cart', port: { number: 80 } } },
  }));
  const ingress = (name: string, own: Readonly<Record<string, string>>, service?: string) => ({
    kind: 'Ingress',
    metadata: { name, namespace: 'default', annotations: own },
    spec: {
      tls: [{ hosts: ['shop.example.com'] }],
      rules: [
        {
          host: 'shop.example.com',
          http: {
            paths: service ? [{ ...paths[0], backend: { service: { name: service, port: { number: 80 } } } }] : paths,
          },
        },
      ],
    },
  });
  const canary = { [`${prefix}canary`]: 'true', [`${prefix}canary-by-header`]: 'X-Canary' };
  const cluster = clusterOf([ingress('main', all), ingress('canary', canary, 'canary')]);
  return ingressNginx.compile(cluster, { configMap: { 'annotations-risk-level': 'Critical' } });
}

describe('what is not simulated', () => {
  test('a key of the ConfigMap that is not simulated concerns every request', () => {
    const evidence = (configMap: Readonly<Record<string, string>>) =>
      ingressNginx
        .compile(clusterOf([]), { configMap })
        .explain(requestFromParts({ scheme: 'http', host: 'a.example', target: '/' })).evidence;
    expect(evidence({ 'global-auth-url': 'http://auth.example' })).toBe('inferred');
    expect(evidence({ 'enable-modsecurity': 'false', 'ssl-redirect': 'false' })).toBe('measured');
  });

  test('a forwarded header without a value is only known from the source', () => {
    const program = programWith({ 'force-ssl-redirect': 'true' });
    const parts = { scheme: 'http', host: 'shop.example.com', target: '/', headers: { 'X-Forwarded-Proto': '' } };
    expect(program.explain(requestFromParts(parts)).evidence).toBe('measured');
    const trusting = ingressNginx.compile(clusterOf([]), { configMap: { 'use-forwarded-headers': 'true' } });
    expect(trusting.explain(requestFromParts(parts)).evidence).toBe('source');
  });

  test.each([
    ['auth-signin', 'https://auth.example/in'],
    ['auth-secret', 'users'],
    ['auth-tls-verify-client', 'on'],
    ['auth-url', ''],
    ['satisfy', 'any'],
    ['affinity-canary-behavior', 'legacy'],
    ['enable-global-auth', 'false'],
    ['enable-modsecurity', 'false'],
  ])('%s: %s does nothing by itself, and is not told', (name, value) => {
    const program = programWith({ [name]: value });
    const asked = requestFromParts({ scheme: 'https', host: 'shop.example.com', target: '/cart' });
    expect(program.explain(asked).evidence).toBe('measured');
    expect(program.diagnostics.filter(({ diagnostic }) => diagnostic.code === 'controller/not-simulated')).toEqual([]);
  });

  test('what is asked after redirects does not concern a request that is redirected', () => {
    const program = programWith({ 'auth-url': 'http://auth.example/check' });
    const [toHttps, served] = ['http', 'https'].map((scheme) =>
      program.explain(requestFromParts({ scheme, host: 'shop.example.com', target: '/cart' })),
    );
    expect([toHttps?.outcome.kind, toHttps?.evidence]).toEqual(['redirect', 'measured']);
    expect([served?.outcome.kind, served?.evidence]).toEqual(['backend', 'inferred']);
  });
});
