import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runFixture } from '../../analyse/conformance.ts';
import { isFixture } from '../../analyse/fixture.ts';
import { runContract } from '../../testing/run-contract.ts';
import { kubernetesSpec } from './profile.ts';

runContract(kubernetesSpec, []);

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
    const results = runFixture(fixture, kubernetesSpec);
    expect(results).toHaveLength(fixture.cases.length);
    expect(results.filter(({ ok }) => !ok)).toEqual([]);
  });
});
