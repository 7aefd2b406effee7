import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cause, CauseKind } from '../match/cause.ts';
import type { ControllerProfile } from '../match/profile.ts';
import type { HttpRequest } from '../match/request.ts';
import { controllerFolders, profileIn } from '../testing/controller-pieces.ts';
import type { Case } from '../testing/truth/case.ts';
import { type Falsehood, falsehoods } from '../testing/truth/falsehoods.ts';
import { fixturesOf, type Given } from '../testing/truth/fixtures.ts';
import { disprove } from '../testing/truth/proofs.ts';
import { randomGiven } from '../testing/truth/random.ts';
import { troubledGiven } from '../testing/truth/troubled.ts';
import { type Compiled, compileWorld, outcomeText } from '../testing/truth/world.ts';

/** `RUNS=2000 SEED=3 npx vitest run src/engine/controllers/truth.test.ts` asks more random worlds, and others. */
const runs = Number(process.env['RUNS'] ?? 16);
const seed = Number(process.env['SEED'] ?? 7);
const mostFixtures = Number(process.env['FIXTURES'] ?? 12);

/** Kinds of causes that a profile does not get right yet, and why: `controllers/X/owed.ts`. */
type Owed = Partial<Record<CauseKind, string>>;

const here = new URL('./', import.meta.url);
async function profileOf(folder: string): Promise<ControllerProfile> {
  return (await profileIn(folder)) ?? expect.fail(`${folder}/profile.ts exports no profile`);
}

async function owedIn(folder: string): Promise<Owed> {
  if (!existsSync(new URL(`${folder}/owed.ts`, here))) return {};
  const module: { readonly owed: Owed } = await import(`./${folder}/owed.ts`);
  return module.owed;
}

function caseOf(profile: ControllerProfile, compiled: Compiled, request: HttpRequest): Case {
  const decision = compiled.program.explain(request);
  return { profile, compiled, request, decision, before: outcomeText(decision.outcome, compiled.placeOf) };
}

function casesOf(profile: ControllerProfile, { world, requests }: Given): readonly Case[] {
  const compiled = compileWorld(profile, world);
  return requests.map((request) => caseOf(profile, compiled, request));
}

/** All worlds that a profile is asked about, the random ones seeded. */
function worldsFor(profile: ControllerProfile): readonly Given[] {
  const random = randomGiven(profile.controllerNames[0] ?? 'example.com/any');
  const given = [...fixturesOf(profile.id, mostFixtures), ...troubledGiven(profile)];
  return [...given, ...fc.sample(random, { numRuns: runs, seed })];
}

interface Tally {
  checked: number;
  readonly wrong: string[];
}

function describeCase({ decision, request, compiled }: Case): string {
  const { scheme, host, rawPath } = request;
  const ingresses = compiled.world.manifests.filter(({ kind }) => kind !== 'Service' && kind !== 'EndpointSlice');
  const [cause, objects] = [decision.cause, ingresses].map((value) => JSON.stringify(value).slice(0, 1500));
  return `${scheme}://${host}${rawPath} ${cause}\n   ${objects}`;
}

function tallyOf(cases: readonly Case[]): ReadonlyMap<CauseKind, Tally> {
  const tallies = new Map<CauseKind, Tally>();
  for (const one of cases) {
    const { kind } = one.decision.cause;
    const tally = tallies.get(kind) ?? { checked: 0, wrong: [] };
    tallies.set(kind, tally);
    tally.checked++;
    const wrong = disprove(one);
    if (wrong !== null) tally.wrong.push(`${kind}: ${wrong}\n   ${describeCase(one)}`);
  }
  return tallies;
}

function line(profile: ControllerProfile, tallies: ReadonlyMap<CauseKind, Tally>): string {
  const parts = [...tallies]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([kind, { checked, wrong }]) => {
      const failed = wrong.length > 0 ? ` (${wrong.length} owed)` : '';
      return `${kind} ${checked}${failed}`;
    });
  return `${profile.id}: ${parts.join(', ')}`;
}

const known = new Map<string, Promise<{ readonly profile: ControllerProfile; readonly cases: readonly Case[] }>>();

/** The cases of a folder's profile: worked out once for all tests. */
function casesIn(folder: string) {
  const found =
    known.get(folder) ??
    profileOf(folder).then((profile) => ({
      profile,
      cases: worldsFor(profile).flatMap((given) => casesOf(profile, given)),
    }));
  known.set(folder, found);
  return found;
}

/** The same decision with another cause. */
function blaming(one: Case, cause: Cause): Case {
  return { ...one, decision: { ...one.decision, cause } };
}

describe.each(controllerFolders)('the causes of %s', (folder) => {
  test('are proved by changing what they blame', async () => {
    const { profile, cases } = await casesIn(folder);
    const owed = await owedIn(folder);
    expect(cases.length).toBeGreaterThan(200);
    const tallies = tallyOf(cases);
    console.info(line(profile, tallies));
    const wrong = [...tallies].flatMap(([kind, tally]) => (owed[kind] === undefined ? tally.wrong : []));
    expect(wrong.slice(0, 4)).toEqual([]);
    const paid = Object.keys(owed).filter((kind) => (tallies.get(kind as CauseKind)?.wrong.length ?? 0) === 0);
    expect(paid, 'owed, though every one of them is proved: take it out of the table').toEqual([]);
  }, 1_200_000);

  test('are disproved when two decisions exchange theirs', async () => {
    const { cases } = await casesIn(folder);
    const survivors: string[] = [];
    let swapped = 0;
    for (const [index, one] of cases.entries()) {
      const other = cases[(index * 31 + 17) % cases.length];
      if (!other || other.decision.cause.kind === one.decision.cause.kind) continue;
      swapped++;
      const mutant = blaming(one, other.decision.cause);
      if (disprove(mutant) === null) survivors.push(`${one.decision.cause.kind}: ${describeCase(mutant)}`);
    }
    expect(swapped).toBeGreaterThan(50);
    expect(survivors.slice(0, 4)).toEqual([]);
  }, 1_200_000);

  test('are disproved when what they say is false, each part of it', async () => {
    const { profile, cases } = await casesIn(folder);
    const survivors: string[] = [];
    let planted = 0;
    for (const { name, told, mutant } of plant(cases)) {
      const row = told[profile.id] ?? { planted: 0, caught: 0 };
      told[profile.id] = row;
      row.planted++;
      planted++;
      if (disprove(mutant) === null) survivors.push(`${name}: ${describeCase(mutant)}`);
      else row.caught++;
    }
    expect(planted).toBeGreaterThan(100);
    expect(survivors.slice(0, 4)).toEqual([]);
  }, 1_200_000);
});

test('every kind of cause has false claims, and every one of them is told and disproved somewhere', () => {
  const names = Object.entries(falsehoods).flatMap(([kind, own]) => Object.keys(own).map((name) => `${kind}: ${name}`));
  const lines = names.map((name) => {
    const rows = Object.values(tables.get(name) ?? {});
    const [planted, caught] = [rows.map((row) => row.planted), rows.map((row) => row.caught)].map((list) =>
      list.reduce((sum, one) => sum + one, 0),
    );
    return { name, planted, caught };
  });
  console.info(lines.map(({ name, planted, caught }) => `${name} ${caught}/${planted}`).join('\n'));
  expect(Object.keys(falsehoods).length).toBe(19);
  expect(lines.filter(({ planted }) => planted === 0).map(({ name }) => name)).toEqual([]);
});

interface Row {
  planted: number;
  caught: number;
}

/** How often each false claim was told, by profile, and how often it was disproved. */
const tables = new Map<string, Record<string, Row>>();

/** How often each false claim is told to a profile. */
const mostPlanted = Number(process.env['PLANTED'] ?? 2);

/** Tells each false claim of some cases that it can be told of: from all over them, not of the first ones alone. */
function* plant(cases: readonly Case[]) {
  const counts = new Map<string, number>();
  // One of two primes meets them all, whatever their number.
  const stride = cases.length % 31 === 0 ? 37 : 31;
  for (let index = 0; index < cases.length; index++) {
    const one = cases[(index * stride) % cases.length] as Case;
    const { cause } = one.decision;
    // The table holds for each kind the false claims of that kind.
    const own = falsehoods[cause.kind] as Readonly<Record<string, Falsehood<CauseKind>>>;
    for (const [name, tell] of Object.entries(own)) {
      const full = `${cause.kind}: ${name}`;
      const count = counts.get(full) ?? 0;
      const false_ = count < mostPlanted ? tell(cause, one) : null;
      if (false_ === null) continue;
      counts.set(full, count + 1);
      const told = tables.get(full) ?? {};
      tables.set(full, told);
      yield { name: full, told, mutant: blaming(one, false_) };
    }
  }
}
