import fc from 'fast-check';
import { type HttpRequest, requestFromParts } from '../../match/request.ts';
import type { Given } from './fixtures.ts';
import type { Loose } from './world.ts';

/** Few words, so that rules and requests often nearly meet: case, slash, element and typo apart. */
const element = fc.constantFrom('cart', 'carts', 'Cart', 'v1', 'v11', 'api', 'a', 'ab');
const rulePath = fc.oneof(
  { weight: 4, arbitrary: fc.array(element, { minLength: 1, maxLength: 3 }).map((parts) => `/${parts.join('/')}`) },
  { weight: 1, arbitrary: fc.array(element, { minLength: 1, maxLength: 2 }).map((parts) => `/${parts.join('/')}/`) },
  { weight: 1, arbitrary: fc.constantFrom('/', '/api(/|$)(.*)') },
);
const requestPath = fc
  .tuple(rulePath, fc.constantFrom('', '', '', '/', '/x', 's'))
  .map(([path, tail]) => (path + tail).replaceAll('//', '/'));
const ruleHost = fc.constantFrom(
  undefined,
  'shop.example.com',
  '*.example.com',
  'www.shop.example.com',
  'Shop.example.org',
);
const requestHost = fc.constantFrom(
  'shop.example.com',
  'shop.example.com',
  'shop.example.com:8080',
  'www.shop.example.com',
  'shp.example.com',
  'shop.exmaple.com',
  'example.com',
  'a.b.example.com',
  'shop.example.org.',
  'shop.example.org',
  '10.0.0.1',
  'other.test',
);
const pathType = fc.constantFrom('Exact', 'Prefix', 'Prefix', 'ImplementationSpecific', 'prefix');
const backend = fc
  .tuple(
    fc.constantFrom('web', 'api', 'web', 'idle', 'wbe', 'far'),
    fc.constantFrom({ number: 80 }, { number: 80 }, { number: 8080 }, { name: 'http' }, { name: 'web' }),
  )
  .map(([name, port]) => ({ service: { name, port } }));
const anyBackend = fc.oneof(
  { weight: 9, arbitrary: backend },
  { weight: 1, arbitrary: fc.constant({ resource: { apiGroup: 'example.com', kind: 'Bucket', name: 'files' } }) },
);
const rule = fc.record({
  host: ruleHost,
  http: fc.option(
    fc.record({ paths: fc.array(fc.record({ path: rulePath, pathType, backend: anyBackend }), { maxLength: 4 }) }),
    { nil: undefined, freq: 9 },
  ),
});

const services: readonly Loose[] = [
  { kind: 'Service', metadata: { name: 'web' }, spec: { ports: [{ name: 'http', port: 80, targetPort: 8080 }] } },
  { kind: 'Service', metadata: { name: 'api' }, spec: { ports: [{ name: 'http', port: 80 }] } },
  { kind: 'Service', metadata: { name: 'idle' }, spec: { ports: [{ name: 'http', port: 80 }] } },
  { kind: 'Service', metadata: { name: 'far', namespace: 'other' }, spec: { ports: [{ port: 80 }] } },
  {
    kind: 'EndpointSlice',
    metadata: { name: 'idle-1', labels: { 'kubernetes.io/service-name': 'idle' } },
    endpoints: [{ addresses: ['10.0.0.2'], conditions: { ready: false } }],
  },
].map((object) => ({ apiVersion: object.kind === 'Service' ? 'v1' : 'discovery.k8s.io/v1', ...object }));

const ingress = fc
  .record({
    name: fc.constantFrom('a', 'b', 'c', 'd'),
    created: fc.constantFrom(undefined, '2024-01-01T00:00:00Z', '2023-01-01T00:00:00Z'),
    className: fc.constantFrom('own', 'own', 'own', 'unknown', undefined),
    annotation: fc.constantFrom(undefined, undefined, undefined, undefined, 'someone'),
    tls: fc.constantFrom(undefined, undefined, [{ hosts: ['shop.example.com'], secretName: 'shop' }]),
    defaultBackend: fc.oneof({ weight: 7, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: backend }),
    rules: fc.array(rule, { minLength: 1, maxLength: 3 }),
  })
  .map(
    ({ name, created, className, annotation, ...spec }): Loose => ({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: {
        name,
        creationTimestamp: created,
        ...(annotation && !className ? { annotations: { 'kubernetes.io/ingress.class': annotation } } : {}),
      },
      spec: { ...spec, ingressClassName: className },
    }),
  );

const request: fc.Arbitrary<HttpRequest> = fc
  .tuple(requestHost, requestPath, fc.constantFrom('http', 'http', 'https'))
  .map(([host, target, scheme]) => requestFromParts({ host, target, scheme }));

/** Returns random worlds for a controller with requests that nearly fit them; half of the worlds know their classes. */
export function randomGiven(controllerName: string): fc.Arbitrary<Given> {
  const known = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'IngressClass',
    metadata: { name: 'own' },
    spec: { controller: controllerName },
  };
  return fc
    .record({
      ingresses: fc.uniqueArray(ingress, { minLength: 1, maxLength: 3, selector: ({ metadata }) => metadata.name }),
      isGiven: fc.boolean(),
      hasClass: fc.boolean(),
      requests: fc.array(request, { minLength: 3, maxLength: 8 }),
    })
    .map(({ ingresses, isGiven, hasClass, requests }) => ({
      id: 'random',
      world: {
        manifests: [...ingresses, ...services, ...(hasClass ? [known] : [])],
        existence: isGiven ? 'given' : 'assumed',
        options: {},
      },
      requests,
    }));
}
