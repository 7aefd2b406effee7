import type { Outcome } from '../match/decision.ts';
import type { RoutingProgram } from '../match/profile.ts';
import { type Difference, differenceOf } from './difference.ts';
import { isOrdinary, type ProbeRequest } from './probes.ts';

/** Requests for one path that two programs answer differently in one way. */
export interface DifferenceClass {
  readonly pathId: string | null;
  readonly difference: Difference;
  /** Requests that were tried and differ like this. */
  readonly count: number;
  /** The shortest of them. */
  readonly witness: ProbeRequest;
  readonly a: Outcome;
  readonly b: Outcome;
}

/** Returns how long a request looks to a reader, in characters; odd requests count as longer than all usual ones. */
export function readingLength({ probe, request }: ProbeRequest): number {
  return request.host.length + request.rawPath.length + (isOrdinary(probe) ? 0 : 10_000);
}

/** Returns the classes of requests that two programs answer differently, in the order of the requests. */
export function comparePrograms(
  a: Pick<RoutingProgram, 'match'>,
  b: Pick<RoutingProgram, 'match'>,
  requests: readonly ProbeRequest[],
): readonly DifferenceClass[] {
  const classes = new Map<string, DifferenceClass>();
  for (const witness of requests) {
    const found = { a: a.match(witness.request), b: b.match(witness.request) };
    const difference = differenceOf(found.a, found.b);
    if (!difference) continue;
    const key = `${difference} ${witness.pathId ?? ''}`;
    const known = classes.get(key);
    const count = (known?.count ?? 0) + 1;
    const isBetter = !known || readingLength(witness) < readingLength(known.witness);
    classes.set(key, isBetter ? { pathId: witness.pathId, difference, count, witness, ...found } : { ...known, count });
  }
  return [...classes.values()];
}
