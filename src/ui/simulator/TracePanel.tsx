import { Copy } from 'lucide-react';
import { lazy, useMemo, useState } from 'react';
import { ruleWords } from '../../i18n/words.ts';
import type { Answer } from '../../state/types.ts';
import { Button } from '../common/Button.tsx';
import { idle } from '../common/idle.ts';
import { Later } from '../common/Later.tsx';
import { Menu, MenuItem } from '../common/Menu.tsx';
import { Rich } from '../common/Rich.tsx';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';
import { PodReceives } from './PodReceives.tsx';
import { railWords } from './rail-words.ts';
import { StepDetails } from './StepDetails.tsx';
import { firstStep, type StepId, stepIds, type TraceView, viewTrace } from './trace-view.ts';
import { type Explanation, useExplanation } from './use-explanation.ts';
import './trace-panel.css';

/** Other controllers are asked when the page has time: so comes what shows their answers. */
const OtherControllers = lazy(async () => {
  await idle();
  const part = await import('./OtherControllers.tsx');
  return { default: part.OtherControllers };
});

/** Both answers and why: comes with the first comparison. */
const CompareCard = lazy(async () => ({ default: (await import('./CompareCard.tsx')).CompareCard }));

const AnswerCard = lazy(async () => ({ default: (await import('./AnswerCard.tsx')).AnswerCard }));

interface RailProps {
  readonly words: Readonly<Record<StepId, string>>;
  readonly selected: StepId;
  readonly onSelect: (step: StepId) => void;
}

function Rail({ words, selected, onSelect }: RailProps) {
  const { request } = useMessages();
  return (
    <ol className="tr-steps" aria-label={request.rail.label}>
      {stepIds.map((id, index) => (
        <li key={id}>
          <button
            type="button"
            className="st"
            aria-current={id === selected ? 'step' : undefined}
            onClick={() => onSelect(id)}
          >
            <span className="num" aria-hidden="true">
              {index}
            </span>
            <b>{request.steps[id]}</b>
            <span className="out ell" title={words[id].replaceAll('`', '')}>
              <Rich text={words[id]} />
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}

function CopyMenu({ answer, explanation }: { readonly answer: Answer; readonly explanation: Explanation }) {
  const { notify } = useActions();
  const messages = useMessages();
  const nodes = useAppState((state) => state.snapshot.nodes);
  const copy = async (form: 'traceText' | 'traceMarkdown') => {
    const part = await import('./trace-text.ts');
    await navigator.clipboard.writeText(part[form](answer, explanation, nodes, messages));
    notify({ kind: 'copied', what: 'trace' });
  };
  const { trace } = messages.request;
  const trigger = (
    <Button size="small">
      <Copy size={14} strokeWidth={1.75} aria-hidden />
      {trace.copy}
    </Button>
  );
  return (
    <Menu trigger={trigger} align="end">
      <MenuItem onSelect={() => void copy('traceText')}>{trace.copyText}</MenuItem>
      <MenuItem onSelect={() => void copy('traceMarkdown')}>{trace.copyMarkdown}</MenuItem>
    </Menu>
  );
}

interface CardProps {
  /** The card stands nowhere else. */
  readonly hasCard: boolean;
}

interface AsideProps extends CardProps {
  readonly answer: Answer;
  readonly view: TraceView;
  readonly explanation: Explanation;
}

function Aside({ answer, view, explanation, hasCard }: AsideProps) {
  const messages = useMessages();
  const { trace } = messages.request;
  const isComparing = useAppState((state) => state.compareWith !== null);
  return (
    <div className="sect aside">
      {hasCard && <Later>{isComparing ? <CompareCard answer={answer} /> : <AnswerCard answer={answer} />}</Later>}
      <h2 className="sh">
        {trace.pod}
        <span className="grow" />
        <CopyMenu answer={answer} explanation={explanation} />
      </h2>
      <PodReceives answer={answer} view={view} />
      <Later>
        <OtherControllers />
      </Later>
      {view.notes.length > 0 && (
        <>
          <h2 className="sh">{trace.notes}</h2>
          <ul className="notes">
            {view.notes.map(({ rule, params }) => (
              <li key={rule}>
                <span className="chip">{rule}</span>
                <span>
                  <Rich text={ruleWords(messages, rule, params)} />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

interface TraceProps extends CardProps {
  readonly answer: Answer;
  readonly explanation: Explanation;
}

function Trace({ answer, explanation, hasCard }: TraceProps) {
  const messages = useMessages();
  const nodes = useAppState((state) => state.snapshot.nodes);
  const [opened, setOpened] = useState<StepId | null>(null);
  const { decision, litNodes } = answer;
  const view = useMemo(() => viewTrace(decision), [decision]);
  const step = opened ?? firstStep(view);
  const words = useMemo(
    () => railWords(decision, view, nodes, litNodes, messages),
    [decision, view, nodes, litNodes, messages],
  );
  return (
    <div className="trace">
      <Rail words={words} selected={step} onSelect={setOpened} />
      <section className="sect candidates" aria-label={messages.request.steps[step]}>
        <StepDetails step={step} answer={answer} view={view} />
      </section>
      <Aside answer={answer} view={view} explanation={explanation} hasCard={hasCard} />
    </div>
  );
}

/** Every step from the URL to the Pod, with each candidate and why it lost. */
export function TracePanel({ hasCard = true }: Partial<CardProps>) {
  const answer = useAppState((state) => state.request.answer);
  const explanation = useExplanation();
  const { request } = useMessages();
  if (!answer || !explanation) return <p className="panel-empty t2">{request.trace.empty}</p>;
  return <Trace answer={answer} explanation={explanation} hasCard={hasCard} />;
}
