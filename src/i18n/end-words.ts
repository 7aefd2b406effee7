import { meaningOf, type Outcome } from '../engine/match/index.ts';
import type { Messages } from './messages.ts';

/** Returns what a request gets that no host of an edge router takes, in a few words; `''` while that is not known. */
export function endWords(outcome: Outcome | null, { request, inspector }: Messages): string {
  const { pill, port } = request;
  switch (outcome?.kind) {
    case undefined:
      return '';
    case 'backend':
    case 'split':
      return meaningOf(outcome)
        .services.map((service) => port(service.name, service.port))
        .join(', ');
    case 'resource':
      return `${outcome.resourceKind}/${outcome.name}`;
    case 'any-of':
      return pill.anyOf;
    case 'redirect':
      return pill.redirect(outcome.status);
    case 'status':
      return inspector.end.ofController(pill.status(outcome.status));
    case 'rejected':
      return pill.rejected;
    case 'separate-addresses':
      return pill.separate;
    default:
      return pill.unknown;
  }
}
