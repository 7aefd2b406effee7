import { useMemo } from 'react';
import { controllerName, controllerVersion } from '../common/controllers.ts';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';
import { MarkBox } from '../parts/MarkBox.tsx';
import { markOf, outcomeDetail, outcomeText } from '../parts/outcome-text.ts';
import { isSameRequest } from '../parts/use-comparison.ts';
import './second-answer.css';

/** What every other controller answers to the request in the bar; a press compares with that controller. */
export function OtherControllers() {
  const { compare } = useMessages();
  const { setCompareWith } = useActions();
  const answer = useAppState((state) => state.request.answer);
  const otherControllers = useAppState((state) => state.otherControllers);
  const second = useAppState((state) => state.compareWith);
  const others = useMemo(
    () =>
      otherControllers.filter(
        (other) => answer && other.controller !== answer.controller && isSameRequest(other, answer),
      ),
    [otherControllers, answer],
  );
  if (!answer || (otherControllers.length > 0 && others.length === 0)) return null;
  return (
    <>
      <h2 className="sh">{compare.otherControllers}</h2>
      {others.length === 0 && <p className="small dim">{compare.otherControllersNone}</p>}
      <ul className="other-controllers">
        {others.map(({ controller, decision: { outcome } }) => {
          const mark = markOf(answer.decision.outcome, outcome);
          const detail = mark === 'same' ? '' : outcomeDetail(outcome);
          return (
            <li key={controller}>
              <button
                type="button"
                aria-pressed={controller === second}
                onClick={() => setCompareWith(controller === second ? null : controller)}
              >
                <MarkBox mark={mark} />
                <span className="ell who">
                  {controllerName(controller)} <span className="dim">{controllerVersion(controller)}</span>
                </span>
                <span className="sr">{compare.mark[mark]}: </span>
                <code className="semi" title={outcomeText(outcome, compare)}>
                  {outcomeText(outcome, compare)}
                </code>
                {detail && (
                  <code className="ell dim detail" title={detail}>
                    {detail}
                  </code>
                )}
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
