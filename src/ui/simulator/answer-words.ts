import type { Outcome, ServiceRef } from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { Answer } from '../../state/types.ts';
import { ruleWords } from '../common/words.ts';

/** How the pill of the answer looks: filled for a Service, quiet for what is open, red for what fails. */
export type PillTone = 'answer' | 'open' | 'bad';

export interface AnswerWords {
  readonly pills: readonly string[];
  readonly tone: PillTone;
  /** What follows the pill; backticks mark code. `''` where the cause has the words for it. */
  readonly verdict: string;
}

function nameOf({ name, port }: ServiceRef, { request }: Messages): string {
  return request.port(name, port);
}

function requestLine(answer: Answer, target: string): string {
  return `${answer.request.method} ${target}`;
}

function splitWords(outcome: Extract<Outcome, { kind: 'split' }>, messages: Messages): AnswerWords {
  const total = outcome.parts.reduce((sum, part) => sum + part.weight, 0) || 1;
  const { pill, verdict } = messages.request;
  const pills = outcome.parts.map(({ service, weight }) =>
    pill.split(nameOf(service, messages), Math.round((weight / total) * 100)),
  );
  return { pills, tone: 'answer', verdict: verdict.split };
}

/** Returns the verdict of an answer in words: the pill, and what it says. */
export function answerWords(answer: Answer, messages: Messages): AnswerWords {
  const { outcome } = answer.decision;
  const { pill, verdict, receives } = messages.request;
  switch (outcome.kind) {
    case 'backend':
      return {
        pills: [nameOf(outcome.service, messages)],
        tone: 'answer',
        verdict: receives(requestLine(answer, outcome.upstreamTarget)),
      };
    case 'resource':
      return { pills: [`${outcome.resourceKind}/${outcome.name}`], tone: 'answer', verdict: '' };
    case 'split':
      return splitWords(outcome, messages);
    case 'any-of':
      return {
        pills: [pill.anyOf],
        tone: 'open',
        verdict: verdict.anyOf(outcome.candidates.map((candidate) => nameOf(candidate, messages)).join(', ')),
      };
    case 'redirect':
      return { pills: [pill.redirect(outcome.status)], tone: 'answer', verdict: verdict.redirect(outcome.location) };
    case 'status':
      return { pills: [pill.status(outcome.status)], tone: 'bad', verdict: '' };
    case 'rejected':
      return { pills: [pill.rejected], tone: 'bad', verdict: ruleWords(messages, outcome.why) };
    case 'separate-addresses':
      return { pills: [pill.separate], tone: 'open', verdict: verdict.separate };
    case 'unknown':
      return { pills: [pill.unknown], tone: 'open', verdict: ruleWords(messages, outcome.why) };
  }
}

/** Returns the request as one types it: `GET https://shop.example.com/api?x=1`. */
export function requestWords({ request }: Answer): string {
  const query = request.query === null ? '' : `?${request.query}`;
  return `${request.method} ${request.scheme}://${request.host}${request.rawPath}${query}`;
}
