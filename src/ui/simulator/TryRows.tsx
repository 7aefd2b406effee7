import { ArrowRight, CornerDownRight, FileCode, History, Pencil, Plus, SlidersHorizontal, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { type Change, type ChangeWhat, withOptions } from '../../engine/changes/index.ts';
import type { HttpRequest } from '../../engine/match/index.ts';
import type { Place } from '../../engine/model/index.ts';
import type { Answer } from '../../state/types.ts';
import { lineOfPlace, selectFiles, selectReports } from '../common/places.ts';
import { plain, Rich } from '../common/Rich.tsx';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';
import { outcomeText } from '../parts/outcome-text.ts';
import { withShortKey } from '../parts/short-keys.ts';
import { useChanges } from './use-changes.ts';

const most = 3;

function urlOf({ scheme, host, rawPath, query }: HttpRequest): string {
  return `${scheme}://${host}${rawPath}${query === null ? '' : `?${query}`}`;
}

function Line({ place }: { readonly place: Place }) {
  const { cause } = useMessages();
  const files = useAppState(selectFiles);
  const reports = useAppState(selectReports);
  const line = lineOfPlace(files, reports, place.object, place.range);
  return line === null ? null : <span className="dim">, {cause.line(line)}</span>;
}

/** What a change does to the request or to the manifest, as a shape. */
function iconOf({ kind }: ChangeWhat) {
  switch (kind) {
    case 'ask-scheme':
    case 'ask-host':
    case 'ask-path':
      return Pencil;
    case 'follow':
      return CornerDownRight;
    case 'add-path':
    case 'add-service':
    case 'add-external-name':
    case 'host':
    case 'tls':
    case 'annotation':
    case 'annotations':
      return Plus;
    case 'without-annotation':
    case 'without-tls':
      return Trash2;
    case 'recreate':
      return History;
    case 'option':
      return SlidersHorizontal;
    default:
      return FileCode;
  }
}

/** An age is told: no file and no option makes an object younger. */
type Doable = Exclude<Change['does'], { readonly kind: 'age' }>;

/** Does what a change says: asks otherwise, edits the files, or sets options of the controller that answers. */
function useDoing({ routerId, controller }: Answer): (does: Doable) => void {
  const { run, setRequest, setRequestRouter, setOptions } = useActions();
  const router = useAppState((state) => state.requestRouter);
  const given = useAppState(({ options }) => options.get(routerId)?.[controller]);
  return (does) => {
    if (does.kind === 'request') {
      setRequest(urlOf(does.request));
      if (router !== null) setRequestRouter(router);
    } else if (does.kind === 'manifest') void run(does.command);
    else setOptions(routerId, controller, withOptions(given ?? {}, does.options));
  };
}

function Try({ change, answer }: { readonly change: Change; readonly answer: Answer }) {
  const { cause, compare } = useMessages();
  const doIt = useDoing(answer);
  const { does, what, place, objects, outcome, breaks, effects } = change;
  const Icon = iconOf(what);
  const text = outcomeText(outcome, compare);
  const told = effects.map(
    ({ request, before, after }) =>
      `${urlOf(request)} ${outcomeText(before, compare)} → ${after ? outcomeText(after, compare) : '–'}`,
  );
  const others = (most: number) => cause.breaks(told.slice(0, most), breaks - Math.min(most, told.length));
  const row = (
    <>
      <Icon size={14} strokeWidth={1.75} aria-hidden />
      <span className="ell" title={plain(cause.change(what, objects)) + (breaks > 0 ? `, ${others(3)}` : '')}>
        <Rich text={cause.change(withShortKey(what), objects)} />
        {place && <Line place={place} />}
        {breaks > 0 && <span className="warn">, {others(1)}</span>}
      </span>
      <ArrowRight size={13} strokeWidth={1.75} aria-hidden />
      <code className="semi acc" title={text}>
        {text}
      </code>
    </>
  );
  if (does.kind === 'age') return <div className="try told">{row}</div>;
  return (
    <button type="button" className="try" onClick={() => doIt(does)}>
      {row}
    </button>
  );
}

interface ChangeListProps {
  readonly answer: Answer;
  readonly changes: readonly Change[];
  readonly legend: ReactNode;
}

/** Each row was tried and says the answer it gives. */
export function ChangeList({ answer, changes, legend }: ChangeListProps) {
  return (
    <fieldset className="tries">
      <legend>{legend}</legend>
      {changes.slice(0, most).map((change) => (
        <Try key={JSON.stringify([change.what, change.place, change.objects])} change={change} answer={answer} />
      ))}
    </fieldset>
  );
}

/** What would have to change for a useful answer. */
export function TryRows({ answer }: { readonly answer: Answer }) {
  const { cause } = useMessages();
  const changes = useChanges(answer, null);
  if (!changes || changes.length === 0) return null;
  return <ChangeList answer={answer} changes={changes} legend={cause.try} />;
}
