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
  const { outcome } = answer.decision;
  const found = reasonOf(answer.decision, answer.request.host, nodes);
  const sentence = found ? reasonWords(found, messages) : '';
  // "404, no rule names this host" and "no rule names shop.example.com" are one thing: said once, with the name.
  const isSame = outcome.kind === 'status' && outcome.why === found?.kind;
  const verdict = isSame ? sentence : words.verdict;
  const isDefault = outcome.kind === 'backend' && outcome.route === null;
  const { reason: reasons, status, said } = messages.request;
  const why = isDefault ? reasons.defaultBackend(sentence || status['no-path']) : sentence;
  const reason = isSame ? '' : why;
  const spoken = said(requestWords(answer), `${words.pills.join(', ')} ${verdict}`.trim(), reason).trim();
  const line = answer.place ? lineAt(files, answer.place.file, answer.place.range.start) : null;
  return { ...words, verdict, reason, said: plain(spoken), line };
}

/** Returns the current answer in words, `null` while there is none. */
export function useExplanation(): Explanation | null {
  const answer = useAppState((state) => state.request.answer);
  const nodes = useAppState((state) => state.snapshot.nodes);
  const files = useAppState((state) => state.files);
  const messages = useMessages();
  return useMemo(() => answer && explain(answer, nodes, files, messages), [answer, nodes, files, messages]);
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
