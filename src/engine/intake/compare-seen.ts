import type { Outcome } from '../match/decision.ts';
import type { SeenRequest } from './part.ts';

/**
 * How what somebody saw stands to what is decided.
 * `same`: the very status, and the target of a redirect where both name one. `application`: the request reaches a
 * Service, and the Service itself can have answered so. `backend-down`: it reaches a Service, and the controller answers
 * in its place when no Pod does. `differs`: it cannot be. `open`: nothing was seen, or nothing is decided.
 */
export type SeenRelation = 'same' | 'application' | 'backend-down' | 'differs' | 'open';

/** What controllers answer when a Service does not: no ready Pod, connection refused, too late. */
const gatewayErrors: ReadonlySet<number> = new Set([502, 503, 504]);

function sameTarget(seen: string, decided: string): boolean {
  // A log names no target; a relative one says less than the whole.
  return seen === '' || decided === '' || seen === decided || (seen.startsWith('/') && decided.endsWith(seen));
}

/** Returns how the answer that was seen stands to the outcome that is decided for the same request. */
export function compareSeen(
  { status, location }: Pick<SeenRequest, 'status' | 'location'>,
  outcome: Outcome,
): SeenRelation {
  if (status === null) return 'open';
  switch (outcome.kind) {
    case 'redirect':
      return status === outcome.status && sameTarget(location, outcome.location) ? 'same' : 'differs';
    case 'status':
      return status === outcome.status ? 'same' : 'differs';
    case 'backend':
    case 'resource':
    case 'split':
    case 'any-of':
      return gatewayErrors.has(status) ? 'backend-down' : 'application';
    case 'rejected':
    case 'separate-addresses':
    case 'unknown':
      return 'open';
  }
}
