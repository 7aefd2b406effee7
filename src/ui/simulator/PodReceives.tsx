import { ArrowRight } from 'lucide-react';
import type { Answer } from '../../state/types.ts';
import { Rich } from '../common/Rich.tsx';
import { useMessages } from '../common/store-context.ts';
import { answerWords } from '../parts/answer-words.ts';
import type { TraceView } from './trace-view.ts';

/** The request target as sent, each rewrite, and what arrives at the Pod. */
export function PodReceives({ answer, view }: { readonly answer: Answer; readonly view: TraceView }) {
  const messages = useMessages();
  const { request } = messages;
  const { outcome } = answer.decision;
  const { rawPath, query } = answer.request;
  const sent = query === null ? rawPath : `${rawPath}?${query}`;
  if (outcome.kind !== 'backend' && outcome.kind !== 'split') {
    const words = answerWords(answer, messages);
    return (
      <p className="sentences">
        {request.trace.podNothing} {words.pills.join(', ')}: <Rich text={words.verdict} />
      </p>
    );
  }
  return (
    <div className="flow">
      <span className="bx" title={sent}>
        {sent}
      </span>
      <ArrowRight size={14} strokeWidth={1.75} aria-hidden />
      {view.rewritten.slice(0, -1).map(({ rule, after }) => (
        <span key={rule} className="dim">
          {after}
        </span>
      ))}
      <span className="bx hot" title={outcome.upstreamTarget}>
        {outcome.upstreamTarget}
      </span>
    </div>
  );
}
