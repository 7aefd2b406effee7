import { CornerDownRight, Route } from 'lucide-react';
import { Button } from '../common/Button.tsx';
import { useActions, useAppState, useAppStore, useMessages } from '../common/store-context.ts';
import { AddTest } from '../parts/AddTest.tsx';
import { AskedAs } from '../parts/AskedAs.tsx';
import { toneClass } from '../parts/tone-class.ts';
import { CauseSaid, CauseVerdict, CauseWhy } from './CauseWords.tsx';
import { RequestProblemLine } from './RequestProblemLine.tsx';
import { SecondView } from './SecondView.tsx';
import { type Explanation, useExplanation, useWaitingWords } from './use-explanation.ts';
import './result-line.css';

function Place({ line }: { readonly line: number }) {
  const { revealNode } = useActions();
  const store = useAppStore();
  const { request } = useMessages();
  const onClick = () => {
    const { answer } = store.getState().request;
    const path = answer?.litNodes.find((id) => id.startsWith('path:') || id.startsWith('default:'));
    if (path) revealNode(path, true);
  };
  return (
    <button type="button" className="link acc" onClick={onClick}>
      {request.line(line)}
    </button>
  );
}

function AnswerLine({ explanation }: { readonly explanation: Explanation }) {
  const { setBottomTab, setNarrowTab } = useActions();
  const { request } = useMessages();
  const { pills, tone, line } = explanation;
  const onWhy = () => {
    setBottomTab('trace');
    setNarrowTab('request');
  };
  return (
    <>
      <span className="res-verdict">
        {pills.map((pill) => (
          <span key={pill} className={toneClass[tone]} title={pill}>
            {pill}
          </span>
        ))}
        <span className="ell">
          <CauseVerdict words={explanation} />
        </span>
      </span>
      <span className="res-reason t2">
        <CauseWhy />
      </span>
      {line !== null && <Place line={line} />}
      <Button size="small" className="res-why" onClick={onWhy}>
        <Route size={14} strokeWidth={1.75} aria-hidden />
        {request.why}
      </Button>
      <AddTest />
      <AskedAs />
      <SecondView />
    </>
  );
}

/** One line under the request bar: who answers and why; spoken politely when it changes. */
export function ResultLine() {
  const explanation = useExplanation();
  const problem = useAppState((state) => state.request.problem);
  const isBlank = useAppState((state) => state.request.text.trim() === '');
  const waiting = useWaitingWords();
  return (
    <div className="res" data-tone={problem ? 'none' : (explanation?.tone ?? 'none')}>
      <CornerDownRight className="res-arrow" size={16} strokeWidth={1.75} aria-hidden />
      {problem && !isBlank ? (
        <RequestProblemLine problem={problem} />
      ) : explanation && !isBlank ? (
        <AnswerLine explanation={explanation} />
      ) : (
        <span className="t2 ell">{waiting}</span>
      )}
      <output className="sr" aria-live="polite">
        {explanation && !isBlank && <CauseSaid words={explanation} />}
      </output>
    </div>
  );
}
