import { ArrowRight, CornerDownRight, FileCode, Pencil, Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Change, ChangeWhat, HttpRequest, Place } from '../../engine/index.ts';
import type { Answer } from '../../state/types.ts';
import { lineOfPlace, selectFiles, selectReports } from '../common/places.ts';
import { plain, Rich } from '../common/Rich.tsx';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';
import { outcomeText } from '../compare/outcome-text.ts';
import { withShortKey } from './short-keys.ts';
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
    case 'add-service':
    case 'host':
    case 'tls':
    case 'annotation':
      return Plus;
    case 'without-annotation':
      return Trash2;
    default:
      return FileCode;
  }
}

function Try({ change }: { readonly change: Change }) {
  const { cause, compare } = useMessages();
  const { run, setRequest } = useActions();
  const { does, what, place, outcome, breaks } = change;
  const onClick = () => void (does.kind === 'request' ? setRequest(urlOf(does.request)) : run(does.command));
  const Icon = iconOf(what);
  const text = outcomeText(outcome, compare);
  return (
    <button type="button" className="try" onClick={onClick}>
      <Icon size={14} strokeWidth={1.75} aria-hidden />
      <span className="ell" title={plain(cause.change(what))}>
        <Rich text={cause.change(withShortKey(what))} />
        {place && <Line place={place} />}
        {breaks > 0 && <span className="warn">, {cause.breaks(breaks)}</span>}
      </span>
      <ArrowRight size={13} strokeWidth={1.75} aria-hidden />
      <code className="semi acc" title={text}>
        {text}
      </code>
    </button>
  );
}

interface ChangeListProps {
  readonly changes: readonly Change[];
  readonly legend: ReactNode;
}

/** Each row was tried and says the answer it gives. */
export function ChangeList({ changes, legend }: ChangeListProps) {
  return (
    <fieldset className="tries">
      <legend>{legend}</legend>
      {changes.slice(0, most).map((change) => (
        <Try key={JSON.stringify([change.what, change.place])} change={change} />
      ))}
    </fieldset>
  );
}

/** What would have to change for a useful answer. */
export function TryRows({ answer }: { readonly answer: Answer }) {
  const { cause } = useMessages();
  const changes = useChanges(answer, null);
  if (!changes || changes.length === 0) return null;
  return <ChangeList changes={changes} legend={cause.try} />;
}
