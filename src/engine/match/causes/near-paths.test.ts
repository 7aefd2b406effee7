import { expect, test } from 'vitest';
import { haproxyIngress } from '../../controllers/haproxy-ingress/profile.ts';
import { haproxytech } from '../../controllers/haproxytech/profile.ts';
import { ingressNginx } from '../../controllers/ingress-nginx/profile.ts';
import { kubernetesSpec } from '../../controllers/kubernetes-spec/profile.ts';
import { traefik } from '../../controllers/traefik/profile.ts';
import { clusterOf } from '../../testing/cluster.ts';
import type { ControllerProfile } from '../profile.ts';
import { requestFromParts } from '../request.ts';

const profiles = [haproxyIngress, kubernetesSpec];

function causeOf(profile: ControllerProfile, paths: string | readonly string[], target: string, annotations = {}) {
  const manifests = [paths].flat().map((path, index) => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: `shop-${index}`, namespace: 'default', annotations },
    spec: {
      rules: [
        {
          host: 'a.example.com',
          http: {
            paths: [{ path, pathType: 'Prefix', backend: { service: { name: `web-${index}`, port: { number: 80 } } } }],
          },
        },
      ],
    },
  }));
  const program = profile.compile(clusterOf(manifests), {});
  return program.explain(requestFromParts({ host: 'a.example.com', target })).cause;
}

test.each(profiles.map((profile) => [profile.id, profile] as const))(
  'under %s the same text in other bytes is told, and other text is not',
  (_id, profile) => {
    for (const [path, target] of [
      // HAProxy refuses the characters as they are: no request could prove the path.
      ...(profile === kubernetesSpec ? ([['/상품', '/%EC%83%81%ED%92%88/x']] as const) : []),
      ['/cart', '/c%61rt'],
      ['/c%61rt', '/cart/x'],
    ] as const) {
      expect(causeOf(profile, path, target)).toMatchObject({
        kind: 'path-unmatched',
        nearest: [{ path, miss: 'encoding', corrected: path }],
      });
    }
    const other = causeOf(profile, '/cart', '/c%61ve');
    expect(other.kind === 'path-unmatched' && other.nearest.some(({ miss }) => miss === 'encoding')).toBe(false);
  },
);

test.each([haproxyIngress, haproxytech, kubernetesSpec].map((profile) => [profile.id, profile] as const))(
  'under %s a path whose bytes no request has is near one that is the same text',
  (_id, profile) => {
    expect(causeOf(profile, '/a b', '/a%20b')).toMatchObject({
      kind: 'path-unmatched',
      nearest: [{ path: '/a b', miss: 'encoding', corrected: null }],
    });
    if (profile === kubernetesSpec) return;
    for (const target of ['/caf%C3%A9', '/caf%c3%a9/menu']) {
      expect(causeOf(profile, '/café', target)).toMatchObject({
        kind: 'path-unmatched',
        nearest: [{ path: '/café', miss: 'encoding', corrected: null }],
      });
    }
    const other = causeOf(profile, '/café', '/caf%C3%A8');
    expect(other.kind === 'path-unmatched' && other.nearest.some(({ miss }) => miss === 'encoding')).toBe(false);
  },
);

test('what nginx decodes before it compares is near a path that writes the percent sign', () => {
  expect(causeOf(ingressNginx, '/a%20b', '/a%20b')).toMatchObject({
    kind: 'path-unmatched',
    nearest: [{ path: '/a%20b', miss: 'encoding', corrected: '/a%2520b' }],
  });
});

test('an expression is near where it takes the request but for its end, and not where only another path does', () => {
  const annotations = { 'nginx.ingress.kubernetes.io/use-regex': 'true' };
  const cause = causeOf(ingressNginx, ['/Foo', '/bar$'], '/bars', annotations);
  expect(cause).toMatchObject({
    nearest: [{ path: '/bar$', miss: 'expression', corrected: '/bar' }, { miss: 'other' }],
  });
  expect(causeOf(ingressNginx, ['/Foo', '/bar$'], '/elsewhere', annotations)).toMatchObject({
    nearest: [{ path: '/Foo', miss: 'other' }],
  });
});

test('two routers that are one to Traefik are near, though it is open which of them answers', () => {
  expect(causeOf(traefik, ['/p', '/p'], '/')).toMatchObject({
    kind: 'path-unmatched',
    nearest: [{ path: '/p', miss: 'length', corrected: '/p' }, { path: '/p' }],
  });
});
