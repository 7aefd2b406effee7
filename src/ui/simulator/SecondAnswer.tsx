import { StepForward } from 'lucide-react';
import { Button } from '../common/Button.tsx';
import { useActions, useAppState, useAppStore, useMessages } from '../common/store-context.ts';
import { goToDisagreement, placeInWalk } from '../parts/go-to-disagreement.ts';
import { markOf, outcomeDetail, outcomeText } from '../parts/outcome-text.ts';
import { SideTag } from '../parts/SideTag.tsx';
import { useDisagreements, useSecondAnswer } from '../parts/use-comparison.ts';
import './second-answer.css';

/** Puts the next request that A and B answer differently into the bar; also Alt+F8. */
export function NextDisagreement() {
  const { compare } = useMessages();
  const list = useDisagreements();
  const request = useAppState((state) => state.request);
  const actions = useActions();
  const store = useAppStore();
  const at = placeInWalk(store, list, request);
  const words =
    list.length === 0 ? compare.noDisagreement : at < 0 ? compare.next : compare.nextOf(at + 1, list.length);
  return (
    <Button
      size="small"
      look="line"
      className="next-disagreement"
      disabled={list.length === 0}
      title={`${compare.next} (Alt+F8)`}
      onClick={() => goToDisagreement({ store, actions }, 1)}
    >
      <StepForward size={14} strokeWidth={1.75} aria-hidden />
      {words}
    </Button>
  );
}

/** B's answer beside A's in the result line; nothing while nobody compares. */
export function SecondAnswer() {
  const { compare } = useMessages();
  const first = useAppState((state) => state.request.answer);
  const isComparing = useAppState((state) => state.compareWith !== null);
  const second = useSecondAnswer();
  if (!isComparing) return null;
  if (!first || !second) return <NextDisagreement />;
  const outcome = second.decision.outcome;
  const mark = markOf(first.decision.outcome, outcome);
  const detail = outcomeDetail(outcome);
  return (
    <>
      <span className="res-second">
        <SideTag side="B" />
        <span className="go b" title={mark === 'same' ? compare.same : compare.differs}>
          {mark === 'same' ? '= ' : ''}
          {outcomeText(outcome, compare)}
        </span>
        {detail && mark !== 'same' && (
          <code className="ell small" title={detail}>
            {detail}
          </code>
        )}
        <span className="sr">{mark === 'same' ? compare.same : compare.differs}</span>
      </span>
      <NextDisagreement />
    </>
  );
}
