import type { Outcome } from '../match/decision.ts';
import type { NodeId } from '../match/ids.ts';
import type { RoutingProgram } from '../match/profile.ts';
import { readingLength } from './compare-programs.ts';
import { differenceOf } from './difference.ts';
import { isOrdinary, type PathSeed, type ProbeRequest } from './probes.ts';

/** Requests for one path about which the programs agree and disagree in the same way. */
interface SurveyRow extends ProbeRequest {
  /** Requests of this kind that were tried; the row holds the shortest. */
  readonly count: number;
  /** One per program, in their order. */
  readonly outcomes: readonly Outcome[];
  /** False when all programs answer alike. */
  readonly differs: boolean;
}

/** Whether a path means the same to all programs; `unknown` when nothing differs but some answer is open. */
export type PortabilityVerdict = 'same' | 'differs' | 'unknown';

interface PathPortability {
  readonly pathId: NodeId;
  readonly verdict: PortabilityVerdict;
  /** The first request that shows it; `null` for `same`. */
  readonly witness: ProbeRequest | null;
}

export interface SurveyResult {
  readonly rows: readonly SurveyRow[];
  readonly paths: readonly PathPortability[];
}

type Answering = Pick<RoutingProgram, 'match'>;

/** Which outcomes equal which: programs that answer alike share a digit, with how they differ from the first. */
function patternOf(outcomes: readonly Outcome[]): string {
  const kinds: Outcome[] = [];
  const [first] = outcomes;
  return outcomes
    .map((outcome) => {
      let index = kinds.findIndex((known) => differenceOf(known, outcome) === null);
      if (index < 0) index = kinds.push(outcome) - 1;
      return `${index}${(first && differenceOf(first, outcome)) ?? ''}`;
    })
    .join(' ');
}

/** What the answers say of the path: one real difference decides. */
function verdictOf(outcomes: readonly Outcome[]): PortabilityVerdict {
  let verdict: PortabilityVerdict = 'same';
  for (const [index, a] of outcomes.entries()) {
    for (const b of outcomes.slice(index + 1)) {
      const difference = differenceOf(a, b);
      if (difference === 'open') verdict = 'unknown';
      else if (difference !== null) return 'differs';
    }
  }
  return verdict;
}

/** Collects answers into rows and verdicts. */
class SurveyDraft {
  private readonly rows = new Map<string, SurveyRow>();
  private readonly paths: Map<string, PathPortability>;

  constructor(seeds: readonly PathSeed[]) {
    this.paths = new Map(seeds.map(({ pathId }) => [pathId, { pathId, verdict: 'same', witness: null }]));
  }

  add(asked: ProbeRequest, outcomes: readonly Outcome[]): void {
    const pattern = patternOf(outcomes);
    // What somebody asked stays a row of its own.
    const own = asked.probe === 'given' ? ` ${this.rows.size}` : '';
    const key = `${asked.pathId ?? ''} ${pattern}${own}`;
    const known = this.rows.get(key);
    const count = (known?.count ?? 0) + 1;
    if (known && readingLength(asked) >= readingLength(known)) this.rows.set(key, { ...known, count });
    else {
      const differs = /[1-9a-z]/.test(pattern);
      this.rows.set(key, { ...asked, count, outcomes, differs });
    }
    if (asked.pathId !== null && isOrdinary(asked.probe)) this.judge(asked.pathId, asked, outcomes);
  }

  private judge(pathId: NodeId, witness: ProbeRequest, outcomes: readonly Outcome[]): void {
    const before = this.paths.get(pathId)?.verdict;
    if (before === 'differs') return;
    const verdict = verdictOf(outcomes);
    if (verdict === 'differs' || (verdict === 'unknown' && before !== 'unknown')) {
      this.paths.set(pathId, { pathId, verdict, witness });
    }
  }

  result(): SurveyResult {
    return { rows: [...this.rows.values()], paths: [...this.paths.values()] };
  }
}

/** Answers the requests one by one and yields after each, so that long surveys can be cut into slices. */
export function* surveyInSteps(
  programs: readonly Answering[],
  seeds: readonly PathSeed[],
  requests: readonly ProbeRequest[],
): Generator<undefined, SurveyResult> {
  const draft = new SurveyDraft(seeds);
  for (const asked of requests) {
    draft.add(
      asked,
      programs.map((program) => program.match(asked.request)),
    );
    yield;
  }
  return draft.result();
}

/**
 * Returns what all programs answer to all requests, in rows that behave alike.
 * @internal Tests ask all at once, the worker in steps.
 */
export function survey(
  programs: readonly Answering[],
  seeds: readonly PathSeed[],
  requests: readonly ProbeRequest[],
): SurveyResult {
  const steps = surveyInSteps(programs, seeds, requests);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
