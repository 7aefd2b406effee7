import { type Difference, differenceOf } from '../../engine/analyse/index.ts';
import type { Outcome, ServiceRef } from '../../engine/match/index.ts';
import type { CompareMessages } from '../../i18n/en/compare.ts';

function serviceText({ name, port }: ServiceRef): string {
  return port === null ? name : `${name}:${port}`;
}

/** Returns an answer as short as a cell or a badge: `web:80`, `404`, `308`. */
export function outcomeText(outcome: Outcome, { answer }: CompareMessages): string {
  switch (outcome.kind) {
    case 'backend':
      return serviceText(outcome.service);
    case 'split':
      return outcome.parts.map(({ service }) => serviceText(service)).join(' | ');
    case 'resource':
      return `${outcome.resourceKind}/${outcome.name}`;
    case 'redirect':
    case 'status':
      return String(outcome.status);
    case 'any-of':
      return outcome.candidates.map(serviceText).join(answer.or);
    case 'rejected':
      return answer.rejected;
    case 'separate-addresses':
      return answer.separate;
    case 'unknown':
      return answer.unknown;
  }
}

/** Returns an answer for a badge on a node: the Service without its port. */
export function badgeText(outcome: Outcome, words: CompareMessages): string {
  if (outcome.kind === 'any-of') return words.answer.anyOf;
  return outcome.kind === 'backend' ? outcome.service.name : outcomeText(outcome, words);
}

/** Returns what else is worth knowing in a cell: the path the Pod gets, where a redirect leads; `''` for nothing. */
export function outcomeDetail(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'backend':
    case 'split':
      return outcome.upstreamTarget;
    case 'redirect':
      return outcome.location;
    default:
      return '';
  }
}

/** How an answer stands to the first one: a shape, a colour and a word each. */
export type Mark = 'same' | 'rewrite' | 'differs' | 'open';

export const markSigns: Readonly<Record<Mark, string>> = { same: '=', rewrite: '~', differs: '≠', open: '?' };

/** Returns the mark of an answer beside the first one. */
export function markOf(first: Outcome, other: Outcome): Mark {
  const difference: Difference | null = differenceOf(first, other);
  if (difference === null) return 'same';
  return difference === 'rewrite' || difference === 'open' ? difference : 'differs';
}
