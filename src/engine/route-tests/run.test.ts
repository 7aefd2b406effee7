import { describe, expect, test } from 'vitest';
import { kubernetesSpec } from '../controllers/kubernetes-spec/profile.ts';
import type { Outcome } from '../match/decision.ts';
import type { requestFromParts } from '../match/request.ts';
import type { ServiceRef } from '../match/service-ref.ts';
import { asNodeId } from '../testing/node-id.ts';
import { buildCluster } from '../yaml/cluster.ts';
import { readSourceFile } from '../yaml/read.ts';
import { expectationOf, formatExpectation, meetsTest, readExpectation } from './expectation.ts';
import { readRouteTests } from './read.ts';
import { runInWorld, runRouteTest, type TestRouter } from './run.ts';

const web: ServiceRef = { namespace: 'store', name: 'web', port: 'http' };
const api: ServiceRef = { namespace: 'store', name: 'api', port: 80 };
const backend = (service: ServiceRef): Outcome => ({
  kind: 'backend',
  route: asNodeId('r'),
  service,
  upstreamTarget: '/',
});

function meets(written: string, outcome: Outcome): boolean {
  const read = readExpectation(written);
  if (!read.ok) throw new Error(`cannot read ${written}`);
  return meetsTest(read.value, outcome);
}

describe('meetsTest', () => {
  test.each([
    ['web', true],
    ['web:http', true],
    ['store/web', true],
    ['store/web:http', true],
    ['web:80', false],
    ['other/web', false],
    ['api', false],
    ['404', false],
    ['rejected', false],
  ])('%s against store/web:http', (written, pass) => {
    expect(meets(written, backend(web))).toBe(pass);
  });

  test('compares the number of a port as it is written', () => {
    expect(meets('api:80', backend(api))).toBe(true);
    expect(meets('api:8', backend(api))).toBe(false);
  });

  test('a status is met by a redirect of this status, a Location only by the same Location', () => {
    const redirect: Outcome = { kind: 'redirect', status: 308, location: 'https://a/' };
    expect(meets('308', redirect)).toBe(true);
    expect(meets('308 https://a/', redirect)).toBe(true);
    expect(meets('308 https://a', redirect)).toBe(false);
    expect(meets('301 https://a/', redirect)).toBe(false);
    expect(meets('301', { kind: 'status', status: 301, why: 'by-annotation', route: null })).toBe(true);
    expect(meets('301 /x', { kind: 'status', status: 301, why: 'by-annotation', route: null })).toBe(false);
  });

  test('where several Services can get the request, all must be the expected one', () => {
    const split = (a: number, b: number): Outcome => ({
      kind: 'split',
      parts: [
        { service: web, weight: a },
        { service: api, weight: b },
      ],
      upstreamTarget: '/',
    });
    expect(meets('web', split(90, 10))).toBe(false);
    expect(meets('web', split(100, 0))).toBe(true);
    expect(meets('web', { kind: 'any-of', candidates: [web, api], why: 'traefik/equal-priority' })).toBe(false);
    expect(meets('web', { kind: 'any-of', candidates: [web, web], why: 'traefik/equal-priority' })).toBe(true);
  });

  test('nothing meets what is not simulated', () => {
    for (const written of ['web', '404', 'rejected'])
      expect(meets(written, { kind: 'unknown', why: 'kubernetes/no-backend' })).toBe(false);
    expect(meets('rejected', { kind: 'rejected', why: 'kubernetes/no-backend' })).toBe(true);
  });
});

describe('expectationOf', () => {
  test('says what a test can say and nothing else', () => {
    const written = (outcome: Outcome) => {
      const made = expectationOf(outcome);
      return made && formatExpectation(made);
    };
    expect(written(backend(web))).toBe('web:http');
    expect(written({ kind: 'redirect', status: 301, location: 'https://a/b' })).toBe('301 https://a/b');
    expect(written({ kind: 'redirect', status: 301, location: 'https://a/b c' })).toBe('301');
    expect(written({ kind: 'status', status: 503, why: 'no-endpoints', route: asNodeId('r') })).toBe('503');
    expect(written({ kind: 'rejected', why: 'kubernetes/no-backend' })).toBe('rejected');
    expect(written({ kind: 'any-of', candidates: [web, api], why: 'traefik/equal-priority' })).toBeNull();
    expect(written({ kind: 'unknown', why: 'traefik/equal-priority' })).toBeNull();
    expect(written(backend({ namespace: 'a', name: 'Not A Name', port: 1 }))).toBeNull();
  });
});

const manifest = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop}
spec:
  rules:
  - host: shop.example.com
    http:
      paths:
      - {path: /v1, pathType: Prefix, backend: {service: {name: backend, port: {number: 80}}}}
      - {path: /, pathType: Prefix, backend: {service: {name: frontend, port: {number: 80}}}}
# route-test: https://shop.example.com/v11 -> frontend:80
# route-test: https://shop.example.com/v1/x -> frontend:80
# route-test: https://nobody.example.com/ -> 404
# route-test: https://shop.example.com/ -> frontend @ kubernetes,traefik
`;
const program = kubernetesSpec.compile(buildCluster([readSourceFile('a', manifest)], 'auto', false), {});
const { tests } = readRouteTests(manifest, new Set(['kubernetes', 'traefik']));

describe('runRouteTest', () => {
  test('gives the verdict, the answer and the path that answers', () => {
    const runs = tests.map((one) => runRouteTest(one, program));
    expect(runs.map(({ pass }) => pass)).toEqual([true, false, true, true]);
    expect(runs[1]?.outcome).toMatchObject({ kind: 'backend', service: { name: 'backend', port: 80 } });
    expect(runs[1]?.pathId).not.toBe(runs[0]?.pathId);
    expect(runs[2]?.pathId).toBeNull();
  });
});

describe('runInWorld', () => {
  const router: TestRouter = { routerId: asNodeId('r'), profile: 'kubernetes', guessed: true, program };
  const world = {
    own: (request: ReturnType<typeof requestFromParts>) => ({ ...router, decision: program.explain(request) }),
    as: () => null,
  };

  test('asks whoever answers, unless the test names profiles', () => {
    const [first, , , last] = tests;
    if (!first || !last) throw new Error('tests are missing');
    expect(runInWorld(first, world)).toMatchObject([{ profile: 'kubernetes', guessed: true, run: { pass: true } }]);
    expect(runInWorld(last, world)).toMatchObject([
      { profile: 'kubernetes', run: { pass: true } },
      { profile: 'traefik', guessed: false, run: null },
    ]);
  });

  test('has a verdict even when nobody answers', () => {
    const [first] = tests;
    if (!first) throw new Error('tests are missing');
    expect(runInWorld(first, { own: () => null, as: () => null })).toEqual([
      { profile: null, guessed: false, routerId: null, run: null },
    ]);
  });
});
