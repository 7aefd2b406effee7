import { useMemo } from 'react';
import type { Messages } from '../../i18n/messages.ts';
import type { Answer, AppState } from '../../state/types.ts';
import { lineAt } from '../common/places.ts';
import { useAppState, useMessages } from '../common/store-context.ts';
import { type AnswerWords, answerWords } from '../parts/answer-words.ts';

/** What is said of an answer from the first moment; why it is so comes with `causeText`. */
export interface Explanation extends AnswerWords {
  /** Line of the path that answers. */
  readonly line: number | null;
}

/** Returns the answer in words. @internal Tests read all that is said with it. */
export function explain(answer: Answer, files: AppState['files'], messages: Messages): Explanation {
  const line = answer.place ? lineAt(files, answer.place.file, answer.place.range.start) : null;
  return { ...answerWords(answer, messages), line };
}

/** Returns the current answer in words, `null` while there is none. */
export function useExplanation(): Explanation | null {
  const answer = useAppState((state) => state.request.answer);
  const files = useAppState((state) => state.files);
  const messages = useMessages();
  return useMemo(() => answer && explain(answer, files, messages), [answer, files, messages]);
}

/** Returns what the result line says while there is no answer: nothing asked, nothing to ask, or not read yet. */
export function useWaitingWords(): string {
  const { request } = useMessages();
  const isBlank = useAppState((state) => state.request.text.trim() === '');
  const isBehind = useAppState((state) => state.snapshot.revision !== state.revision);
  const hasRoutes = useAppState((state) => state.snapshot.counts.ingresses > 0);
  const isDown = useAppState((state) => state.isEngineDown);
  if (isBlank) return request.notYet;
  if (isDown) return request.stopped;
  if (isBehind || hasRoutes) return request.working;
  return request.noRoutes;
}
