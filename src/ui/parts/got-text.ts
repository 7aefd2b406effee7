import type { Outcome } from '../../engine/match/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import { outcomeText } from './outcome-text.ts';

/** Returns an answer as a test would write it, as far as it can: `web:80`, `301 https://…`, `404`. */
export function gotText(outcome: Outcome | null, expected: string, { compare, tests }: Messages): string {
  if (!outcome) return tests.nobody;
  const text = outcomeText(outcome, compare);
  if (outcome.kind === 'redirect') return `${text} ${outcome.location}`;
  // Where a namespace is expected, the namespace may be what is wrong.
  return outcome.kind === 'backend' && expected.includes('/') ? `${outcome.service.namespace}/${text}` : text;
}
