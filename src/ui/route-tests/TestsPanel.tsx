import { CircleCheck, FlaskConical } from 'lucide-react';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { tableOf } from '../../engine/text/index.ts';
import type { TestState } from '../../state/types.ts';
import { Rich } from '../common/Rich.tsx';
import { useAppState, useMessages } from '../common/store-context.ts';
import { AddTest } from '../parts/AddTest.tsx';
import { countTests } from '../parts/test-list.ts';
import { Coverage } from './Coverage.tsx';
import { TestRows, UnreadableRow } from './TestRows.tsx';
import './tests-panel.css';

/** Tests drawn at once: more rows with buttons would make every keystroke slow. */
const mostRows = 200;

function NoTests() {
  const { testResults: words } = useMessages();
  return (
    <div className="panel-empty no-tests">
      <p className="row">
        <FlaskConical size={16} strokeWidth={1.75} aria-hidden />
        <b className="semi">{words.none}</b>
      </p>
      <p className="t2">
        <Rich text={words.noneText} />
      </p>
      <AddTest />
    </div>
  );
}

interface HeadProps {
  readonly onlyFailing: boolean;
  readonly onChange: (onlyFailing: boolean) => void;
}

function Head({ onlyFailing, onChange }: HeadProps) {
  const { testResults: words } = useMessages();
  const state = useAppState(({ tests }) => tests);
  const { passed, total } = countTests(state);
  const option = (isFailing: boolean, label: string, count: number) => (
    <button type="button" aria-pressed={onlyFailing === isFailing} onClick={() => onChange(isFailing)}>
      {label}
      <span className={isFailing && count > 0 ? 'count bad' : 'count'}>{count}</span>
    </button>
  );
  return (
    <div className="tests-head">
      <h2 className="sr">{words.title}</h2>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a flex row in every browser */}
      <div className="seg" role="group" aria-label={words.show}>
        {option(false, words.all, total)}
        {option(true, words.failing, total - passed)}
      </div>
      <span className="grow" />
      <AddTest />
    </div>
  );
}

/** The arrows go from row to row; Home and End to the first and last. */
function moveFocus(list: HTMLElement | null, event: KeyboardEvent): void {
  const rows = [...(list?.querySelectorAll<HTMLElement>('.test-open') ?? [])];
  const at = rows.findIndex((row) => row.matches(':focus'));
  const targets = tableOf<number>({
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: rows.length - 1,
  });
  const target = at < 0 ? undefined : rows[targets.get(event.key) ?? -1];
  if (!target) return;
  event.preventDefault();
  target.focus();
}

function Columns() {
  const { columns } = useMessages().testResults;
  return (
    <thead>
      <tr>
        <th scope="col">
          <span className="sr">{columns.verdict}</span>
        </th>
        <th scope="col">{columns.request}</th>
        <th scope="col">{columns.expected}</th>
        <th scope="col">{columns.got}</th>
        <th scope="col">{columns.profile}</th>
        <th scope="col" className="end">
          {columns.line}
        </th>
      </tr>
    </thead>
  );
}

function Table({ tests }: { readonly tests: readonly TestState[] }) {
  const list = useRef<HTMLTableElement>(null);
  const unreadable = useAppState((state) => state.tests.unreadable);
  return (
    <table ref={list} className="tests-table" onKeyDown={(event) => moveFocus(list.current, event)}>
      <Columns />
      {unreadable.length > 0 && (
        <tbody>
          {unreadable.slice(0, mostRows).map((one) => (
            <UnreadableRow
              key={`${one.object.file} ${one.object.document} ${one.diagnostic.range.start}`}
              object={one.object}
              diagnostic={one.diagnostic}
            />
          ))}
        </tbody>
      )}
      {tests.slice(0, mostRows).map((test) => (
        <TestRows key={test.id} test={test} />
      ))}
    </table>
  );
}

/** The routing tests of the workspace: each with its verdicts, and the paths that none of them hits. */
export function TestsPanel() {
  const { testResults: words } = useMessages();
  const { tests, unreadable } = useAppState((state) => state.tests);
  const [onlyFailing, setOnlyFailing] = useState(false);
  const shown = useMemo(() => (onlyFailing ? tests.filter(({ pass }) => !pass) : tests), [tests, onlyFailing]);
  if (tests.length + unreadable.length === 0) return <NoTests />;
  const hidden = shown.length - mostRows;
  return (
    <div className="tests">
      <section className="sect tests-list" aria-label={words.title}>
        <Head onlyFailing={onlyFailing} onChange={setOnlyFailing} />
        {shown.length + unreadable.length > 0 ? (
          <Table tests={shown} />
        ) : (
          <p className="panel-empty row">
            <CircleCheck className="ok" size={16} strokeWidth={1.75} aria-hidden />
            {words.allPass}
          </p>
        )}
        {hidden > 0 && <p className="panel-empty dim">{words.more(hidden)}</p>}
      </section>
      <Coverage />
    </div>
  );
}
