import { ArrowRight, Globe, Lock } from 'lucide-react';
import { lazy, type ReactNode, Suspense } from 'react';
import type { Evidence as EvidenceLevel, Outcome } from '../../engine/match/index.ts';
import type { Answer } from '../../state/types.ts';
import { controllerName, controllerVersion } from '../common/controllers.ts';
import { PathTypeBadge } from '../common/PathTypeBadge.tsx';
import { Rich } from '../common/Rich.tsx';
import { useAppState, useMessages } from '../common/store-context.ts';
import { answerWords } from '../parts/answer-words.ts';
import { causeText } from '../parts/cause-text.ts';
import { shortKey, withShortKeys } from '../parts/short-keys.ts';
import { toneClass } from '../parts/tone-class.ts';
import { AssumptionChip } from './AssumptionChip.tsx';
import { type Evidence, evidenceOf } from './cause-evidence.ts';
import { MatchCells } from './MatchCells.tsx';
import { PlaceLink } from './PlaceLink.tsx';
import { isRefusal } from './refusals.ts';
import type { Struck } from './struck.ts';
import { TryRows } from './TryRows.tsx';
import { WhyNot } from './WhyNot.tsx';
import './answer-card.css';

/** Known by looking, not by reading or concluding. */
const firm: ReadonlySet<EvidenceLevel> = new Set(['measured', 'source']);

/** The type of a path, or the lock of a host that has a certificate. */
function NodeSign({ id }: { readonly id: string }) {
  const node = useAppState((state) => state.snapshot.nodes.get(id));
  if (node?.kind === 'path') return <PathTypeBadge pathType={node.pathType} />;
  if (node?.kind !== 'host') return null;
  if (node.tls.kind === 'covered' || node.tls.kind === 'wildcard')
    return <Lock size={14} strokeWidth={1.75} aria-hidden />;
  return <Globe size={14} strokeWidth={1.75} aria-hidden />;
}

function StruckCode({ before, lost, after }: Struck) {
  return (
    <code className="ac-struck">
      {before}
      <s>{lost}</s>
      {after}
    </code>
  );
}

/** A text of the manifest: the end of an annotation's key tells enough, the whole of it is in the title. */
function EvidenceCode({ code, field, isKey }: Pick<Evidence, 'field' | 'isKey'> & { readonly code: string }) {
  if (isKey)
    return (
      <code className="ell ac-key" title={code}>
        …/{shortKey(code)}
      </code>
    );
  if (field !== null)
    return (
      <code className="ac-field">
        {field}: <span>{code}</span>
      </code>
    );
  return (
    <code className="ell" title={code}>
      {code}
    </code>
  );
}

/** More letters than these are no picture any more. */
const mostCells = 24;

/** What shows that the cause is true: letters, a key, what is missing; and how sure we are of it. */
export function EvidenceLine({ answer }: { readonly answer: Answer }) {
  const { cause, request } = useMessages();
  const { decision } = answer;
  const evidence = evidenceOf(decision);
  const { step, code, lost, place, nodeId, struck } = evidence;
  const hasCells = step !== null && decision.comparedPath.length <= mostCells;
  const isOpen = decision.outcome.kind === 'unknown';
  const isFirm = firm.has(decision.evidence) && !isOpen;
  return (
    <p className="ac-evidence small">
      {hasCells && <MatchCells step={step} compared={decision.comparedPath} />}
      {!hasCells && step && struck && <StruckCode {...struck} />}
      <span className="ac-told">
        {nodeId !== null && <NodeSign id={nodeId} />}
        {!step && struck && <StruckCode {...struck} />}
        {code !== null && (step !== null || !struck) && <EvidenceCode {...evidence} code={code} />}
        {code !== null && lost !== null && <ArrowRight className="dim" size={12} strokeWidth={1.75} aria-hidden />}
        {lost !== null && <code className="ell bad">{lost}</code>}
        {place && <PlaceLink place={place} />}
      </span>
      <span className="grow" />
      <span className={isFirm ? 'chip' : 'chip unsure'} title={request.evidence[decision.evidence]}>
        {isOpen ? cause.notSimulated : cause.evidence[decision.evidence]}
      </span>
    </p>
  );
}

/** Somebody answers: then the question is why it is not another. */
const answering: ReadonlySet<Outcome['kind']> = new Set(['backend', 'split', 'resource', 'any-of']);

/** Cause, evidence and what would help: what stands below the verdict. */
export function AnswerDetails({ answer }: { readonly answer: Answer }) {
  return (
    <>
      <CauseLines answer={answer} />
      <AssumptionChip answer={answer} />
      {answering.has(answer.decision.outcome.kind) ? <WhyNot answer={answer} /> : <TryRows answer={answer} />}
    </>
  );
}

const LazyRefused = lazy(async () => ({ default: (await import('./RefusedNote.tsx')).RefusedNote }));

/** Why, what shows it, and that the API server would not have it. */
export function CauseLines({ answer }: { readonly answer: Answer }) {
  const { cause } = useMessages();
  const hasRefusal = useAppState((state) => state.snapshot.problems.some(isRefusal));
  return (
    <>
      <p className="ac-why">
        <Rich text={withShortKeys(cause.why(answer.decision.cause), answer.decision.cause)} />
      </p>
      <EvidenceLine answer={answer} />
      {hasRefusal && (
        <Suspense fallback={null}>
          <LazyRefused answer={answer} />
        </Suspense>
      )}
    </>
  );
}

interface VerdictLineProps {
  readonly answer: Answer;
  /** Before the pill. */
  readonly children?: ReactNode;
}

/** Who answers, and what that means, in a few words. */
export function VerdictLine({ answer, children }: VerdictLineProps) {
  const messages = useMessages();
  const words = answerWords(answer, messages);
  return (
    <p className="ac-verdict">
      {children}
      {words.pills.map((pill) => (
        <span key={pill} className={toneClass[words.tone]} title={pill}>
          {pill}
        </span>
      ))}
      <span>
        <Rich text={causeText(answer, words, messages).verdict} />
      </span>
    </p>
  );
}

/** The request with the letters that tell it from others in bold. */
export function RequestText({ request: { method, scheme, host, rawPath, query } }: Pick<Answer, 'request'>) {
  return (
    <code className="ac-asked">
      <b>{method}</b>
      {'\u00a0'}
      <span className="dim">{scheme}://</span>
      <b>{host}</b>
      <wbr />
      {rawPath}
      {query !== null && `?${query}`}
    </code>
  );
}

/** The answer in four lines, and what would help. */
export function AnswerCard({ answer }: { readonly answer: Answer }) {
  return (
    <article className="ac">
      <p className="ac-request small">
        <RequestText request={answer.request} />
        <span className="dim">
          {controllerName(answer.controller)} {controllerVersion(answer.controller)}
        </span>
      </p>
      <VerdictLine answer={answer} />
      <AnswerDetails answer={answer} />
    </article>
  );
}
