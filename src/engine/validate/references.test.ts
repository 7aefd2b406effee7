import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Existence } from '../model/cluster.ts';
import type { KubernetesObject } from '../model/objects.ts';
import { applyEdits } from '../text/edit.ts';
import { readSourceFile } from '../yaml/read.ts';
import { checkReferences, noReferences, type ReferenceCache, referencesOf, updateReferences } from './references.ts';

function objectsOf(text: string): readonly KubernetesObject[] {
  return readSourceFile('test.yaml', text).units.flatMap(({ objects }) => objects);
}

function findingsOf(cache: ReferenceCache, objects: readonly KubernetesObject[]): readonly Diagnostic[] {
  return objects.flatMap((object) => referencesOf(cache, object));
}

function check(text: string, existence: Existence = 'given'): readonly Diagnostic[] {
  const objects = objectsOf(text);
  return findingsOf(checkReferences(objects, existence), objects);
}

interface Parts {
  readonly name?: string;
  readonly namespace?: string;
  readonly host?: string;
  readonly path?: string;
  readonly service?: string;
  readonly port?: string;
  readonly spec?: string;
  readonly annotations?: string;
}

function ingress(parts: Parts = {}): string {
  const { name = 'shop', namespace = 'web', host = 'shop.example.com', path = '/', service = 'front' } = parts;
  return `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: ${name}, namespace: ${namespace}, annotations: {${parts.annotations ?? ''}}}
spec:
  ${parts.spec ?? 'ingressClassName: nginx'}
  rules:
    - host: "${host}"
      http:
        paths:
          - path: ${path}
            pathType: Prefix
            backend:
              service:
                name: ${service}
                port:
                  ${parts.port ?? 'number: 80'}
---
`;
}

function service(name = 'front', namespace = 'web', ports = '[{name: http, port: 80, targetPort: 8080}]'): string {
  return `apiVersion: v1
kind: Service
metadata: {name: ${name}, namespace: ${namespace}}
spec: {selector: {app: ${name}}, ports: ${ports}}
---
`;
}

const workload = (app: string, namespace = 'web') => `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${app}, namespace: ${namespace}}
spec: {template: {metadata: {labels: {app: ${app}, tier: a}}, spec: {containers: []}}}
---
`;
const secret = (name: string, namespace: string, keys = '{tls.crt: YQ==, tls.key: YQ==}') =>
  `apiVersion: v1\nkind: Secret\nmetadata: {name: ${name}, namespace: ${namespace}}\ntype: kubernetes.io/tls\ndata: ${keys}\n---\n`;
const ingressClass = (name: string, isDefault = false) =>
  `apiVersion: networking.k8s.io/v1\nkind: IngressClass\nmetadata: {name: ${name}, annotations: {ingressclass.kubernetes.io/is-default-class: "${isDefault}"}}\nspec: {controller: a.b/c}\n---\n`;
const slice = (ready: boolean) =>
  `apiVersion: discovery.k8s.io/v1\nkind: EndpointSlice\nmetadata: {name: s, namespace: web, labels: {kubernetes.io/service-name: front}}\nendpoints: [{addresses: [10.0.0.1], conditions: {ready: ${ready}}}]\n---\n`;

const tls = (hosts: string, secretName = 'cert') =>
  `ingressClassName: nginx\n  tls: [{hosts: ${hosts}, secretName: ${secretName}}]`;

const cases: readonly (readonly [sentence: string, text: string, expected: readonly string[]])[] = [
  ['a Service and port that are there are fine', ingress() + service(), []],
  ['a port may be named', ingress({ port: 'name: http' }) + service(), []],
  ['a Service nobody holds is missing', ingress() + service('back'), ['ref/service-missing']],
  [
    'a Service of another namespace is out of reach',
    ingress() + service('front', 'other'),
    ['ref/service-other-namespace'],
  ],
  ['a port the Service lacks', ingress({ port: 'number: 81' }) + service(), ['ref/port-missing']],
  ['a port name the Service lacks', ingress({ port: 'name: web' }) + service(), ['ref/port-missing']],
  ['a port number written as a name is for the API server', ingress({ port: 'name: "80"' }) + service(), []],
  ['the port of the container', ingress({ port: 'number: 8080' }) + service(), ['ref/port-is-target-port']],
  [
    'an ExternalName Service passes any port on',
    `${ingress()}apiVersion: v1\nkind: Service\nmetadata: {name: front, namespace: web}\nspec: {type: ExternalName, externalName: a.b}\n`,
    [],
  ],
  ['a selector that finds its Pods', ingress() + service() + workload('front'), []],
  ['a selector that finds nothing', ingress() + service() + workload('back'), ['ref/selector-matches-nothing']],
  ['a selector without any workload at hand proves nothing', ingress() + service() + workload('back', 'other'), []],
  ['a Service no Ingress uses is not our matter', service('back') + workload('front') + ingress() + service(), []],
  ['endpoints that are ready', ingress() + service() + slice(true), []],
  ['endpoints that are not ready', ingress() + service() + slice(false), ['ref/no-ready-endpoints']],
  ['a Secret that is there', ingress({ spec: tls('[shop.example.com]') }) + service() + secret('cert', 'web'), []],
  [
    'a Secret that is missing while others are there',
    ingress({ spec: tls('[shop.example.com]') }) + service() + secret('x', 'web'),
    ['ref/secret-missing'],
  ],
  [
    'a Secret that cert-manager will make',
    ingress({ spec: tls('[shop.example.com]'), annotations: 'cert-manager.io/issuer: a' }) +
      service() +
      secret('x', 'web'),
    [],
  ],
  [
    'a Secret of another namespace',
    ingress({ spec: tls('[shop.example.com]') }) + service() + secret('cert', 'other'),
    ['ref/secret-other-namespace'],
  ],
  [
    'a Secret without a key',
    ingress({ spec: tls('[shop.example.com]') }) + service() + secret('cert', 'web', '{tls.crt: YQ==}'),
    ['ref/secret-not-tls'],
  ],
  ['no Secret at all proves nothing', ingress({ spec: tls('[shop.example.com]') }) + service(), []],
  ['a wildcard certificate covers one label', ingress({ spec: tls('["*.example.com"]') }) + service(), []],
  [
    'a certificate for another host',
    ingress({ spec: tls('[a.example.org]') }) + service(),
    ['advice/tls-host-without-rule', 'advice/tls-rule-not-covered'],
  ],
  ['a class that is there', ingress() + service() + ingressClass('nginx'), []],
  ['a class that is not there', ingress() + service() + ingressClass('traefik'), ['ref/class-missing']],
  ['no class, nothing known', ingress({ spec: '' }) + service(), ['advice/class-none']],
  ['no class, but a default', ingress({ spec: '' }) + service() + ingressClass('a', true), []],
  ['no class and no default', ingress({ spec: '' }) + service() + ingressClass('a'), ['advice/class-none']],
  [
    'a class by annotation',
    ingress({ spec: '', annotations: 'kubernetes.io/ingress.class: nginx' }) + service() + ingressClass('a'),
    [],
  ],
  [
    'two default classes',
    ingressClass('a', true) + ingressClass('b', true),
    ['advice/class-two-defaults', 'advice/class-two-defaults'],
  ],
  [
    'the same route to another Service',
    ingress() + ingress({ name: 'b', service: 'back' }) + service() + service('back'),
    ['advice/duplicate-route', 'advice/duplicate-route'],
  ],
  ['the same route to the same Service', ingress() + ingress({ name: 'b' }) + service(), []],
  [
    'the same route of another class',
    ingress() +
      ingress({ name: 'b', service: 'back', spec: 'ingressClassName: traefik' }) +
      service() +
      service('back'),
    [],
  ],
  [
    'a canary',
    ingress() +
      ingress({ name: 'b', service: 'back', annotations: 'nginx.ingress.kubernetes.io/canary: "true"' }) +
      service() +
      service('back'),
    [],
  ],
  [
    'a rule without host beside a host',
    ingress() + ingress({ name: 'any', host: '', path: '/health' }) + service(),
    ['advice/hostless-hidden'],
  ],
  [
    'a rule without host whose path the host has too',
    ingress({ path: '/health' }) + ingress({ name: 'any', host: '', path: '/health' }) + service(),
    [],
  ],
  ['a wildcard without its apex', ingress({ host: '*.example.com' }) + service(), ['advice/wildcard-apex']],
  [
    'a wildcard and its apex',
    ingress({ host: '*.example.com' }) + ingress({ name: 'b', host: 'example.com' }) + service(),
    [],
  ],
];

describe('references between objects', () => {
  test.each(cases)('%s', (_sentence, text, expected) => {
    const found = check(text);
    expect(found.map(({ code }) => code)).toEqual(expected);
    for (const { code, witness } of found) {
      // Of a class without an Ingress no request can tell.
      if (code !== 'advice/class-two-defaults') expect(witness, code).toMatch(/^GET https?:\/\/[a-z.]+\/\S*$/);
    }
  });

  test('a Service that is assumed to exist is never missing, but one that is there has its ports', () => {
    expect(check(ingress() + service('back'), 'assumed')).toEqual([]);
    expect(check(ingress({ port: 'number: 8080' }) + service(), 'assumed').map(({ code }) => code)).toEqual([
      'ref/port-is-target-port',
    ]);
  });

  test.each([
    ['number: 8080', 'number: 80\n'],
    ['name: metrics', 'number: 80\n'],
    ['{number: 8080}', '{number: 80}\n'],
  ])('the port %s is repaired in its own style', (port, expected) => {
    const text = port.startsWith('{')
      ? ingress({ port: 'number: 80' }).replace('port:\n                  number: 80', `port: ${port}`) + service()
      : ingress({ port }) + service();
    const edits = check(text)[0]?.fixes?.[0]?.edits ?? [];
    expect(applyEdits(text, edits)).toContain(expected);
    expect(check(applyEdits(text, edits))).toEqual([]);
  });

  test('a port with a comment inside gets no fix', () => {
    expect(check(ingress({ port: 'number: # why\n                    8080' }) + service())[0]?.fixes).toBeUndefined();
  });

  test('the request for a Service meets the very path that names it', () => {
    const request = (path: string, pathType: string) =>
      check(ingress({ path, service: 'none' }).replace('Prefix', pathType) + service())[0]?.witness;
    expect(request('/a/*', 'Prefix')).toBe('GET http://shop.example.com/a/*');
    expect(request('/a/*', 'ImplementationSpecific')).toBe('GET http://shop.example.com/a/');
  });

  test('findings stand at the name in the text and carry a request where one shows them', () => {
    const text = ingress() + ingress({ name: 'b', service: 'back' }) + service() + service('back');
    expect(check(text).map(({ witness }) => witness)).toEqual([
      'GET http://shop.example.com/',
      'GET http://shop.example.com/',
    ]);
    const missing = ingress({ service: 'gone' });
    const [finding] = check(missing + service());
    expect(missing.slice(finding?.range.start, finding?.range.end)).toBe('gone');
  });

  test('nothing changed gives the same cache', () => {
    const objects = objectsOf(ingress() + service());
    const cache = checkReferences(objects, 'given');
    expect(updateReferences(cache, objects, 'given')).toBe(cache);
  });

  test('an edit checks again what looks the changed object up, and nothing else', () => {
    const [first, second] = [
      objectsOf(ingress()),
      objectsOf(ingress({ name: 'b', host: 'b.example.com', service: 'back' })),
    ];
    const services = objectsOf(service() + service('back'));
    const before = checkReferences([...first, ...second, ...services], 'given');
    const after = updateReferences(before, [...first, ...second, ...services.slice(1)], 'given');
    expect(findingsOf(after, first).map(({ code }) => code)).toEqual(['ref/service-missing']);
    const [one, two] = [before, after].map((cache) => second[0] && cache.entries.get(second[0]));
    expect(two).toBe(one);
  });

  test('any order of adding and removing gives what a check from nothing gives', () => {
    const pool = cases.flatMap(([, text]) => objectsOf(text));
    const index = fc.integer({ min: 0, max: pool.length - 1 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.uniqueArray(index, { maxLength: 12 }), fc.boolean()), { minLength: 1, maxLength: 6 }),
        (steps) => {
          let cache = noReferences;
          let objects: readonly KubernetesObject[] = [];
          for (const [wanted, isGiven] of steps) {
            objects = wanted.flatMap((at) => pool[at] ?? []);
            cache = updateReferences(cache, objects, isGiven ? 'given' : 'assumed');
          }
          const fresh = checkReferences(objects, cache.existence);
          expect(findingsOf(cache, objects)).toEqual(findingsOf(fresh, objects));
          expect(cache.entries.size).toBe(objects.length);
        },
      ),
      { numRuns: 150 },
    );
  });
});
