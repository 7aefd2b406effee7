import { describe, expect, test } from 'vitest';
import type { Cause } from '../match/cause.ts';
import { parseRequestLine } from '../match/parse-request.ts';
import type { ControllerProfile } from '../match/profile.ts';
import { buildCluster } from '../yaml/cluster.ts';
import { readSourceFile } from '../yaml/read.ts';
import { haproxyIngress } from './haproxy-ingress/profile.ts';
import { haproxytech } from './haproxytech/profile.ts';
import { ingressNginx } from './ingress-nginx/profile.ts';
import { traefik } from './traefik/profile.ts';

// Who asks for a path and gets another one's Service has to hear what became of it.

type Path = readonly [path: string, service: string, port?: string];

function ingress(host: string, name: string, annotations: string, ...paths: readonly Path[]): string {
  const listed = paths.map(
    ([path, service, port = 'number: 80']) =>
      `          - {path: ${path}, pathType: Prefix, backend: {service: {name: ${service}, port: {${port}}}}}\n`,
  );
  return `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: ${name}, annotations: {${annotations}}}
spec:
  rules:
    - host: "${host}"
      http:
        paths:
${listed.join('')}---
`;
}

const web =
  'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {ports: [{port: 80, targetPort: 8080}]}\n---\n';
const fallback =
  'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: rest}\nspec: {defaultBackend: {service: {name: web, port: {number: 80}}}}\n---\n';
const site = 'shop.example.com';

function causeOf(profile: ControllerProfile, text: string, line: string): Cause {
  const parsed = parseRequestLine(line);
  if (!parsed.ok) throw new Error(line);
  const cluster = buildCluster([readSourceFile('a.yaml', text)], 'auto', false);
  return profile.compile(cluster, {}).explain(parsed.value).cause;
}

/** What answers, and what is left out in its place. */
function told(profile: ControllerProfile, text: string, path: string) {
  const cause = causeOf(profile, text, `http://${site}${path}`);
  const left = 'leftOut' in cause ? cause.leftOut : undefined;
  const service = left && 'service' in left ? left.service.name : null;
  const key = left && 'key' in left ? left.key : null;
  return [cause.kind, left?.kind ?? null, service ?? key];
}

describe.each([haproxyIngress, haproxytech, traefik])('with $id', (profile) => {
  const paths: readonly Path[] = [
    ['/', 'web'],
    ['/api', 'gone'],
    ['/named', 'web', 'name: http'],
  ];

  test('a path without its Service or port is told where a shorter one takes its requests', () => {
    const text = ingress(site, 'a', '', ...paths) + web;
    expect(told(profile, text, '/api/x')).toEqual(['matched', 'service-missing', 'gone']);
    expect(told(profile, text, '/named')).toEqual(['matched', 'port-missing', 'web']);
    expect(told(profile, text, '/')).toEqual(['matched', null, null]);
    expect(told(profile, text, '/else')).toEqual(['matched', null, null]);
  });

  test('so it is where the default backend takes them', () => {
    const text = ingress(site, 'a', '', ['/api', 'gone'], ['/web', 'web']) + fallback + web;
    expect(told(profile, text, '/api')).toEqual(['default-backend', 'service-missing', 'gone']);
    expect(told(profile, text, '/else')).toEqual(['default-backend', null, null]);
  });
});

test('a host whose only path has no Service is told where the wildcard takes its requests', () => {
  const text = ingress(site, 'a', '', ['/', 'gone']) + ingress('*.example.com', 'b', '', ['/', 'web']) + web;
  expect(told(haproxytech, text, '/x')).toEqual(['matched', 'service-missing', 'gone']);
  expect(told(haproxyIngress, text, '/x')).toEqual(['matched', 'service-missing', 'gone']);
});

describe('with ingress-nginx', () => {
  const nginx = 'nginx.ingress.kubernetes.io/';
  const root = ingress(site, 'root', '', ['/', 'web']);

  test('an Ingress that is left out is told where another one takes its requests', () => {
    const text = ingress(site, 'api', `${nginx}configuration-snippet: "return 403;"`, ['/api', 'web']) + root;
    expect(told(ingressNginx, text, '/api')).toEqual(['matched', 'ingress-refused', `${nginx}configuration-snippet`]);
    expect(told(ingressNginx, text, '/other')).toEqual(['matched', null, null]);
  });

  test('a canary without a partner is told, one that has a partner is not', () => {
    const canary = ingress(site, 'a-canary', `${nginx}canary: "true", ${nginx}canary-weight: "0"`, ['/api', 'next']);
    expect(told(ingressNginx, canary + root, '/api')).toEqual(['matched', 'route-refused', `${nginx}canary`]);
    const partner = ingress(site, 'api', '', ['/api', 'web']);
    expect(told(ingressNginx, canary + root + partner, '/api')).toEqual(['matched', null, null]);
  });
});

test('two Exact paths of one text are not told to have no type', () => {
  const exact = (name: string) => ingress(site, name, '', ['/foo', 'web']).replace('Prefix', 'Exact');
  for (const profile of [haproxyIngress, haproxytech]) {
    const cause = causeOf(profile, exact('a') + exact('b') + web, `http://${site}/foo/x`);
    expect(cause.kind, profile.id).toBe('path-unmatched');
  }
});

test('a path without its Service is not told where with it Traefik would only leave two open', () => {
  const text = ingress(site, 'a', '', ['/api', 'gone']) + ingress(site, 'b', '', ['/api', 'web']) + web;
  expect(told(traefik, text, '/api')).toEqual(['matched', null, null]);
});

describe('where nothing answers and what names the host is left out, that is told', () => {
  const other = ingress('other.example.com', 'other', '', ['/', 'web']);

  function idleOf(profile: ControllerProfile, text: string) {
    const cause = causeOf(profile, text, `http://${site}/`);
    return [cause.kind, 'idle' in cause ? cause.idle?.kind : undefined];
  }

  test.each([haproxyIngress, haproxytech, traefik])('with $id', (profile) => {
    const gone = ingress(site, 'a', '', ['/app', 'gone']);
    expect(idleOf(profile, gone + other + web)).toEqual(['path-unmatched', 'service-missing']);
    expect(idleOf(profile, gone + web)).toEqual(['nothing-configured', 'service-missing']);
    expect(idleOf(profile, gone.replace(site, 'shop.example.org') + other + web)).toEqual(['host-unknown', undefined]);
  });

  test('with ingress-nginx', () => {
    const key = 'nginx.ingress.kubernetes.io/configuration-snippet';
    const left = ingress(site, 'a', `${key}: "return 403;"`, ['/app', 'web']);
    expect(idleOf(ingressNginx, left + other)).toEqual(['host-unknown', 'ingress-refused']);
    expect(idleOf(ingressNginx, left)).toEqual(['nothing-configured', 'ingress-refused']);
    expect(idleOf(ingressNginx, other)).toEqual(['host-unknown', undefined]);
  });
});

describe('a path that would come first and is not asked on this scheme', () => {
  const secured = (text: string) => text.replace('spec:\n', `spec:\n  tls: [{hosts: [${site}], secretName: shop}]\n`);
  const leftOut = (profile: ControllerProfile, text: string, line: string) => {
    const cause = causeOf(profile, text, line);
    return [cause.kind, 'leftOut' in cause ? cause.leftOut : undefined];
  };

  test('is told by HAProxy Ingress with what opens it: https has the paths of those Ingresses alone that name the host under tls', () => {
    const text = web + secured(ingress(site, 'root', '', ['/', 'web'])) + ingress(site, 'x', '', ['/x', 'web']);
    expect(leftOut(haproxyIngress, text, `https://${site}/x`)).toMatchObject([
      'matched',
      { kind: 'scheme-not-served', served: 'http', path: { path: '/x' }, opens: { by: 'tls', ingress: 'default/x' } },
    ]);
    for (const line of [`http://${site}/x`, `https://${site}/y`])
      expect(leftOut(haproxyIngress, text, line)[1]).toBeUndefined();
  });

  test('is told by Traefik with the annotation that keeps it there', () => {
    const own = 'traefik.ingress.kubernetes.io/router.tls';
    const text = web + ingress(site, 'root', '', ['/', 'web']) + ingress(site, 'x', `${own}: "true"`, ['/x', 'web']);
    expect(leftOut(traefik, text, `http://${site}/x`)).toMatchObject([
      'matched',
      { kind: 'scheme-not-served', served: 'https', path: { path: '/x' }, opens: { by: 'annotation', key: own } },
    ]);
    expect(leftOut(traefik, text, `http://${site}/y`)[1]).toBeUndefined();
  });
});
