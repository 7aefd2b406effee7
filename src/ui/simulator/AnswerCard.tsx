import { ArrowRight } from 'lucide-react';
import type { Evidence as EvidenceLevel, Place } from '../../engine/index.ts';
import type { Answer } from '../../state/types.ts';
import { controllerName, controllerVersion } from '../common/controllers.ts';
import { lineOfPlace, selectFiles, selectReports } from '../common/places.ts';
import { Rich } from '../common/Rich.tsx';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';
import { AssumptionChip } from './AssumptionChip.tsx';
import { answerWords, requestWords } from './answer-words.ts';
import { evidenceOf } from './cause-evidence.ts';
import { causeText } from './cause-text.ts';
import { MatchCells } from './MatchCells.tsx';
import { TryRows } from './TryRows.tsx';
import { toneClass } from './tone-class.ts';
import './answer-card.css';

/** Known by looking, not by reading or concluding. */
const firm: ReadonlySet<EvidenceLevel> = new Set(['measured', 'source']);

function PlaceLink({ place }: { readonly place: Place }) {
  const { cause } = useMessages();
  const { revealPlace } = useActions();
  const files = useAppState(selectFiles);
  const reports = useAppState(selectReports);
  const line = lineOfPlace(files, reports, place.object, place.range);
  if (line === null) return null;
  return (
    <button type="button" className="link acc" onClick={() => revealPlace(place.object, place.range, true)}>
      {cause.line(line)}
    </button>
  );
}

/** What shows that the cause is true: letters, a key, what is missing; and how sure we are of it. */
function EvidenceLine({ answer }: { readonly answer: Answer }) {
  const { cause, request } = useMessages();
  const { decision } = answer;
  const { step, code, lost, place } = evidenceOf(decision);
  const hasCells = step !== null && decision.comparedPath.length <= 24;
  const isFirm = firm.has(decision.evidence) && decision.outcome.kind !== 'unknown';
  return (
    <p className="ac-evidence small">
      {hasCells && <MatchCells step={step} compared={decision.comparedPath} />}
      {code !== null && <code className={hasCells && code === decision.comparedPath ? 'sr' : 'ell'}>{code}</code>}
      {code !== null && lost !== null && <ArrowRight className="dim" size={12} strokeWidth={1.75} aria-hidden />}
      {lost !== null && <code className="ell bad">{lost}</code>}
      {place && <PlaceLink place={place} />}
      <span className="grow" />
      <span className={isFirm ? 'chip' : 'chip unsure'} title={request.evidence[decision.evidence]}>
        {cause.evidence[decision.evidence]}
      </span>
    </p>
  );
}

/** Cause, evidence and what would help: what stands below the verdict. */
export function AnswerDetails({ answer }: { readonly answer: Answer }) {
  const { cause } = useMessages();
  return (
    <>
      <p className="ac-why">
        <Rich text={cause.why(answer.decision.cause)} />
      </p>
      <EvidenceLine answer={answer} />
      <AssumptionChip answer={answer} />
      <TryRows answer={answer} />
    </>
  );
}

/** The answer in four lines, and what would help. */
export function AnswerCard({ answer }: { readonly answer: Answer }) {
  const messages = useMessages();
  const words = answerWords(answer, messages);
  const { verdict } = causeText(answer, words, messages);
  return (
    <article className="ac">
      <p className="ac-request small">
        <code className="ell">{requestWords(answer)}</code>
        <span className="dim">
          {controllerName(answer.controller)} {controllerVersion(answer.controller)}
        </span>
      </p>
      <p className="ac-verdict">
        {words.pills.map((pill) => (
          <span key={pill} className={toneClass[words.tone]} title={pill}>
            {pill}
          </span>
        ))}
        <span>
          <Rich text={verdict} />
        </span>
      </p>
      <AnswerDetails answer={answer} />
    </article>
  );
}
