import { existsSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cause, CauseKind } from '../match/cause.ts';
import type { ControllerProfile } from '../match/profile.ts';
import type { HttpRequest } from '../match/request.ts';
import type { Case } from '../testing/truth/case.ts';
import { fixturesOf, type Given } from '../testing/truth/fixtures.ts';
import { disprove } from '../testing/truth/proofs.ts';
import { randomGiven } from '../testing/truth/random.ts';
import { type Compiled, compileWorld, outcomeText } from '../testing/truth/world.ts';

/** `RUNS=2000 SEED=3 npx vitest run src/engine/controllers/truth.test.ts` asks more random worlds, and others. */
const runs = Number(process.env['RUNS'] ?? 40);
const seed = Number(process.env['SEED'] ?? 7);
const mostFixtures = Number(process.env['FIXTURES'] ?? 12);

/** Kinds of causes that a profile does not get right yet, and why: `controllers/X/owed.ts`. */
type Owed = Partial<Record<CauseKind, string>>;

const here = new URL('./', import.meta.url);
const folders = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

function isProfile(value: unknown): value is ControllerProfile {
  return typeof value === 'object' && value !== null && 'compile' in value && 'claims' in value;
}

async function profileIn(folder: string): Promise<ControllerProfile> {
  const module: Record<string, unknown> = await import(`./${folder}/profile.ts`);
  const profile = Object.values(module).find(isProfile);
  if (!profile) throw new Error(`${folder}/profile.ts exports no profile`);
  return profile;
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
  return [...fixturesOf(profile.id, mostFixtures), ...fc.sample(random, { numRuns: runs, seed })];
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
    profileIn(folder).then((profile) => ({
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

describe.each(folders)('the causes of %s', (folder) => {
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

  test('are disproved when they blame another path or another annotation', async () => {
    const { cases } = await casesIn(folder);
    const survivors: string[] = [];
    let blamed = 0;
    for (const one of cases) {
      for (const cause of wrongBlames(one, cases)) {
        blamed++;
        if (disprove(blaming(one, cause)) === null) survivors.push(describeCase(blaming(one, cause)));
      }
    }
    expect(blamed).toBeGreaterThan(20);
    expect(survivors.slice(0, 4)).toEqual([]);
  }, 1_200_000);
});

/** The same claim about something else of the same world. */
function wrongBlames({ compiled, decision: { cause } }: Case, cases: readonly Case[]): readonly Cause[] {
  const wrong: Cause[] = [];
  if ('key' in cause && cause.key !== null && (cause.kind === 'redirect' || cause.kind === 'denied')) {
    wrong.push({ ...cause, key: 'example.com/nothing' });
  }
  const twin = cases.find(
    (other) =>
      other.compiled === compiled &&
      other.decision.cause.kind === cause.kind &&
      JSON.stringify(core(other.decision.cause)) !== JSON.stringify(core(cause)),
  );
  if (twin && core(cause) !== null) wrong.push(twin.decision.cause);
  return wrong;
}

/** What a claim stands and falls with; `null` for kinds that may be true of several requests. */
function core(cause: Cause): unknown {
  switch (cause.kind) {
    case 'matched':
      return cause.pathId;
    case 'host-unknown':
      return cause.host;
    case 'path-unmatched':
      return cause.path;
    case 'service-missing':
    case 'port-missing':
    case 'no-endpoints':
      return cause.service;
    default:
      return null;
  }
}
