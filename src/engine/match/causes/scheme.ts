import type { Outcome } from '../decision.ts';
import type { HttpRequest } from '../request.ts';

/** Returns the same request on the other scheme. */
export function onOtherScheme(request: HttpRequest): HttpRequest {
  return { ...request, scheme: request.scheme === 'http' ? 'https' : 'http' };
}

/** True for an answer that says: nothing here takes the request. */
export function isMiss(outcome: Outcome): boolean {
  return outcome.kind === 'status' && (outcome.why === 'no-host' || outcome.why === 'no-path');
}

/** Returns what the other scheme answers to a request that nothing takes on its own, or `null` when nothing takes it there either or it is sent back. */
export function servedOnOtherScheme(request: HttpRequest, match: (request: HttpRequest) => Outcome): Outcome | null {
  const outcome = match(onOtherScheme(request));
  const isSentBack = outcome.kind === 'redirect' && outcome.location.startsWith(`${request.scheme}://`);
  return isMiss(outcome) || isSentBack || outcome.kind === 'unknown' ? null : outcome;
}
