import type { Outcome } from '../match/decision.ts';
import type { ServiceRef } from '../match/service-ref.ts';

/**
 * How two answers to one request differ: another Service, another status or an answer instead of a Service, another redirect,
 * the same Service with another path, a refused configuration, or an answer that one side leaves open.
 */
export type Difference = 'service' | 'status' | 'redirect' | 'rewrite' | 'refused' | 'open';

function nameOf({ namespace, name, port }: ServiceRef): string {
  return `${namespace}/${name}:${port ?? ''}`;
}

/** Services with their shares, in an order that says nothing. */
function sharesOf(parts: readonly { readonly service: ServiceRef; readonly weight: number }[]): string {
  const total = parts.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const shares = new Map<string, number>();
  for (const { service, weight } of parts) {
    const name = nameOf(service);
    shares.set(name, (shares.get(name) ?? 0) + weight / total);
  }
  return [...shares]
    .filter(([, share]) => share > 0)
    .map(([name, share]) => `${name}=${share.toFixed(4)}`)
    .sort()
    .join(' ');
}

/** What answers, as text; `null` for an outcome that reaches nothing. */
function targetOf(outcome: Outcome): string | null {
  switch (outcome.kind) {
    case 'backend':
      return sharesOf([{ service: outcome.service, weight: 1 }]);
    case 'split':
      return sharesOf(outcome.parts);
    case 'resource':
      return `${outcome.resourceKind}/${outcome.name}`;
    default:
      return null;
  }
}

function upstreamOf(outcome: Outcome): string {
  return 'upstreamTarget' in outcome ? outcome.upstreamTarget : '';
}

function openNames(outcome: Outcome): string | null {
  if (outcome.kind === 'any-of') return outcome.candidates.map(nameOf).sort().join(' ');
  return outcome.kind === 'separate-addresses' ? outcome.kind : null;
}

function redirectOf(outcome: Outcome): string | null {
  return outcome.kind === 'redirect' ? `${outcome.status} ${outcome.location}` : null;
}

function statusOf(outcome: Outcome): number | null {
  return outcome.kind === 'status' ? outcome.status : null;
}

/** Why an answer is not known, `null` when it is. */
function unknownOf(outcome: Outcome): string | null {
  return outcome.kind === 'unknown' ? outcome.why : null;
}

/**
 * Returns how two answers differ, `null` when a client and a Pod see the same.
 * An unknown answer equals only one that is unknown for the same reason.
 */
export function differenceOf(a: Outcome, b: Outcome): Difference | null {
  if (unknownOf(a) !== unknownOf(b)) return 'open';
  if (openNames(a) !== openNames(b)) return 'open';
  if ((a.kind === 'rejected') !== (b.kind === 'rejected')) return 'refused';
  if (redirectOf(a) !== redirectOf(b)) return 'redirect';
  if (statusOf(a) !== statusOf(b)) return 'status';
  if (targetOf(a) !== targetOf(b)) return 'service';
  return upstreamOf(a) === upstreamOf(b) ? null : 'rewrite';
}

/**
 * What became of a request: it reaches something now, or nothing any more, something else, another redirect,
 * the same with another path; `other` for what is neither (another status, a refusal, an answer left open).
 */
export type ChangeKind = 'added' | 'removed' | 'moved' | 'redirected' | 'rewritten' | 'other';

/** Returns what a difference is to somebody who asks before and after. */
export function changeKindOf(difference: Difference, before: Outcome, after: Outcome): ChangeKind {
  switch (difference) {
    case 'status':
      if (after.kind !== 'status') return 'added';
      return before.kind === 'status' ? 'other' : 'removed';
    case 'service':
      return 'moved';
    case 'redirect':
      return 'redirected';
    case 'rewrite':
      return 'rewritten';
    default:
      return 'other';
  }
}
