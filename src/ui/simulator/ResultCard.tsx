import { Route } from 'lucide-react';
import { Button } from '../common/Button.tsx';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';
import { SecondView } from '../compare/SecondView.tsx';
import { Assumed } from './Assumed.tsx';
import { CauseSaid, CauseVerdict, CauseWhy } from './CauseWords.tsx';
import { MatchCells } from './MatchCells.tsx';
import { RequestProblemLine } from './RequestProblemLine.tsx';
import { toneClass } from './tone-class.ts';
import { type Explanation, useExplanation, useWaitingWords } from './use-explanation.ts';

/** How far the winner, else the closest path, fitted: the whole explanation in one row. */
function ShownCells() {
  const decision = useAppState((state) => state.request.answer?.decision);
  const steps = decision?.trace.filter((step) => step.kind === 'path') ?? [];
  const winner = steps.find(({ verdict }) => verdict === 'wins');
  const closest = steps.filter(({ matched }) => !matched).sort((a, b) => b.matchedLength - a.matchedLength)[0];
  // A loser that fitted further than the winner is what people wonder about.
  const step = winner && winner.matchedLength >= (closest?.matchedLength ?? 0) ? winner : (closest ?? winner);
  if (!decision || !step || decision.comparedPath.length > 18) return null;
  return <MatchCells step={step} compared={decision.comparedPath} />;
}

function Card({ explanation }: { readonly explanation: Explanation }) {
  const { setNarrowTab } = useActions();
  const { request } = useMessages();
  const tab = useAppState((state) => state.narrowTab);
  const isComparing = useAppState((state) => state.compareWith !== null);
  const { pills, tone } = explanation;
  return (
    <>
      <p className="card-verdict">
        {pills.map((pill) => (
          <span key={pill} className={toneClass[tone]} title={pill}>
            {pill}
          </span>
        ))}
        <span>
          <CauseVerdict words={explanation} />
        </span>
      </p>
      <p className="t2 card-reason">
        <CauseWhy />
      </p>
      <div className="row">
        <Assumed />
      </div>
      {isComparing && (
        <div className="card-second">
          <SecondView />
        </div>
      )}
      {tab !== 'request' && (
        <div className="row">
          <ShownCells />
          <span className="grow" />
          <Button look="soft" className="touch" onClick={() => setNarrowTab('request')}>
            <Route size={16} strokeWidth={1.75} aria-hidden />
            {request.why}
          </Button>
        </div>
      )}
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
