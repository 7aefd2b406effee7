import type { Messages } from '../../i18n/messages.ts';
import type { PathStep } from './steps.ts';

/** Returns why a candidate wins or loses, in two words and then exactly where; backticks mark code. */
export function verdictWords(step: PathStep, compared: string, { request }: Messages): string {
  const verdict = request.pathVerdict[step.verdict];
  if (step.matched && step.groups?.length) {
    const groups = step.groups.map((group, index) => `\`$${index + 1} = ${group ?? ''}\``).join(', ');
    return `${verdict}, ${request.groups(groups)}`;
  }
  if (step.verdict !== 'no-match' || step.matcher.kind === 'regex') return verdict;
  if (step.matchedLength >= compared.length) return `${verdict}, ${request.stopsAtEnd}`;
  const wanted = step.matcher.path.replace(/\/+$/, '').length;
  // Prefix /v1 against /v11: every letter of the path fitted, the element does not end there.
  if (step.matcher.kind === 'element-prefix' && step.matchedLength >= wanted)
    return `${verdict}, ${request.notWhole(compared.charAt(step.matchedLength))}`;
  return `${verdict}, ${request.stopsAt(compared.charAt(step.matchedLength))}`;
}
