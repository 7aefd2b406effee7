import { describe, expect, test } from 'vitest';
import { requestFromParts } from '../match/request.ts';
import { clusterOf } from '../testing/cluster.ts';
import { profiles } from './registry.ts';

const count = 541;
const paths = Array.from({ length: count }, (_, n) => ({
  path: `/team-${n}`,
  pathType: 'Prefix',
  backend: { service: { name: `s${n}`, port: { number: 80 } } },
}));
const cluster = clusterOf([
  {
    kind: 'Ingress',
    metadata: { name: 'shop' },
    spec: { rules: [{ host: 'shop.example.com', http: { paths } }] },
  },
]);

describe.each(profiles.map((known) => [known.id, known] as const))('%s among 541 candidates', (_, known) => {
  test.each([3, 540])('lists the winner /team-%d and its nearest losers', async (n) => {
    const program = (await known.load()).compile(cluster, {});
    const { trace } = program.explain(requestFromParts({ host: 'shop.example.com', target: `/team-${n}` }));
    const steps = trace.flatMap((step) => (step.kind === 'path' ? [step] : []));
    expect(steps.filter(({ verdict }) => verdict === 'wins')).toHaveLength(1);
    const near = steps.filter(
      (step) => step.matcher.kind !== 'regex' && step.matcher.path.startsWith(`/team-${n}`.slice(0, 7)),
    );
    expect(near.length).toBeGreaterThan(3);
  });
});

test('a router that is not on the scheme is not tried: no letters are claimed of it', async () => {
  const traefik = await profiles.find(({ id }) => id === 'traefik')?.load();
  const { trace } = traefik
    ?.compile(cluster, {})
    .explain(requestFromParts({ host: 'shop.example.com', target: '/team-3', scheme: 'https' })) ?? { trace: [] };
  const steps = trace.flatMap((step) => (step.kind === 'path' ? [step] : []));
  expect(steps.length).toBeGreaterThan(3);
  expect(new Set(steps.map(({ verdict }) => verdict))).toEqual(new Set(['other-scheme']));
  expect(steps.every(({ matchedLength }) => matchedLength === 0)).toBe(true);
});
