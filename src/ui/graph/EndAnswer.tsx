import { useMessages } from '../common/store-context.ts';
import { answerWords } from '../parts/answer-words.ts';
import { useEndAnswer } from '../parts/use-end-answer.ts';

interface EndAnswerProps {
  readonly routerId: string;
  /** A low row has room for the answer alone. */
  readonly isShort: boolean;
}

/** What an edge router answers to a host that none of its rules names, in some words. */
export function EndAnswer({ routerId, isShort }: EndAnswerProps) {
  const messages = useMessages();
  const { answer } = useEndAnswer(routerId);
  if (!answer) return null;
  const { pills } = answerWords(answer, messages);
  const pill = pills.join(', ');
  const words = answer.decision.outcome.kind === 'status' ? messages.inspector.end.ofController(pill) : pill;
  return (
    <span className="gn-aside plain" title={words}>
      → {isShort ? pill : words}
    </span>
  );
}
