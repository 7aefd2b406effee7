import { Later } from '../common/Later.tsx';
import { Rich } from '../common/Rich.tsx';
import { useAppState, useMessages } from '../common/store-context.ts';
import type { AnswerWords } from '../parts/answer-words.ts';
import { causeText } from '../parts/cause-text.ts';
import { withShortKeys } from '../parts/short-keys.ts';

interface WordsProps {
  /** What is said of the answer without its cause. */
  readonly words: AnswerWords;
}

function Verdict({ words }: WordsProps) {
  const messages = useMessages();
  const answer = useAppState((state) => state.request.answer);
  return answer && <Rich text={causeText(answer, words, messages).verdict} />;
}

/** What follows the pill; what only the cause knows comes with its words. */
export function CauseVerdict({ words }: WordsProps) {
  if (words.verdict) return <Rich text={words.verdict} />;
  return (
    <Later>
      <Verdict words={words} />
    </Later>
  );
}

function Why() {
  const { cause } = useMessages();
  const decision = useAppState((state) => state.request.answer?.decision);
  const text = decision ? cause.why(decision.cause) : '';
  return (
    <span className="ell" title={text.replaceAll('`', '')}>
      <Rich text={decision ? withShortKeys(text, decision.cause) : ''} />
    </span>
  );
}

/** Why the answer is as it is, in a sentence or two. */
export function CauseWhy() {
  return (
    <Later>
      <Why />
    </Later>
  );
}

function Said({ words }: WordsProps) {
  const messages = useMessages();
  const answer = useAppState((state) => state.request.answer);
  return answer && causeText(answer, words, messages).said;
}

/** The answer as it is spoken: once, with its reason. */
export function CauseSaid({ words }: WordsProps) {
  return (
    <Later>
      <Said words={words} />
    </Later>
  );
}
