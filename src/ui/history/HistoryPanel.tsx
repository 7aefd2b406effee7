import { Check, Download, Trash2 } from 'lucide-react';
import { type FormEvent, useCallback, useEffect, useState } from 'react';
import { stepText } from '../../state/notice-text.ts';
import type { SnapshotInfo } from '../../state/snapshots.ts';
import type { HistoryMark } from '../../state/types.ts';
import { type ZipEntry, zipOf } from '../../state/zip.ts';
import { Button, IconButton } from '../common/Button.tsx';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';
import { saveAs, saveBlob } from '../parts/export-files.ts';
import { momentWords } from './moment-words.ts';
import './history.css';

/** Steps and snapshots shown at most; the older ones stay reachable by undo. */
const mostShown = 200;

interface StepProps {
  /** `null`: the state before the first step. */
  readonly mark: HistoryMark | null;
  readonly isNow: boolean;
  readonly isUndone: boolean;
}

function Step({ mark, isNow, isUndone }: StepProps) {
  const { stepTo } = useActions();
  const messages = useMessages();
  const { history } = messages;
  const locale = useAppState((state) => state.locale);
  const words = mark ? stepText(messages, mark.label) : history.opened;
  const time = mark?.at ? momentWords(mark.at, Date.now(), locale) : '';
  return (
    <li>
      <button
        type="button"
        className={isUndone ? 'hist-step undone' : 'hist-step'}
        aria-current={isNow ? 'step' : undefined}
        aria-label={[history.goTo(words), isUndone && history.undone, isNow && history.now, time]
          .filter(Boolean)
          .join(', ')}
        onClick={() => stepTo(mark?.id ?? null)}
      >
        <span className="hist-mark">{isNow && <Check size={14} strokeWidth={2.25} aria-hidden />}</span>
        <span className="ell" title={words}>
          {words}
        </span>
        <time className="dim">{time}</time>
      </button>
    </li>
  );
}

/** All steps, newest first; those that were undone stand above the present one. */
function Steps() {
  const { history } = useMessages();
  const { undo, redo } = useAppState((state) => state.history);
  const now = undo.length;
  const marks: readonly (HistoryMark | null)[] = [null, ...undo, ...redo.toReversed()];
  const shown = marks
    .map((mark, done) => ({ mark, done }))
    .toReversed()
    .slice(0, mostShown);
  return (
    <ol className="hist-list" aria-label={history.stepsTitle}>
      {shown.map(({ mark, done }) => (
        <Step key={done} mark={mark} isNow={done === now} isUndone={done > now} />
      ))}
    </ol>
  );
}

/** Hands the texts over as they are: one as a file, several in an archive. */
async function saveSnapshot(files: readonly ZipEntry[]): Promise<void> {
  const [only, ...others] = files;
  if (only && others.length === 0) saveAs(only, 'text/plain');
  else saveBlob('ingraph-snapshot.zip', await zipOf(files));
}

interface SnapshotProps {
  readonly info: SnapshotInfo;
  readonly onChange: () => void;
}

function Snapshot({ info, onChange }: SnapshotProps) {
  const { openSnapshot, readSnapshot, removeSnapshot } = useActions();
  const { history } = useMessages();
  const locale = useAppState((state) => state.locale);
  const time = momentWords(info.at, Date.now(), locale);
  const name = info.name || time;
  return (
    <li className="hist-snapshot">
      <button
        type="button"
        className="hist-step"
        aria-label={history.open(name)}
        onClick={() => void openSnapshot(info.id).then(onChange)}
      >
        <span className="ell" title={name}>
          <b>{info.name}</b> {history.why[info.why]} <span className="dim">{history.files(info.files)}</span>
        </span>
        <time className="dim">{time}</time>
      </button>
      <IconButton
        label={history.download(name)}
        size="small"
        onClick={() => void readSnapshot(info.id).then((files) => files && saveSnapshot(files))}
      >
        <Download size={14} strokeWidth={1.75} aria-hidden />
      </IconButton>
      <IconButton label={history.remove(name)} size="small" onClick={() => void removeSnapshot(info.id).then(onChange)}>
        <Trash2 size={14} strokeWidth={1.75} aria-hidden />
      </IconButton>
    </li>
  );
}

function Snapshots() {
  const { keepSnapshot, listSnapshots } = useActions();
  const { history } = useMessages();
  const [list, setList] = useState<readonly SnapshotInfo[]>([]);
  const [name, setName] = useState('');
  const read = useCallback(() => void listSnapshots().then(setList), [listSnapshots]);
  useEffect(read, [read]);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const wanted = name.trim();
    if (wanted === '') return;
    void keepSnapshot(wanted).then(() => {
      setName('');
      read();
    });
  };
  return (
    <>
      <form className="hist-keep" onSubmit={onSubmit}>
        <input
          className="input"
          aria-label={history.name}
          placeholder={history.name}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        <button type="submit" className="btn line" disabled={name.trim() === ''}>
          {history.keep}
        </button>
      </form>
      {list.length === 0 && <p className="small dim">{history.noSnapshots}</p>}
      <ul className="hist-list" aria-label={history.snapshots}>
        {list.slice(0, mostShown).map((info) => (
          <Snapshot key={info.id} info={info} onChange={read} />
        ))}
      </ul>
    </>
  );
}

function Forget() {
  const { forgetAll } = useActions();
  const { history } = useMessages();
  const [isAsking, setAsking] = useState(false);
  if (!isAsking) {
    return (
      <Button size="small" onClick={() => setAsking(true)}>
        {history.forget}
      </Button>
    );
  }
  return (
    <div className="hist-forget" role="alert">
      <span>{history.forgetSure}</span>
      <Button size="small" look="danger" onClick={() => void forgetAll()}>
        {history.forgetYes}
      </Button>
      <Button size="small" look="line" onClick={() => setAsking(false)}>
        {history.forgetNo}
      </Button>
    </div>
  );
}

/** Every step with its time, to jump to; texts of other times; and the way to forget all of it. */
export function HistoryPanel() {
  const { history } = useMessages();
  return (
    <div className="hist">
      <h2 className="sh">{history.title}</h2>
      <Steps />
      <h2 className="sh">{history.snapshots}</h2>
      <Snapshots />
      <Forget />
    </div>
  );
}
