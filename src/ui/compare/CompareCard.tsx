import type { Answer } from '../../state/types.ts';
import { controllerName, controllerVersion } from '../common/controllers.ts';
import { useMessages } from '../common/store-context.ts';
import { CauseLines, RequestText, VerdictLine } from '../simulator/AnswerCard.tsx';
import { AssumptionChip } from '../simulator/AssumptionChip.tsx';
import { TryRows } from '../simulator/TryRows.tsx';
import { SideTag } from './CompareControls.tsx';
import { markOf, markSigns } from './outcome-text.ts';
import { NextDisagreement } from './SecondAnswer.tsx';
import { useSecondAnswer } from './use-comparison.ts';

interface SideProps {
  readonly side: 'A' | 'B';
  readonly answer: Answer;
}

function Side({ side, answer }: SideProps) {
  const name = controllerName(answer.controller);
  return (
    <section className={`ac-side ${side.toLowerCase()}`} aria-label={`${side} ${name}`}>
      <p className="ac-who small">
        <SideTag side={side} />
        <b>{name}</b>
        <span className="dim">{controllerVersion(answer.controller)}</span>
      </p>
      <VerdictLine answer={answer} />
      <CauseLines answer={answer} />
      <AssumptionChip answer={answer} />
    </section>
  );
}

interface CompareCardProps {
  readonly answer: Answer;
  /** The way to the next disagreement stands nowhere else. */
  readonly hasNext?: boolean;
}

/** One request, both verdicts, and why on both sides. */
export function CompareCard({ answer, hasNext = false }: CompareCardProps) {
  const { compare } = useMessages();
  const second = useSecondAnswer();
  const mark = second && markOf(answer.decision.outcome, second.decision.outcome);
  return (
    <article className="ac ac-both">
      <p className="ac-request small">
        <RequestText request={answer.request} />
      </p>
      <Side side="A" answer={answer} />
      {second && <Side side="B" answer={second} />}
      <TryRows answer={answer} />
      <div className="ac-mark small">
        {mark && (
          <>
            <span className={`mark-box ${mark}`} aria-hidden="true">
              {markSigns[mark]}
            </span>
            <span className="grow">{compare.mark[mark]}</span>
          </>
        )}
        {hasNext && <NextDisagreement />}
      </div>
    </article>
  );
}
