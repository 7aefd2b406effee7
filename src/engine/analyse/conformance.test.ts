import { describe, expect, test } from 'vitest';
import { kubernetesSpec } from '../controllers/kubernetes-spec/profile.ts';
import type { Outcome } from '../match/decision.ts';
import { asNodeId } from '../testing/node-id.ts';
import { meetsExpectation, runCases, runFixture } from './conformance.ts';
import { type Expectation, type Fixture, isFixture } from './fixture.ts';

const service = (name: string, port: number | string | null = 80) => ({ namespace: 'ns', name, port });
const backend: Outcome = { kind: 'backend', route: asNodeId('r'), service: service('a'), upstreamTarget: '/x?y' };
const split: Outcome = {
  kind: 'split',
  parts: [
    { service: service('a'), weight: 90 },
    { service: service('b'), weight: 10 },
  ],
  upstreamTarget: '/',
};
const anyOf: Outcome = { kind: 'any-of', candidates: [service('a'), service('b')], why: 'traefik/equal-priority' };
const redirect: Outcome = { kind: 'redirect', status: 308, location: 'https://a/' };
const notFound: Outcome = { kind: 'status', status: 404, why: 'no-path', route: null };

describe('an outcome meets an expectation', () => {
  test.each<[string, Expectation, Outcome, boolean]>([
    ['same Service', { kind: 'backend', service: 'ns/a' }, backend, true],
    ['other Service', { kind: 'backend', service: 'ns/b' }, backend, false],
    ['other namespace', { kind: 'backend', service: 'a' }, backend, false],
    ['same port', { kind: 'backend', service: 'ns/a', port: 80 }, backend, true],
    ['other port', { kind: 'backend', service: 'ns/a', port: 'http' }, backend, false],
    ['same upstream target', { kind: 'backend', service: 'ns/a', upstreamTarget: '/x?y' }, backend, true],
    ['other upstream target', { kind: 'backend', service: 'ns/a', upstreamTarget: '/x' }, backend, false],
    ['other kind', { kind: 'status', status: 404 }, backend, false],
    ['same set in another order', { kind: 'any-of', services: ['ns/b', 'ns/a'] }, anyOf, true],
    ['smaller set', { kind: 'any-of', services: ['ns/a'] }, anyOf, false],
    ['one of a set is not the set', { kind: 'any-of', services: ['ns/a', 'ns/b'] }, backend, false],
    ['split without weights', { kind: 'split', services: ['ns/b', 'ns/a'] }, split, true],
    ['split with its shares', { kind: 'split', services: ['ns/b', 'ns/a'], weights: [1, 9] }, split, true],
    ['split with other shares', { kind: 'split', services: ['ns/b', 'ns/a'], weights: [2, 8] }, split, false],
    ['redirect', { kind: 'redirect', status: 308 }, redirect, true],
    ['redirect elsewhere', { kind: 'redirect', status: 308, location: 'https://b/' }, redirect, false],
    ['redirect with another status', { kind: 'redirect', status: 301 }, redirect, false],
    ['status', { kind: 'status', status: 404 }, notFound, true],
    ['other status', { kind: 'status', status: 503 }, notFound, false],
    ['rejected', { kind: 'rejected' }, { kind: 'rejected', why: 'kubernetes/no-backend' }, true],
    ['separate addresses', { kind: 'separate-addresses' }, { kind: 'separate-addresses' }, true],
    [
      'unknown is never an answer',
      { kind: 'status', status: 404 },
      { kind: 'unknown', why: 'kubernetes/no-backend' },
      false,
    ],
  ])('%s: %j', (_, expected, outcome, verdict) => {
    expect(meetsExpectation(expected, outcome)).toBe(verdict);
  });
});

describe('running a fixture', () => {
  const fixture: Fixture = {
    id: 'f',
    profile: 'kubernetes',
    cluster: 'assumed',
    manifests: [
      {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'Ingress',
        metadata: { name: 'i', namespace: 'ns' },
        spec: { defaultBackend: { service: { name: 'a', port: { number: 80 } } } },
      },
    ],
    cases: [{ id: 'c', request: { target: '/x' }, expect: { kind: 'backend', service: 'ns/a' } }],
  };

  test('reads its objects as manifests are read', () => {
    expect(runFixture(fixture, kubernetesSpec)).toEqual([
      {
        caseId: 'f#c',
        ok: true,
        expected: { kind: 'backend', service: 'ns/a' },
        got: { kind: 'backend', service: 'ns/a', port: 80, upstreamTarget: '/x' },
      },
    ]);
  });

  test('a profile whose explanation differs from its answer fails', () => {
    const program = {
      match: () => backend,
      explain: () => ({ outcome: notFound, trace: [], evidence: 'source', comparedPath: '/' }),
    };
    const [result] = runCases(
      { ...fixture, cases: [{ id: 'c', request: { target: '/' }, expect: { kind: 'backend', service: 'ns/a' } }] },
      { ...program, routes: [], order: () => null, deadPaths: () => [], diagnostics: [] } as never,
    );
    expect(result?.ok).toBe(false);
    expect(result?.got).toHaveProperty('explain');
  });

  test.each<[string, unknown]>([
    ['nothing', null],
    ['no cases', { ...fixture, cases: undefined }],
    ['a case without a target', { ...fixture, cases: [{ id: 'c', request: {}, expect: { kind: 'rejected' } }] }],
    ['an expectation of no kind', { ...fixture, cases: [{ id: 'c', request: { target: '/' }, expect: {} }] }],
    ['another existence', { ...fixture, cluster: 'maybe' }],
  ])('%s is no fixture', (_, value) => {
    expect(isFixture(value)).toBe(false);
  });
});
