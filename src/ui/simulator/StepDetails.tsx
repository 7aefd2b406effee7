import { type ReactNode, Suspense } from 'react';
import type { RuleId } from '../../engine/match/index.ts';
import { ruleWords } from '../../i18n/words.ts';
import type { Answer } from '../../state/types.ts';
import { lazyPart } from '../common/lazy-part.ts';
import { Rich } from '../common/Rich.tsx';
import { useMessages } from '../common/store-context.ts';
import { PathTable } from './PathTable.tsx';
import { PodReceives } from './PodReceives.tsx';
import { RuleSources } from './RuleSources.tsx';
import type { StepId, TraceView } from './trace-view.ts';

/** Opened less often than the paths: comes when it is. */
const HostTable = lazyPart(() => import('./HostTable.tsx').then((part) => part.HostTable));

interface Change {
  readonly rule: RuleId;
  readonly before: string;
  readonly after: string;
}

function Changes({ changes, none }: { readonly changes: readonly Change[]; readonly none: string }) {
  const messages = useMessages();
  if (changes.length === 0) return <Sentence text={none} />;
  return (
    <ol className="sentences">
      {changes.map(({ rule, before, after }) => (
        <li key={`${rule} ${before}`}>
          <Rich text={messages.request.rail.becomes(before, after)} />
          <span className="t2">
            <Rich text={ruleWords(messages, rule)} />
          </span>
        </li>
      ))}
    </ol>
  );
}

function Sentence({ text }: { readonly text: string }) {
  return (
    <p className="sentences">
      <Rich text={text} />
    </p>
  );
}

function Rules({ rules, none }: { readonly rules: readonly RuleId[]; readonly none: string }) {
  const messages = useMessages();
  if (rules.length === 0) return <Sentence text={none} />;
  return (
    <ol className="sentences">
      {[...new Set(rules)].map((rule) => (
        <li key={rule}>
          <Rich text={ruleWords(messages, rule)} />
        </li>
      ))}
    </ol>
  );
}

interface StepDetailsProps {
  readonly step: StepId;
  readonly answer: Answer;
  readonly view: TraceView;
}

/** What one step of the rail says in full. */
export function StepDetails({ step, answer, view }: StepDetailsProps) {
  const { request } = useMessages();
  const { trace, rail } = request;
  const compared = answer.decision.comparedPath;
  const title: Readonly<Record<StepId, string>> = {
    url: trace.url,
    class: trace.class,
    host: trace.hosts,
    path: trace.candidates,
    tie: trace.tie,
    rewrite: trace.rewrite,
    backend: trace.backend,
  };
  const body: Readonly<Record<StepId, () => ReactNode>> = {
    url: () => <Changes changes={view.normalised} none={trace.urlAsSent(compared)} />,
    class: () => <Rules rules={view.classes.map(({ rule }) => rule)} none={rail.allIngresses} />,
    host: () =>
      view.hosts.length > 0 ? (
        <Suspense>
          <HostTable hosts={view.hosts} omitted={view.omitted.hosts} requestHost={answer.request.host} />
        </Suspense>
      ) : (
        <Sentence text={rail.noHost} />
      ),
    path: () =>
      view.paths.length > 0 ? (
        <PathTable paths={view.paths} compared={compared} omitted={view.omitted.paths} />
      ) : (
        <Sentence text={rail.noPaths} />
      ),
    tie: () => <Rules rules={view.preferred.map(({ rule }) => rule)} none={trace.noTie} />,
    rewrite: () => <Changes changes={view.rewritten} none={rail.noRewrite} />,
    backend: () => <PodReceives answer={answer} view={view} />,
  };
  return (
    <>
      <h2 className="sh">
        {title[step]}
        {step === 'path' && view.paths.length > 1 && <span className="dim">{trace.candidatesOrder}</span>}
      </h2>
      {body[step]()}
      {step === 'path' && view.preferred.length > 0 && (
        <p className="small t2 why-order">
          <b className="semi">{request.steps.tie}:</b> <RuleList view={view} />
        </p>
      )}
      <RuleSources controller={answer.controller} rules={rulesOf(step, view)} />
    </>
  );
}

/** The rules that a step speaks of; notes belong to the path and to what came of it. */
function rulesOf(step: StepId, view: TraceView): readonly RuleId[] {
  const steps: Readonly<Record<StepId, readonly { readonly rule: RuleId }[]>> = {
    url: view.normalised,
    class: view.classes,
    host: view.normalised,
    path: [...view.preferred, ...view.notes],
    tie: view.preferred,
    rewrite: view.rewritten,
    backend: view.notes,
  };
  return steps[step].map(({ rule }) => rule);
}

function RuleList({ view }: { readonly view: TraceView }) {
  const messages = useMessages();
  const rules = [...new Set(view.preferred.map(({ rule }) => rule))];
  return <Rich text={rules.map((rule) => ruleWords(messages, rule)).join(' ')} />;
}
