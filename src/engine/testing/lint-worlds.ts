import fc from 'fast-check';
import type { Loose } from './truth/world.ts';

const path = fc.constantFrom(
  '/',
  '/a',
  '/a',
  '/a/',
  '/a/b',
  '/A',
  '/ab',
  '/a b',
  '/상품',
  '/a?b',
  '/a(/|$)(.*)',
  '/a/[a-z]+',
  '/a/*',
  '/long/and/longer',
);
const host = fc.constantFrom('shop.example.com', 'shop.example.com', '*.example.com', 'b.example.com', undefined);
const pathType = fc.constantFrom('Prefix', 'Prefix', 'Prefix', 'Exact', 'ImplementationSpecific');
const service = (name: string) => ({ service: { name, port: { number: 80 } } });
const backend = fc.constantFrom('web', 'api', 'web', 'api', 'ghost').map(service);
const rule = fc.record({
  host,
  http: fc.option(
    fc.record({ paths: fc.array(fc.record({ path, pathType, backend }), { minLength: 1, maxLength: 3 }) }),
    { nil: undefined, freq: 12 },
  ),
});
const prefixes = ['nginx.ingress.kubernetes.io/', 'haproxy-ingress.github.io/', 'haproxy.org/'];
const settings: readonly (readonly [string, string])[] = [
  ['use-regex', 'true'],
  ['rewrite-target', '/$2'],
  ['server-alias', 'alias.example.com'],
  ['path-type', 'regex'],
  ['canary', 'true'],
  ['denylist-source-range', 'none of them'],
  ['permanent-redirect', 'https://new.example.com'],
  ['configuration-snippet', 'return 200;'],
  ['configuration-snippet', 'return 200;'],
];
const annotations = fc
  .constantFrom(...settings)
  .map(([name, value]) => Object.fromEntries(prefixes.map((prefix) => [prefix + name, value])));
const traefikOnes = fc.constantFrom<Record<string, string>>(
  { 'traefik.ingress.kubernetes.io/router.priority': '7' },
  { 'traefik.ingress.kubernetes.io/router.middlewares': 'default-ghost@kubernetescrd' },
  { 'traefik.ingress.kubernetes.io/router.middlewares': 'default-ghost@kubernetescrd' },
  { 'traefik.ingress.kubernetes.io/router.priority': '9223372036854774808' },
);
const named = (value: string) => ({ 'kubernetes.io/ingress.class': value });

const ingress = fc
  .record({
    name: fc.constantFrom('a', 'b', 'c', 'd'),
    created: fc.constantFrom(undefined, '2024-01-01T00:00:00Z', '2023-01-01T00:00:00Z'),
    className: fc.oneof(
      { weight: 5, arbitrary: fc.constant('own') },
      { weight: 2, arbitrary: fc.constantFrom(undefined, undefined, undefined, 'unknown') },
    ),
    classAnnotation: fc.constantFrom(undefined, 'internal', ' own\n', ' own\n', 'nginx'),
    annotations: fc.oneof(
      { weight: 3, arbitrary: fc.constant({}) },
      { weight: 1, arbitrary: annotations },
      { weight: 1, arbitrary: traefikOnes },
    ),
    tls: fc.option(fc.constantFrom([{ hosts: ['shop.example.com'] }], [{ hosts: ['gone.example.com'] }]), {
      nil: undefined,
      freq: 3,
    }),
    defaultBackend: fc.option(backend, { nil: undefined, freq: 3 }),
    rules: fc.array(rule, { maxLength: 3 }),
  })
  .filter(({ rules, defaultBackend }) => rules.length > 0 || defaultBackend !== undefined)
  .map(
    ({ name, created, className, classAnnotation, annotations: own, ...spec }): Loose => ({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: {
        name,
        creationTimestamp: created,
        annotations: { ...own, ...(className === undefined && classAnnotation ? named(classAnnotation) : {}) },
      },
      spec: { ...spec, ingressClassName: className },
    }),
  );

const services: readonly Loose[] = ['web', 'api'].map((name) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name },
  spec: { ports: [{ name: 'http', port: 80 }] },
}));

/** Returns random manifests about which much is to be said; in half of the worlds the class and the Services are known. */
export function lintWorlds(controllerName: string): fc.Arbitrary<readonly Loose[]> {
  const known = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'IngressClass',
    metadata: { name: 'own' },
    spec: { controller: controllerName },
  };
  return fc
    .record({
      ingresses: fc.uniqueArray(ingress, { minLength: 1, maxLength: 4, selector: ({ metadata }) => metadata.name }),
      hasServices: fc.boolean(),
      hasClass: fc.boolean(),
    })
    .map(({ ingresses, hasServices, hasClass }) => [
      ...ingresses,
      ...(hasServices ? services : []),
      ...(hasClass ? [known] : []),
    ]);
}
