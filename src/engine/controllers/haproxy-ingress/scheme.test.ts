import { expect, test } from 'vitest';
import { requestFromParts } from '../../match/request.ts';
import { clusterOf } from '../../testing/cluster.ts';
import { haproxyIngress } from './profile.ts';

function causeOf(annotations: Readonly<Record<string, string>>, scheme: string, host: string, target: string) {
  const paths = [{ path: '/app', pathType: 'Prefix', backend: { service: { name: 'web', port: { number: 80 } } } }];
  const manifest = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'shop', namespace: 'default', annotations },
    spec: { rules: [{ host: 'a.example.com', http: { paths } }] },
  };
  const program = haproxyIngress.compile(clusterOf([manifest]), {});
  return program.explain(requestFromParts({ scheme, host, target })).cause;
}

test('who serves http alone is the Ingress of the app-root, not a default backend', () => {
  const annotations = { 'haproxy-ingress.github.io/app-root': '/app' };
  const cause = causeOf(annotations, 'https', 'a.example.com', '/');
  expect(cause).toMatchObject({ kind: 'scheme-not-served', served: 'http', path: { ingress: 'default/shop' } });
});

test('https on another name of a host is opened by a certificate', () => {
  const annotations = { 'haproxy-ingress.github.io/server-alias': 'b.example.com' };
  const cause = causeOf(annotations, 'https', 'b.example.com', '/app');
  expect(cause).toMatchObject({
    ...{ kind: 'scheme-not-served', served: 'http', path: { ingress: 'default/shop' } },
    opens: { by: 'tls', ingress: 'default/shop', host: 'a.example.com' },
  });
});
