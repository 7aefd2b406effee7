import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runFixture } from '../analyse/conformance.ts';
import { isFixture } from '../analyse/fixture.ts';
import type { ControllerProfile } from '../match/profile.ts';

/** How many fixtures and cases a vector file holds at least: an empty or cut file must fail. */
export interface VectorCount {
  readonly fixtures: number;
  readonly cases: number;
}

/** Returns the fixtures of a vector file. `name` is relative to the folder of vectors. */
export function readVectors(name: string): readonly unknown[] {
  return readFileSync(new URL(`./vectors/${name}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line));
}

function profileOf(fixture: unknown): unknown {
  return typeof fixture === 'object' && fixture !== null && 'profile' in fixture ? fixture.profile : undefined;
}

/** Declares a test that runs the profile's cases of a vector file: its outcome and its explanation are what was measured. */
export function runVectors(profile: ControllerProfile, name: string, least: VectorCount): void {
  test(`every case of vectors/${name} has the outcome that was measured`, () => {
    const fixtures = readVectors(name).filter((fixture) => profileOf(fixture) === profile.id);
    expect(fixtures.length).toBeGreaterThanOrEqual(least.fixtures);
    const all = fixtures.filter(isFixture);
    expect(all.length, 'well-formed fixtures').toBe(fixtures.length);
    const results = all.flatMap((fixture) => runFixture(fixture, profile));
    expect(results.length).toBeGreaterThanOrEqual(least.cases);
    expect(results.filter(({ ok }) => !ok)).toEqual([]);
  }, 60_000);
}
