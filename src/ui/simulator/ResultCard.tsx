import { Route } from 'lucide-react';
import { lazy } from 'react';
import { Button } from '../common/Button.tsx';
import { Later } from '../common/Later.tsx';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';
import { toneClass } from '../parts/tone-class.ts';
import { CauseSaid, CauseVerdict } from './CauseWords.tsx';
import { RequestProblemLine } from './RequestProblemLine.tsx';
import { type Explanation, useExplanation, useWaitingWords } from './use-explanation.ts';

/** Comes with the words for it. */
const AnswerDetails = lazy(async () => ({ default: (await import('./AnswerCard.tsx')).AnswerDetails }));

/** Both answers and why: comes with the first comparison. */
const CompareCard = lazy(async () => ({ default: (await import('./CompareCard.tsx')).CompareCard }));

function Card({ explanation }: { readonly explanation: Explanation }) {
  const { setNarrowTab } = useActions();
  const { request } = useMessages();
  const tab = useAppState((state) => state.narrowTab);
  const isComparing = useAppState((state) => state.compareWith !== null);
  const answer = useAppState((state) => state.request.answer);
  const { pills, tone } = explanation;
  // Elsewhere it stands above something else: the verdict, and the way to the whole of it.
  const isWhole = tab === 'request';
  const why = (
    <Button look="soft" className="touch card-why" onClick={() => setNarrowTab('request')}>
      <Route size={16} strokeWidth={1.75} aria-hidden />
      {request.why}
    </Button>
  );
  return (
    <>
      {!isComparing && (
        <p className="card-verdict">
          {pills.map((pill) => (
            <span key={pill} className={toneClass[tone]} title={pill}>
              {pill}
            </span>
          ))}
          <span>
            <CauseVerdict words={explanation} />
          </span>
          {!isWhole && why}
        </p>
      )}
      {answer && (isWhole || isComparing) && (
        <Later>{isComparing ? <CompareCard answer={answer} hasNext /> : <AnswerDetails answer={answer} />}</Later>
      )}
      {!isWhole && isComparing && <div className="row">{why}</div>}
    </>
  );
}

/** The answer on narrow screens: the same words as the result line, free to wrap. */
export function ResultCard() {
  const explanation = useExplanation();
  const problem = useAppState((state) => state.request.problem);
  const isBlank = useAppState((state) => state.request.text.trim() === '');
  const waiting = useWaitingWords();
  return (
    <div className="result-card">
      {problem && !isBlank ? (
        <RequestProblemLine problem={problem} />
      ) : explanation && !isBlank ? (
        <Card explanation={explanation} />
      ) : (
        <p className="t2">{waiting}</p>
      )}
      <output className="sr" aria-live="polite">
        {explanation && !isBlank && <CauseSaid words={explanation} />}
      </output>
    </div>
  );
}
