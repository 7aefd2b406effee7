import { meaningOf, type Outcome, type ServiceRef, type Tone } from '../../engine/match/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import { ruleWords } from '../../i18n/words.ts';
import type { Answer } from '../../state/types.ts';

export interface AnswerWords {
  readonly pills: readonly string[];
  /** How the pill looks: filled for a Service, quiet for what is open, red for what fails. */
  readonly tone: Tone;
  /** What follows the pill; backticks mark code. `''` where the cause has the words for it. */
  readonly verdict: string;
}

function nameOf({ name, port }: ServiceRef, { request }: Messages): string {
  return request.port(name, port);
}

function requestLine(answer: Answer, target: string): string {
  return `${answer.request.method} ${target}`;
}

function splitWords(outcome: Extract<Outcome, { kind: 'split' }>, messages: Messages): Omit<AnswerWords, 'tone'> {
  const total = outcome.parts.reduce((sum, part) => sum + part.weight, 0) || 1;
  const { pill, verdict } = messages.request;
  const pills = outcome.parts.map(({ service, weight }) =>
    pill.split(nameOf(service, messages), Math.round((weight / total) * 100)),
  );
  return { pills, verdict: verdict.split };
}

/** Returns the verdict of an answer in words: the pill, and what it says. */
export function answerWords(answer: Answer, messages: Messages): AnswerWords {
  return { ...pillWords(answer, messages), tone: meaningOf(answer.decision.outcome).tone };
}

function pillWords(answer: Answer, messages: Messages): Omit<AnswerWords, 'tone'> {
  const { outcome } = answer.decision;
  const { pill, verdict, receives } = messages.request;
  switch (outcome.kind) {
    case 'backend':
      return {
        pills: [nameOf(outcome.service, messages)],
        verdict: receives(requestLine(answer, outcome.upstreamTarget)),
      };
    case 'resource':
      return { pills: [`${outcome.resourceKind}/${outcome.name}`], verdict: '' };
    case 'split':
      return splitWords(outcome, messages);
    case 'any-of':
      return {
        pills: [pill.anyOf],
        verdict: verdict.anyOf(outcome.candidates.map((candidate) => nameOf(candidate, messages)).join(', ')),
      };
    case 'redirect':
      return { pills: [pill.redirect(outcome.status)], verdict: verdict.redirect(outcome.location) };
    case 'status':
      return { pills: [pill.status(outcome.status)], verdict: '' };
    case 'rejected':
      return { pills: [pill.rejected], verdict: ruleWords(messages, outcome.why) };
    case 'separate-addresses':
      return { pills: [pill.separate], verdict: verdict.separate };
    case 'unknown':
      return { pills: [pill.unknown], verdict: ruleWords(messages, outcome.why) };
  }
}

/** Returns the request as one types it: `GET https://shop.example.com/api?x=1`. */
export function requestWords({ request }: Answer): string {
  const query = request.query === null ? '' : `?${request.query}`;
  return `${request.method} ${request.scheme}://${request.host}${request.rawPath}${query}`;
}
