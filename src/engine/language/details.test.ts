import { describe, expect, test } from 'vitest';
import { loadLanguage } from '../load-language.ts';
import { buildCluster } from '../yaml/cluster.ts';
import { readSourceFile } from '../yaml/read.ts';
import { ingressDetails, workspaceNames } from './details.ts';
import type { LanguageWorld } from './world.ts';

const { annotationsFor, isKnown } = await loadLanguage();

const text = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: shop
  namespace: store
  annotations:
    nginx.ingress.kubernetes.io/use-regex: "true"
    nginx.ingress.kubernetes.io/rewrite-targt: /
    haproxy-ingress.github.io/app-root: /start
    example.com/owner: us
spec:
  ingressClassName: nginx
  defaultBackend:
    resource: {apiGroup: k8s.example.com, kind: StorageBucket, name: static}
  tls:
  - hosts: [shop.test]
    secretName: shop-tls
  rules:
  - host: shop.test
  - http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {name: http}}}}]}
---
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: {name: inside}
spec: {controller: traefik.io/ingress-controller}
`;
const files = [readSourceFile('a.yaml', text)];
const world: LanguageWorld = {
  files,
  cluster: buildCluster(files, 'auto', true),
  controllers: [],
  annotationsOf: (className) => annotationsFor('', className, []),
  isKnown,
};

describe('what a form needs to know about an Ingress', () => {
  const details = ingressDetails(world, { file: 'a.yaml', document: 0, item: 0 });

  test('its names, hosts, certificates and default backend as they are written', () => {
    expect(details).toMatchObject({
      name: 'shop',
      namespace: 'store',
      className: 'nginx',
      hosts: ['shop.test'],
      backends: [[], [{ service: 'web', port: 'http' }]],
      tls: [{ hosts: ['shop.test'], secretName: 'shop-tls' }],
      defaultBackend: { resource: { apiGroup: 'k8s.example.com', kind: 'StorageBucket', name: 'static' } },
    });
  });

  test('which annotations its controller knows, and the known key that a mistyped or foreign one is near', () => {
    expect(
      details?.annotations.map(({ key, spec, nearest, isForeign }) => [key, spec?.type ?? null, nearest, isForeign]),
    ).toEqual([
      ['nginx.ingress.kubernetes.io/use-regex', 'bool', '', false],
      ['nginx.ingress.kubernetes.io/rewrite-targt', null, 'nginx.ingress.kubernetes.io/rewrite-target', false],
      ['haproxy-ingress.github.io/app-root', null, 'nginx.ingress.kubernetes.io/app-root', true],
      ['example.com/owner', null, '', false],
    ]);
  });

  test('which annotations can still be set, those that change routing first', () => {
    const names = details?.offered.map(({ name }) => name) ?? [];
    expect(names).not.toContain('nginx.ingress.kubernetes.io/use-regex');
    const docs = details?.offered.map(({ doc }) => doc !== null) ?? [];
    expect(docs.indexOf(false)).toBeGreaterThan(20);
    expect(docs.slice(docs.indexOf(false))).not.toContain(true);
  });

  test('formats are told where the table knows them', () => {
    const format = (name: string) =>
      details?.offered.find((spec) => spec.name === `nginx.ingress.kubernetes.io/${name}`)?.format;
    expect([format('permanent-redirect'), format('proxy-body-size'), format('auth-realm')]).toEqual([
      'url',
      'size',
      undefined,
    ]);
  });

  test('nothing when it is gone', () => {
    expect(ingressDetails(world, { file: 'a.yaml', document: 1, item: 0 })).toBeNull();
    expect(ingressDetails(world, { file: 'b.yaml', document: 0, item: 0 })).toBeNull();
  });
});

test('names in use are offered once, classes with their controllers', () => {
  expect(workspaceNames(world)).toEqual({
    namespaces: ['store'],
    classes: [
      { name: 'inside', controller: 'traefik.io/ingress-controller' },
      { name: 'nginx', controller: '' },
    ],
    secrets: [{ namespace: 'store', name: 'shop-tls' }],
  });
});
