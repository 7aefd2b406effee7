import { parseArgs } from 'node:util';
import { type CaseResult, isFixture, runFixture } from '../engine/analyse/index.ts';
import { loadProfile } from '../engine/controllers/index.ts';
import { isReadingFixture, runReadingFixture, runValidationFixture } from '../engine/kubectl/index.ts';
import { readText } from './inputs.ts';
import { CliProblem } from './io.ts';
import type { CommandIo } from './printable.ts';

interface Total {
  passed: number;
  failed: number;
  skipped: number;
}

/** One verdict as it is printed. */
interface Verdict {
  readonly profile: string;
  readonly id: string;
  readonly ok: boolean;
  readonly details: Readonly<Record<string, unknown>>;
}

function verdictOf(profile: string, { caseId, ok, expected, got }: CaseResult): Verdict {
  return { profile, id: caseId, ok, details: { expected, got } };
}

/** Returns the verdicts on one line of a fixture file; a number when its cases are skipped for lack of a profile. */
async function runLine(
  line: string,
  place: string,
): Promise<readonly Verdict[] | { readonly profile: string; readonly skipped: number }> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new CliProblem(`${place}: not a line of JSON`);
  }
  if (isFixture(value)) {
    const profile = await loadProfile(value.profile);
    if (!profile) return { profile: value.profile, skipped: value.cases.length };
    return runFixture(value, profile).map((result) => verdictOf(profile.id, result));
  }
  if (typeof value === 'object' && value !== null && 'op' in value && 'id' in value) {
    const { id, passed, failures } = runValidationFixture(line);
    return [{ profile: 'validation', id, ok: passed, details: { failures } }];
  }
  if (isReadingFixture(value)) {
    const { id, passed, failures } = runReadingFixture(value);
    return [{ profile: 'reading', id, ok: passed, details: { failures } }];
  }
  throw new CliProblem(`${place}: neither a fixture of routing nor one of validation or reading`);
}

function print(io: CommandIo, { profile, id, ok, details }: Verdict, json: boolean): void {
  if (json) io.json({ id, profile, ok, ...details });
  else if (!ok) {
    io.line('FAIL ', id);
    for (const [name, value] of Object.entries(details)) io.line(`  ${name.padEnd(8)} ${JSON.stringify(value)}`);
  }
}

/** Counts the verdicts of each profile. */
class Totals {
  readonly byProfile = new Map<string, Total>();

  of(profile: string): Total {
    const total = this.byProfile.get(profile) ?? { passed: 0, failed: 0, skipped: 0 };
    this.byProfile.set(profile, total);
    return total;
  }

  sum(what: keyof Total): number {
    return [...this.byProfile.values()].reduce((total, counts) => total + counts[what], 0);
  }
}

/** `ingraph conformance`: runs fixtures, names what fails, counts. */
export async function runConformance(args: readonly string[], io: CommandIo): Promise<number> {
  const options = { json: { type: 'boolean' }, lang: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  if (positionals.length === 0) throw new CliProblem('no fixture file given');
  const json = values.json ?? false;
  const totals = new Totals();
  for (const name of positionals) {
    const lines = (await readText(io, name)).split(/\r?\n/);
    for (const [index, line] of lines.entries()) {
      if (line.trim() === '') continue;
      const found = await runLine(line, `${name}:${index + 1}:1`);
      if ('skipped' in found) totals.of(found.profile).skipped += found.skipped;
      else {
        for (const verdict of found) {
          totals.of(verdict.profile)[verdict.ok ? 'passed' : 'failed']++;
          print(io, verdict, json);
        }
      }
      io.progress(index + 1, lines.length);
    }
  }
  const tell = json ? io.errLine : io.line;
  for (const [profile, { passed, failed, skipped }] of totals.byProfile) {
    const left = skipped > 0 ? `, ${skipped} skipped (no such profile yet)` : '';
    tell(`${profile}: ${passed} passed, ${failed} failed${left}`);
  }
  tell(`${totals.sum('passed')} passed, ${totals.sum('failed')} failed`);
  return totals.sum('failed') > 0 ? 1 : 0;
}
