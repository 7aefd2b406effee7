import type { Answer } from '../../state/types.ts';
import { controllerName, controllerVersion } from '../common/controllers.ts';
import { useMessages } from '../common/store-context.ts';
import { MarkBox } from '../parts/MarkBox.tsx';
import { type Mark, markOf } from '../parts/outcome-text.ts';
import { SideTag } from '../parts/SideTag.tsx';
import { useSecondAnswer } from '../parts/use-comparison.ts';
import { CauseLines, RequestText, VerdictLine } from './AnswerCard.tsx';
import { AssumptionChip } from './AssumptionChip.tsx';
import { NextDisagreement } from './SecondAnswer.tsx';
import { TryRows } from './TryRows.tsx';

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
  /** The request stands above already, and the way to the next disagreement nowhere else. */
  readonly hasNext?: boolean;
}

/** How B's answer stands to A's: a shape and a word. */
function MarkWords({ mark }: { readonly mark: Mark }) {
  const { compare } = useMessages();
  return (
    <span className="ac-mark">
      <MarkBox mark={mark} />
      {compare.mark[mark]}
    </span>
  );
}

/** One request, both verdicts, and why on both sides. */
export function CompareCard({ answer, hasNext = false }: CompareCardProps) {
  const second = useSecondAnswer();
  const mark = second && markOf(answer.decision.outcome, second.decision.outcome);
  const words = mark && <MarkWords mark={mark} />;
  return (
    <article className="ac ac-both">
      {!hasNext && (
        <p className="ac-request small">
          <RequestText request={answer.request} />
          {words}
        </p>
      )}
      <Side side="A" answer={answer} />
      {second && <Side side="B" answer={second} />}
      <TryRows answer={answer} />
      {hasNext && (
        <div className="ac-next small">
          {words}
          <NextDisagreement />
        </div>
      )}
    </article>
  );
}
