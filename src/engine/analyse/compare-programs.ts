import type { Outcome } from '../match/decision.ts';
import type { NodeId } from '../match/ids.ts';
import type { RoutingProgram } from '../match/profile.ts';
import { changeKindOf, type Difference, differenceOf } from './difference.ts';
import { isOrdinary, type ProbeRequest } from './probes.ts';

/** Requests for one path that two programs answer differently in one way. */
export interface DifferenceClass {
  readonly pathId: NodeId | null;
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

type Matching = Pick<RoutingProgram, 'match'>;

/** Asks the requests one by one and yields after each, so that long comparisons can be cut into slices. */
export function* compareInSteps(
  a: Matching,
  b: Matching,
  requests: readonly ProbeRequest[],
): Generator<undefined, readonly DifferenceClass[]> {
  const classes = new Map<string, DifferenceClass>();
  for (const witness of requests) {
    const found = { a: a.match(witness.request), b: b.match(witness.request) };
    const difference = differenceOf(found.a, found.b);
    if (difference) {
      const about = witness.pathId ?? (witness.probe === 'named' ? witness.request.host : '');
      const key = `${difference} ${changeKindOf(difference, found.a, found.b)} ${about}`;
      const known = classes.get(key);
      const count = (known?.count ?? 0) + 1;
      const isBetter = !known || readingLength(witness) < readingLength(known.witness);
      const { pathId } = witness;
      classes.set(key, isBetter ? { pathId, difference, count, witness, ...found } : { ...known, count });
    }
    yield;
  }
  return withoutEchoes([...classes.values()]);
}

/** What differs at a host in the way in which one of its paths does is told once, at the path. */
function withoutEchoes(classes: readonly DifferenceClass[]): readonly DifferenceClass[] {
  const nameOf = ({ difference, witness, a, b }: DifferenceClass): string =>
    `${difference} ${changeKindOf(difference, a, b)} ${witness.request.host}`;
  const told = new Set(classes.filter(({ witness }) => witness.probe !== 'named').map(nameOf));
  return classes.filter((one) => one.witness.probe !== 'named' || one.pathId !== null || !told.has(nameOf(one)));
}

/** Returns the classes of requests that two programs answer differently, in the order of the requests. */
export function comparePrograms(
  a: Matching,
  b: Matching,
  requests: readonly ProbeRequest[],
): readonly DifferenceClass[] {
  const steps = compareInSteps(a, b, requests);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
