import { expect, test } from 'vitest';
import { requestFromParts } from '../../match/request.ts';
import { clusterOf } from '../../testing/cluster.ts';
import { prefixes } from './annotations.ts';
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

/** The cause for an Ingress with annotations of one name under both prefixes. */
function doubled(name: string, ...values: readonly string[]) {
  const one = ingress('shop', 2023);
  const annotations = Object.fromEntries(prefixes.map((prefix, index) => [prefix + name, values[index]]));
  return causeOf({ ...one, metadata: { ...one.metadata, annotations } } as typeof one);
}

test.each([
  ['tcp-service-port', '7000', 'ingress-refused'],
  ['redirect-to', 'https://b.example.com/', 'redirect'],
])('%s under both prefixes is blamed under both: each takes over from the other', (name, value, kind) => {
  const [first = '', second = ''] = prefixes.map((prefix) => prefix + name);
  expect(doubled(name, value, value)).toMatchObject({ kind, key: first, also: [second] });
});

test('where the annotation under the other prefix would do nothing, one is blamed', () => {
  const cause = doubled('tcp-service-port', '7000', '0');
  expect(cause).toMatchObject({ kind: 'ingress-refused', key: `${prefixes[0]}tcp-service-port` });
  expect(cause).not.toHaveProperty('also');
});

test('a default backend names the path without a host that it goes before', () => {
  const [path] = ingress('late', 2024).spec.rules.flatMap(({ http }) => http.paths);
  const rest = { ...ingress('rest', 2023), spec: { defaultBackend: path?.backend } };
  const root = (over: object) => ({
    ...ingress('late', 2024),
    spec: { rules: [{ http: { paths: [{ ...path, path: '/', pathType: 'ImplementationSpecific', ...over }] } }] },
  });
  const asked = (late: object) =>
    haproxyIngress
      .compile(clusterOf([rest, late] as Parameters<typeof clusterOf>[0]), {})
      .explain(requestFromParts({ host: 'a.example.com', target: '/q' })).cause;
  expect(asked(root({}))).toMatchObject({
    kind: 'default-backend',
    ingress: 'web/rest',
    over: { ingress: 'web/late', host: null, path: '/' },
    asPath: true,
  });
  expect(asked(root({ path: '/p' }))).not.toHaveProperty('over');
});
