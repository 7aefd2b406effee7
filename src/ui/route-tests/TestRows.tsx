import { Check, CircleX, X } from 'lucide-react';
import type { Diagnostic } from '../../engine/diagnostics/index.ts';
import type { ObjectRef } from '../../engine/model/index.ts';
import { problemWords } from '../../i18n/words.ts';
import type { TestState, TestVerdictState } from '../../state/types.ts';
import { controllerName } from '../common/controllers.ts';
import { lineOfPlace, selectFiles, selectReports } from '../common/places.ts';
import { Rich } from '../common/Rich.tsx';
import { useActions, useAppState, useAppStore, useMessages } from '../common/store-context.ts';
import { gotText } from '../parts/got-text.ts';
import { openTest } from './open-test.ts';

function Mark({ pass }: { readonly pass: boolean }) {
  const { testResults: words } = useMessages();
  return (
    <>
      {pass ? (
        <Check className="test-mark ok" size={14} strokeWidth={2.25} aria-hidden />
      ) : (
        <X className="test-mark bad" size={14} strokeWidth={2.25} aria-hidden />
      )}
      <span className="sr">{pass ? words.pass : words.fail}</span>
    </>
  );
}

interface PlaceProps {
  readonly object: ObjectRef;
  readonly range: { readonly start: number; readonly end: number };
}

/** Where the comment stands; a press goes there. */
function LineLink({ object, range }: PlaceProps) {
  const { revealPlace, setNarrowTab } = useActions();
  const { testResults: words, request } = useMessages();
  const files = useAppState(selectFiles);
  const reports = useAppState(selectReports);
  const line = lineOfPlace(files, reports, object, range);
  if (line === null) return null;
  const onClick = () => {
    setNarrowTab('yaml');
    revealPlace(object, range, true);
  };
  return (
    <button type="button" className="link acc" title={words.place(object.file, line)} onClick={onClick}>
      {files.length > 1 ? words.place(object.file, line) : request.line(line)}
    </button>
  );
}

interface VerdictProps {
  readonly test: TestState;
  readonly verdict: TestVerdictState;
  readonly isFirst: boolean;
}

function VerdictRow({ test, verdict, isFirst }: VerdictProps) {
  const actions = useActions();
  const store = useAppStore();
  const messages = useMessages();
  const { testResults: words } = messages;
  const got = gotText(verdict.outcome, test.expect, messages);
  const method = test.ask.method;
  const url = test.line.startsWith(`${method} `) ? test.line.slice(method.length + 1) : test.line;
  const open = () => openTest({ store, actions }, test, verdict);
  return (
    <tr data-verdict={verdict.pass ? 'pass' : 'fail'}>
      <td>
        <Mark pass={verdict.pass} />
      </td>
      <td className="test-request">
        <button
          type="button"
          className={isFirst ? 'test-open' : 'test-open again'}
          title={test.line}
          aria-label={words.open(test.line)}
          onClick={open}
        >
          <span className="test-method">{method}</span>
          <span className="ell">{url}</span>
        </button>
      </td>
      <td className="mono">{isFirst ? test.expect : <span className="sr">{test.expect}</span>}</td>
      <td className={verdict.pass ? 'mono dim' : 'mono bad'}>{got}</td>
      <td>
        {verdict.profile === null ? '' : controllerName(verdict.profile)}
        {verdict.guessed && <span className="dim"> {words.guessed}</span>}
      </td>
      <td className="end">{isFirst && <LineLink object={test.object} range={test.range} />}</td>
    </tr>
  );
}

/** A test: a row for each controller it names. */
export function TestRows({ test }: { readonly test: TestState }) {
  return (
    <tbody>
      {test.verdicts.map((verdict, index) => (
        <VerdictRow key={verdict.profile} test={test} verdict={verdict} isFirst={index === 0} />
      ))}
    </tbody>
  );
}

/** A line that starts like a test and cannot be read: why, and where. */
export function UnreadableRow({ object, diagnostic }: { readonly object: ObjectRef; readonly diagnostic: Diagnostic }) {
  const messages = useMessages();
  return (
    <tr data-verdict="unreadable">
      <td>
        <CircleX className="test-mark bad" size={14} strokeWidth={2} aria-hidden />
        <span className="sr">{messages.testResults.fail}</span>
      </td>
      <td colSpan={4} className="test-why">
        <b className="semi">{messages.tests.unreadable}.</b> <Rich text={problemWords(messages, diagnostic)} />
      </td>
      <td className="end">
        <LineLink object={object} range={diagnostic.range} />
      </td>
    </tr>
  );
}
