import { expect, test } from 'vitest';
import { requestFromParts } from '../../match/request.ts';
import { clusterOf } from '../../testing/cluster.ts';
import { haproxyIngress } from './profile.ts';

function ingress(name: string, year: number, tls: readonly object[] = []) {
  const path = { path: '/p', pathType: 'Prefix', backend: { service: { name, port: { number: 80 } } } };
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name, namespace: 'web', creationTimestamp: `${year}-01-01T00:00:00Z` },
    spec: { tls, rules: [{ host: 'a.example.com', http: { paths: [path] } }] },
  };
}

function causeOn(scheme: 'http' | 'https', ...ingresses: readonly ReturnType<typeof ingress>[]) {
  const program = haproxyIngress.compile(clusterOf([...ingresses]), {});
  return program.explain(requestFromParts({ scheme, host: 'a.example.com', target: '/p' })).cause;
}

function causeOf(...ingresses: readonly ReturnType<typeof ingress>[]) {
  return causeOn('http', ...ingresses);
}

test('a path of an Ingress that names the host under no tls does not fit on https', () => {
  const secured = ingress('secured', 2024, [{ hosts: ['a.example.com'], secretName: 'shop' }]);
  const plain = ingress('plain', 2023);
  const [path] = plain.spec.rules.flatMap(({ http }) => http.paths);
  if (path) path.path = '/';
  expect(causeOn('https', secured, plain)).toMatchObject({
    kind: 'matched',
    by: 'only',
    fits: 1,
    winner: { ingress: 'web/secured' },
    over: null,
  });
});

test('a path names the younger twin that it keeps out, also where that would only redirect', () => {
  const tls = [{ hosts: ['a.example.com'], secretName: 'shop' }];
  for (const younger of [ingress('younger', 2024), ingress('younger', 2024, tls)]) {
    expect(causeOf(ingress('older', 2023), younger)).toMatchObject({
      kind: 'matched',
      by: 'older',
      winner: { ingress: 'web/older' },
      over: { ingress: 'web/younger', path: '/p', fits: true },
    });
  }
  expect(causeOf(ingress('older', 2023))).toMatchObject({ kind: 'matched', by: 'only', over: null });
});
