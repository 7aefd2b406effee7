import { ArrowRight, FileCode, Pencil, SlidersHorizontal } from 'lucide-react';
import { useEffect, useState } from 'react';
import { type Change, type HttpRequest, type Place, withOptions } from '../../engine/index.ts';
import type { Answer } from '../../state/types.ts';
import { lineOfPlace, selectFiles, selectReports } from '../common/places.ts';
import { Rich } from '../common/Rich.tsx';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';
import { outcomeText } from '../compare/outcome-text.ts';

/** Nothing is tried while somebody types. */
const pauseMs = 250;
const most = 3;

/** Asks once for each answer what would help; nothing is known of an answer before. */
function useImprovements(answer: Answer): readonly Change[] {
  const { improve } = useActions();
  const [known, setKnown] = useState<{ readonly answer: Answer; readonly changes: readonly Change[] } | null>(null);
  useEffect(() => {
    let isOld = false;
    const timer = window.setTimeout(async () => {
      const changes = await improve();
      if (!isOld && changes) setKnown({ answer, changes });
    }, pauseMs);
    return () => {
      isOld = true;
      window.clearTimeout(timer);
    };
  }, [answer, improve]);
  return known?.answer === answer ? known.changes : [];
}

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

/** Does what a change says: asks otherwise, edits the files, or sets options of the controller that answers. */
function useDoing({ routerId, controller }: Answer): (does: Change['does']) => void {
  const { run, setRequest, setOptions } = useActions();
  const given = useAppState(({ options }) => options.get(routerId)?.[controller]);
  return (does) => {
    if (does.kind === 'request') setRequest(urlOf(does.request));
    else if (does.kind === 'manifest') void run(does.command);
    else setOptions(routerId, controller, withOptions(given ?? {}, does.options));
  };
}

const icons = { request: Pencil, manifest: FileCode, options: SlidersHorizontal } as const;

function Try({ change, answer }: { readonly change: Change; readonly answer: Answer }) {
  const { cause, compare } = useMessages();
  const doIt = useDoing(answer);
  const { does, what, place, outcome, breaks } = change;
  const onClick = () => doIt(does);
  const Icon = icons[does.kind];
  return (
    <button type="button" className="try" onClick={onClick}>
      <Icon size={14} strokeWidth={1.75} aria-hidden />
      <span className="ell">
        <Rich text={cause.change(what)} />
        {place && <Line place={place} />}
        {breaks > 0 && <span className="warn">, {cause.breaks(breaks)}</span>}
      </span>
      <ArrowRight size={13} strokeWidth={1.75} aria-hidden />
      <code className="semi acc">{outcomeText(outcome, compare)}</code>
    </button>
  );
}

/** What would have to change for a useful answer: each row was tried and says the answer it gives. */
export function TryRows({ answer }: { readonly answer: Answer }) {
  const { cause } = useMessages();
  const changes = useImprovements(answer).slice(0, most);
  if (changes.length === 0) return null;
  return (
    <fieldset className="tries">
      <legend>{cause.try}</legend>
      {changes.map((change) => (
        <Try key={JSON.stringify([change.what, change.place])} change={change} answer={answer} />
      ))}
    </fieldset>
  );
}
