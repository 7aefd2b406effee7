import { ArrowRight, Wrench } from 'lucide-react';
import { errorSentence } from '../../i18n/error-sentence.ts';
import { fixWords } from '../../i18n/fix-words.ts';
import { stepText } from '../../state/notice-text.ts';
import { Button } from '../common/Button.tsx';
import { lineAt } from '../common/places.ts';
import { Rich } from '../common/Rich.tsx';
import { useActions, useAppState, useAppStore, useMessages } from '../common/store-context.ts';
import { AnswerPills, RequestText } from './AnswerPills.tsx';
import { inPlaces, withoutCredentials } from './bar-request.ts';
import type { Paste } from './pasted.ts';
import { showPlace } from './place-of-error.ts';
import type { AskedRequest, StudiedError } from './study.ts';
import { type IntakeWords, useIntakeApp } from './use-intake.ts';

interface PartProps {
  readonly error: StudiedError;
  readonly words: IntakeWords;
}

function Place({ error: { place, reading }, words }: PartProps) {
  const app = useIntakeApp();
  const files = useAppState((state) => state.files);
  const line = place ? lineAt(files, place.file, place.offset) : null;
  if (place === undefined) return null;
  // A page that names nothing of a manifest has no place anywhere.
  const { host, path, object, service, secret, annotation, field } = reading.names;
  const isNaming = [host, path, object, service, secret, annotation, field].some((name) => name !== undefined);
  if (!place || line === null) return isNaming ? <span className="dim">{words.noPlace}</span> : null;
  return (
    <button type="button" className="link acc" onClick={({ detail }) => showPlace(app, place, detail !== 1)}>
      {words.place(place.file, line)}
    </button>
  );
}

/** A request with its answer of now, and a way to put it into the bar. */
export function Asked({ asked, words }: { readonly asked: AskedRequest; readonly words: IntakeWords }) {
  const { sendAs } = useActions();
  const send = () => {
    const { request } = withoutCredentials(asked.query);
    if (request.text !== '') sendAs(inPlaces(request), null);
  };
  return (
    <>
      <RequestText query={asked.query} />
      {asked.answer && (
        <>
          <ArrowRight size={13} strokeWidth={1.75} aria-hidden className="pc-arrow" />
          <AnswerPills answer={asked.answer} />
        </>
      )}
      <Button size="small" look="line" onClick={send}>
        {words.send}
      </Button>
    </>
  );
}

function Fixes({ error, words }: PartProps) {
  const actions = useActions();
  const store = useAppStore();
  const messages = useMessages();
  if (error.fixes.length === 0) return null;
  return (
    <>
      <p className="pc-label">{words.fix}</p>
      <ul className="pc-fixes">
        {error.fixes.map(({ edits, label, isAccepted }) => {
          const name = label.kind === 'fix' ? fixWords(messages, label.name) : stepText(messages, label.step);
          const apply = () => {
            if (label.kind === 'step') void actions.run(label.command);
            // Offsets of texts that have changed since would change another place.
            else if (store.getState().snapshot.revision === store.getState().revision) actions.fix(edits);
          };
          return (
            <li key={name}>
              <button type="button" className="pc-try" onClick={apply}>
                <Wrench size={14} strokeWidth={1.75} aria-hidden />
                <span className="ell" title={name}>
                  {name}
                </span>
                {isAccepted && <span className="pc-ok">{words.accepted}</span>}
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Meaning({ error: { reading }, words }: PartProps) {
  const { code, names, number } = reading;
  const text = code === null ? words.field(names.field ?? '') : errorSentence(words.errors, code, names);
  return (
    <>
      {number !== '' && <span className="chip">{number}</span>} <Rich text={text} />
    </>
  );
}

/** What each error text says, where it belongs, the request that shows it, and its corrections. */
export function ErrorParts({
  paste,
  errors,
  words,
}: {
  readonly paste: Paste;
  readonly errors: readonly StudiedError[];
  readonly words: IntakeWords;
}) {
  const isUnknown = paste.parts.some((part) => part.kind === 'error' && part.readings.length === 0);
  return (
    <>
      {errors.map((error) => (
        <article key={JSON.stringify([error.reading.code, error.reading.names])} className="pc-item">
          <p className="pc-why">
            <Meaning error={error} words={words} /> <Place error={error} words={words} />
          </p>
          {error.request && (
            <p className="pc-row">
              <span className="pc-label">{words.shownBy}</span>
              <Asked asked={error.request} words={words} />
            </p>
          )}
          <Fixes error={error} words={words} />
        </article>
      ))}
      {isUnknown && <p className="pc-item dim">{words.unknownError}</p>}
    </>
  );
}
