import { useMemo } from 'react';
import type { Messages } from '../../i18n/messages.ts';
import type { Answer, AppState } from '../../state/types.ts';
import { lineAt } from '../common/places.ts';
import { plain } from '../common/Rich.tsx';
import { useAppState, useMessages } from '../common/store-context.ts';
import { type AnswerWords, answerWords, requestWords } from './answer-words.ts';
import { reasonOf, reasonWords } from './reason.ts';

export interface Explanation extends AnswerWords {
  /** Why, in one sentence without a full stop; `''` when the verdict says it all. */
  readonly reason: string;
  /** The whole answer as one spoken sentence. */
  readonly said: string;
  /** Line of the path that answers. */
  readonly line: number | null;
}

/** Returns the answer in words. */
export function explain(
  answer: Answer,
  nodes: AppState['snapshot']['nodes'],
  files: AppState['files'],
  messages: Messages,
): Explanation {
  const words = answerWords(answer, messages);
  const found = reasonOf(answer.decision, answer.request.host, nodes);
  const { outcome } = answer.decision;
  const sentence = found ? reasonWords(found, messages) : '';
  const isDefault = outcome.kind === 'backend' && outcome.route === null;
  const reason = isDefault
    ? messages.request.reason.defaultBackend(sentence || messages.request.status['no-path'])
    : sentence;
  const said = messages.request.said(requestWords(answer), `${words.pills.join(', ')} ${words.verdict}`, reason);
  const line = answer.place ? lineAt(files, answer.place.file, answer.place.range.start) : null;
  return { ...words, reason, said: plain(said), line };
}

/** Returns the current answer in words, `null` while there is none. */
export function useExplanation(): Explanation | null {
  const answer = useAppState((state) => state.request.answer);
  const nodes = useAppState((state) => state.snapshot.nodes);
  const files = useAppState((state) => state.files);
  const messages = useMessages();
  return useMemo(() => answer && explain(answer, nodes, files, messages), [answer, nodes, files, messages]);
}
