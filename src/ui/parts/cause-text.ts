import type { Messages } from '../../i18n/messages.ts';
import type { Answer } from '../../state/types.ts';
import { plain } from '../common/Rich.tsx';
import { type AnswerWords, requestWords } from './answer-words.ts';

/** Why an answer is as it is, in words. */
export interface CauseText {
  /** What follows the pill. */
  readonly verdict: string;
  /** One or two sentences; backticks mark code. */
  readonly why: string;
  /** The whole answer as it is spoken. */
  readonly said: string;
}

/** Returns the words for the cause of an answer: the engine made the claim, nothing is worked out here. */
export function causeText(answer: Answer, words: AnswerWords, messages: Messages): CauseText {
  const { cause } = answer.decision;
  const verdict = words.verdict || messages.cause.verdict(cause);
  const why = messages.cause.why(cause);
  const spoken = `${words.pills.join(', ')} ${verdict}`.trim();
  return { verdict, why, said: plain(messages.request.said(requestWords(answer), spoken, why)) };
}
