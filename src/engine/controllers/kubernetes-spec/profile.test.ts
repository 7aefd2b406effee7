import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runInCluster } from '../../analyse/conformance.ts';
import { isFixture } from '../../analyse/fixture.ts';
import { clusterOf, type Manifest } from '../../testing/cluster.ts';
import { kubernetesSpec } from './profile.ts';

const lines = readFileSync(new URL('../../testing/vectors/kubernetes.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '');

describe('the vectors of the specification', () => {
  const fixtures = lines.map((line): unknown => JSON.parse(line));

  test('are all there and well formed', () => {
    expect(fixtures.length).toBeGreaterThanOrEqual(41);
    expect(fixtures.every(isFixture)).toBe(true);
  });

  test.each(fixtures.filter(isFixture).map((fixture) => [fixture.id, fixture] as const))('%s', (_, fixture) => {
    const cluster = clusterOf(fixture.manifests as readonly Manifest[], fixture.cluster);
    const failed = runInCluster(fixture, kubernetesSpec, cluster).filter(({ ok }) => !ok);
    expect(failed).toEqual([]);
  });
});
