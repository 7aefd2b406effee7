import { expect, test } from 'vitest';
import { clusterOf } from '../testing/cluster.ts';
import { asNodeId } from '../testing/node-id.ts';
import type { Outcome } from './decision.ts';
import {
  classStep,
  foundVerdict,
  hostStep,
  mostSteps,
  normaliseSteps,
  pathStep,
  pathSteps,
  preferSteps,
  rewriteSteps,
  writtenVerdict,
} from './trace-writer.ts';

const matcher = { kind: 'exact', path: '/' } as const;

function step(place: number) {
  return pathStep(asNodeId(`p${place}`), matcher, { matched: false, matchedLength: 0 }, 'no-match');
}

function many(count: number): readonly number[] {
  return Array.from({ length: count }, (_, place) => place);
}

test('as many paths as a trace lists have a step each, and nothing is counted', () => {
  const steps = pathSteps(many(mostSteps), null, () => 0, step);
  expect(steps).toHaveLength(mostSteps);
  expect(steps.at(-1)).toEqual(step(mostSteps - 1));
});

test('of more the nearest stand in their order, the winner among them however far it is, and the others are counted', () => {
  const paths = many(mostSteps + 3);
  const steps = pathSteps(paths, 1, (place) => place, step);
  expect(steps).toHaveLength(mostSteps + 1);
  expect(steps.slice(0, 2)).toEqual([step(1), step(4)]);
  expect(steps.slice(-2)).toEqual([step(mostSteps + 2), { kind: 'omitted', what: 'paths', count: 3 }]);
});

test('a path of which nothing is claimed has no step and is not counted; what stands beside comes before the count', () => {
  const beside = [step(999)];
  expect(
    pathSteps(
      [1, 2],
      null,
      () => 0,
      (place) => (place === 1 ? [] : step(place)),
      beside,
    ),
  ).toEqual([step(2), ...beside]);
  const steps = pathSteps(many(mostSteps + 1), null, () => 0, step, beside);
  expect(steps.slice(-2)).toEqual([...beside, { kind: 'omitted', what: 'paths', count: 1 }]);
});

test('a path has its only route, what was compared and what became of it', () => {
  const compared = { matched: true, matchedLength: 3, groups: ['a', null] };
  expect(pathStep(asNodeId('p'), matcher, compared, 'wins')).toEqual({
    kind: 'path',
    routeId: 'p',
    pathId: 'p',
    matcher,
    ...compared,
    verdict: 'wins',
  });
});

test('a host is named as its node is', () => {
  expect(hostStep({ className: 'nginx', host: null }, 'any', true)).toEqual({
    kind: 'host',
    host: null,
    verdict: 'any',
    chosen: true,
    hostId: 'host:nginx|',
  });
});

test('a host takes a request by the way it is written, or under another name', () => {
  expect([null, '', '*.b', 'a.b'].map(writtenVerdict)).toEqual(['any', 'any', 'wildcard', 'exact']);
  const asked = 'a.b';
  expect([null, 'A.b', '*.b', '*.a.b', 'c.d'].map((host) => foundVerdict(host, asked))).toEqual([
    'any',
    'exact',
    'wildcard',
    'alias',
    'alias',
  ]);
});

test('the Ingresses that are seen are counted among all', () => {
  const [taken, cluster] = [1, 3].map((count) =>
    clusterOf(many(count).map((place) => ({ kind: 'Ingress', metadata: { name: `i${place}` }, spec: {} }))),
  ) as [ReturnType<typeof clusterOf>, ReturnType<typeof clusterOf>];
  expect(classStep('traefik/class', { taken, cluster })).toEqual({
    kind: 'class',
    rule: 'traefik/class',
    taken: 1,
    all: 3,
  });
});

test('what changes nothing or beats nobody has no step', () => {
  const backend: Outcome = {
    kind: 'backend',
    route: null,
    service: { namespace: 'ns', name: 's', port: 80 },
    upstreamTarget: '/x?y',
  };
  const rule = 'haproxytech/path-rewrite';
  expect(normaliseSteps('haproxytech/host', 'a.b', 'a.b')).toEqual([]);
  expect(preferSteps(asNodeId('p'), [], 'haproxytech/path-exact')).toEqual([]);
  expect(rewriteSteps(rule, '/x?y', backend)).toEqual([]);
  expect(rewriteSteps(rule, '/', { kind: 'redirect', status: 301, location: '/x' })).toEqual([]);
  expect([
    ...normaliseSteps('haproxytech/host', 'A.b', 'a.b'),
    ...preferSteps(asNodeId('p'), [asNodeId('q')], 'haproxytech/path-exact'),
    ...rewriteSteps(rule, '/', backend),
  ]).toEqual([
    { kind: 'normalise', rule: 'haproxytech/host', before: 'A.b', after: 'a.b' },
    { kind: 'prefer', winner: 'p', losers: ['q'], rule: 'haproxytech/path-exact' },
    { kind: 'rewrite', rule, before: '/', after: '/x?y' },
  ]);
});
