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

/** Returns the fixtures of a vector file that speak of this profile. */
function fixturesOf(profile: ControllerProfile, name: string): readonly unknown[] {
  return readVectors(name).filter((fixture) => !isFixture(fixture) || fixture.profile === profile.id);
}

/** Declares a test that runs every case of a vector file, or those of this profile where it holds several: the profile's outcome and its explanation are what was measured. */
export function runVectors(profile: ControllerProfile, name: string, least: VectorCount): void {
  test(`every case of vectors/${name} has the outcome that was measured`, () => {
    const fixtures = fixturesOf(profile, name);
    expect(fixtures.length).toBeGreaterThanOrEqual(least.fixtures);
    const all = fixtures.filter(isFixture);
    expect(all.length, 'well-formed fixtures').toBe(fixtures.length);
    const results = all.flatMap((fixture) => runFixture(fixture, profile));
    expect(results.length).toBeGreaterThanOrEqual(least.cases);
    expect(results.filter(({ ok }) => !ok)).toEqual([]);
  }, 60_000);
}
