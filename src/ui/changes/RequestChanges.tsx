import { ArrowRight } from 'lucide-react';
import type { ChangeKind } from '../../engine/analyse/index.ts';
import type { Cause, Outcome } from '../../engine/match/index.ts';
import type { ChangedRequest, ChangesSinceOpening } from '../../protocol/changes-since-opening.ts';
import { Rich } from '../common/Rich.tsx';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';
import { outcomeDetail, outcomeText } from '../parts/outcome-text.ts';
import { withShortKeys } from '../parts/short-keys.ts';

/** A shape for each kind, beside its words. */
const signs: Readonly<Record<ChangeKind, string>> = {
  removed: '−',
  added: '+',
  moved: '~',
  redirected: '↪',
  rewritten: '~',
  other: '≠',
};

/** Rows of one kind that are shown; the others are counted. */
const mostShown = 30;

interface RequestChangesProps {
  readonly report: ChangesSinceOpening;
}

/** Which requests are answered differently since opening, the shortest of each kind, before and after. */
export function RequestChanges({ report }: RequestChangesProps) {
  const words = useMessages().workspace.requests;
  const { counts, requests, asked, isComplete, notAsked, notAskedMore, notModelled } = report;
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return (
    <section className="ig-request-changes" aria-label={words.title}>
      <p role="status">
        {total === 0 ? words.none(asked) : words.count(total, asked)} {!isComplete && words.incomplete}{' '}
        {notAsked.length > 0 && words.notAsked(notAsked, notAskedMore)}
      </p>
      {[...counts].map(([kind, count]) => (
        <KindList key={kind} kind={kind} count={count} rows={requests.filter((row) => row.kind === kind)} />
      ))}
      <p className="faint">{words.notModelled(notModelled)}</p>
    </section>
  );
}

interface KindListProps {
  readonly kind: ChangeKind;
  readonly count: number;
  readonly rows: readonly ChangedRequest[];
}

function KindList({ kind, count, rows }: KindListProps) {
  const words = useMessages().workspace.requests;
  const shown = rows.slice(0, mostShown);
  return (
    <>
      <h2>
        <b className={`is-${kind}`} aria-hidden="true">
          {signs[kind]}
        </b>{' '}
        {words.kinds[kind]} <span className="count">{count}</span>
      </h2>
      <ul aria-label={words.kinds[kind]}>
        {shown.map((row) => (
          <Row key={`${row.method} ${row.text} ${row.pathId}`} row={row} />
        ))}
        {count > shown.length && <li className="faint">{words.more(count - shown.length)}</li>}
      </ul>
    </>
  );
}

function Answer({ outcome, isRewritten }: { readonly outcome: Outcome; readonly isRewritten: boolean }) {
  const { compare } = useMessages();
  const detail = isRewritten || outcome.kind === 'redirect' ? outcomeDetail(outcome) : '';
  return (
    <span className="ig-answer mono">
      {outcomeText(outcome, compare)}
      {detail !== '' && <span className="faint"> {detail}</span>}
    </span>
  );
}

interface WhyProps {
  readonly label: string;
  readonly outcome: Outcome;
  readonly cause: Cause;
}

/** One side of a change: the answer, and why. */
function Why({ label, outcome, cause }: WhyProps) {
  const { cause: words } = useMessages();
  return (
    <section aria-label={label}>
      <p className="micro dim">{label}</p>
      <Answer outcome={outcome} isRewritten />
      <p>
        <Rich text={withShortKeys(words.why(cause), cause)} />
      </p>
    </section>
  );
}

function Row({ row }: { readonly row: ChangedRequest }) {
  const { setMethod, setRequest, setBottomTab, send, select } = useActions();
  const words = useMessages().workspace.requests;
  const { method, text, count, before, after, kind, why } = row;
  const isAsked = useAppState(({ request }) => request.text === text && request.method === method);
  const ask = () => {
    setMethod(method);
    setRequest(text);
    send();
    // Both sides stand here; sending alone would show the steps of the answer of now.
    if (why) setBottomTab('changes');
    if (row.pathId !== null) select(row.pathId);
  };
  return (
    <li>
      <button
        type="button"
        className="ig-request-change"
        title={words.send}
        aria-expanded={why ? isAsked : undefined}
        onClick={ask}
      >
        <span className="ig-request-text mono">
          {method !== 'GET' && `${method} `}
          {text}
        </span>
        <span className="faint">{count > 1 && words.alike(count - 1)}</span>
        <span className="ig-request-answers">
          <span className="sr">{words.before}</span>
          <Answer outcome={before} isRewritten={kind === 'rewritten'} />
          <ArrowRight size={14} strokeWidth={1.75} aria-hidden />
          <span className="sr">{words.after}</span>
          <Answer outcome={after} isRewritten={kind === 'rewritten'} />
        </span>
      </button>
      {why && isAsked && (
        <div className="ig-request-why">
          <Why label={words.opened} outcome={before} cause={why.before} />
          <Why label={words.now} outcome={after} cause={why.after} />
        </div>
      )}
    </li>
  );
}
