import { CaseSensitive, Regex, WholeWord } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { FindQuery, Found } from '../../engine/text/index.ts';
import { askText } from '../../worker/text-client.ts';
import type { FileFound } from '../../worker/text-jobs.ts';
import { Button } from '../common/Button.tsx';
import { useActions, useAppState, useAppStore, useMessages } from '../common/store-context.ts';
import { findFieldId, takeFocusAsked } from '../parts/find-in-files.ts';
import { type ReplaceJob, type ReplaceWhat, replaceFound } from './replace-found.ts';
import { type FindState, useFind } from './use-find.ts';
import './find.css';

const emptyQuery: FindQuery = { text: '', isRegex: false, isCase: false, isWord: false };

/** Kept while the page is open: coming back to the panel finds what was asked last. */
let lastQuery = emptyQuery;

/** Returns what replaces what a query finds. */
function useReplace(query: FindQuery, replacement: string): (what: ReplaceWhat) => void {
  const store = useAppStore();
  const actions = useActions();
  return (what) => {
    const ask = (job: ReplaceJob) => askText<'replace'>(job);
    replaceFound(store.getState, actions, ask, { query, replacement, ...what }).catch((cause: unknown) =>
      reportError(cause),
    );
  };
}

/** Find and replace in every file of the workspace. */
export function FindPanel() {
  const files = useAppState((state) => state.files);
  const [query, setQuery] = useState(lastQuery);
  const [replacement, setReplacement] = useState('');
  const state = useFind(files, query);
  const replace = useReplace(query, replacement);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!takeFocusAsked()) return;
    field.current?.focus();
    field.current?.select();
  }, []);
  const words = useMessages().workspace.find;
  const change = (part: Partial<FindQuery>) => {
    lastQuery = { ...query, ...part };
    setQuery(lastQuery);
  };
  const count = state?.reply.type === 'found' ? state.reply.count : 0;
  return (
    <section className="ig-find" aria-label={words.title}>
      <form className="ig-find-bar" onSubmit={(event) => event.preventDefault()}>
        <span className="ig-find-field">
          <input
            ref={field}
            id={findFieldId}
            className="mono"
            aria-label={words.what}
            placeholder={words.what}
            value={query.text}
            spellCheck={false}
            onChange={(event) => change({ text: event.currentTarget.value })}
          />
          <Switch label={words.isCase} isOn={query.isCase} onChange={(isCase) => change({ isCase })}>
            <CaseSensitive size={16} strokeWidth={1.75} aria-hidden />
          </Switch>
          <Switch label={words.isWord} isOn={query.isWord} onChange={(isWord) => change({ isWord })}>
            <WholeWord size={16} strokeWidth={1.75} aria-hidden />
          </Switch>
          <Switch label={words.isRegex} isOn={query.isRegex} onChange={(isRegex) => change({ isRegex })}>
            <Regex size={16} strokeWidth={1.75} aria-hidden />
          </Switch>
        </span>
        <span className="ig-find-field">
          <input
            className="mono"
            aria-label={words.by}
            placeholder={words.by}
            value={replacement}
            spellCheck={false}
            onChange={(event) => setReplacement(event.currentTarget.value)}
          />
        </span>
        <Button look="line" disabled={count === 0} onClick={() => replace({ file: null, only: null })}>
          {words.replaceAll}
        </Button>
        <p className="ig-find-said" role="status">
          {saidOf(state, query, words)}
        </p>
      </form>
      {state?.reply.type === 'found' && (
        <ul className="ig-find-files">
          {state.reply.files.map((file) => (
            <FoundInFile key={file.name} file={file} onReplace={replace} />
          ))}
        </ul>
      )}
    </section>
  );
}

function saidOf(
  state: FindState | null,
  query: FindQuery,
  words: ReturnType<typeof useMessages>['workspace']['find'],
): string {
  if (query.text === '') return words.hint;
  if (!state) return '';
  const { reply } = state;
  if (reply.type === 'slow') return words.slow;
  if (reply.type === 'refused') return reply.why === 'bad-pattern' ? words.badPattern : '';
  return words.found(reply.count, reply.files.length);
}

interface SwitchProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly children: ReactNode;
}

function Switch({ label, isOn, onChange, children }: SwitchProps) {
  return (
    <button
      type="button"
      className="ig-find-switch"
      aria-label={label}
      title={label}
      aria-pressed={isOn}
      onClick={() => onChange(!isOn)}
    >
      {children}
    </button>
  );
}

interface FoundInFileProps {
  readonly file: FileFound;
  readonly onReplace: (what: ReplaceWhat) => void;
}

function FoundInFile({ file: { name, found, count }, onReplace }: FoundInFileProps) {
  const { revealRange } = useActions();
  const words = useMessages().workspace.find;
  return (
    <li>
      <div className="ig-find-file">
        <b className="mono ell">{name}</b>
        <span className="count">{count}</span>
        <span className="grow" />
        <Button
          size="small"
          aria-label={words.replaceInFile(name)}
          onClick={() => onReplace({ file: name, only: null })}
        >
          {words.replaceHere}
        </Button>
      </div>
      <ul>
        {found.map((place) => (
          <li key={place.range.start} className="ig-find-row">
            <button type="button" className="ig-find-place" onClick={() => revealRange(name, place.range, true)}>
              <span className="ig-find-line">{place.line}</span>
              <LineOf place={place} />
            </button>
            <Button
              size="small"
              aria-label={words.replaceOne(name, place.line)}
              onClick={() => onReplace({ file: name, only: place.range.start })}
            >
              {words.replace}
            </Button>
          </li>
        ))}
        {count > found.length && <li className="ig-find-more">{words.more(count - found.length)}</li>}
      </ul>
    </li>
  );
}

function LineOf({ place: { before, match, after } }: { readonly place: Found }) {
  return (
    <span className="mono ig-find-text">
      {before.trimStart()}
      <mark>{match}</mark>
      {after}
    </span>
  );
}
