import { Check, Eye, Undo2 } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { diffAsEdit, type LineHunk, linesOf, type TextEdit } from '../../engine/text/index.ts';
import type { FileState } from '../../state/types.ts';
import { askText } from '../../worker/text-client.ts';
import { Button } from '../common/Button.tsx';
import { useActions, useAppState, useAppStore, useMessages } from '../common/store-context.ts';
import { changeWatch } from '../parts/change-watch.ts';
import { countsOf, linesOfHunk, revertOf, type ShownLine } from './hunks.ts';
import { NodeChangeList } from './NodeChangeList.tsx';
import { RequestChanges } from './RequestChanges.tsx';
import './changes.css';

/** Changes drawn per file, and lines drawn per change: more would make every keystroke slow. */
const mostHunks = 60;
const mostLines = 80;

const icon = { size: 14, strokeWidth: 1.75, 'aria-hidden': true } as const;

interface FileDiff {
  readonly file: FileState;
  readonly hunks: readonly LineHunk[];
}

/** Returns what differs in the files that have changed; what was found before stays until the new is there. */
function useDiffs(files: readonly FileState[]): readonly FileDiff[] | 'slow' | null {
  const [diffs, setDiffs] = useState<readonly FileDiff[] | 'slow' | null>(null);
  useEffect(() => {
    let isOld = false;
    const changed = files.filter(({ text, openedText }) => text !== openedText);
    const ask = async () => {
      const pairs = changed.map(({ text, openedText }) => ({ before: openedText, after: text }));
      const reply = pairs.length === 0 ? [] : await askText<'diff'>({ type: 'diff', pairs });
      if (!isOld) setDiffs(reply?.map((hunks, at) => ({ file: changed[at] as FileState, hunks })) ?? 'slow'); // one per pair
    };
    ask().catch((cause: unknown) => reportError(cause));
    return () => {
      isOld = true;
    };
  }, [files]);
  return diffs;
}

/** Follows what has become of nodes and requests while the panel is open. */
function useChangeWatch() {
  const store = useAppStore();
  const actions = useActions();
  const watch = useMemo(() => changeWatch({ store, actions }), [store, actions]);
  useEffect(() => {
    const release = watch.hold();
    if (watch.state.getState().isShown) watch.setShown(true);
    return release;
  }, [watch]);
  return { watch, ...useStore(watch.state) };
}

/** What has changed since each file was opened or last saved: requests, nodes, and lines with ways back. */
export function ChangesPanel() {
  const files = useAppState((state) => state.files);
  const diffs = useDiffs(files);
  const { watch, report, of, closed, isShown } = useChangeWatch();
  const words = useMessages().workspace.changes;
  if (!diffs) return null;
  if (diffs !== 'slow' && diffs.length === 0 && closed.length === 0) {
    return <p className="panel-empty">{words.none}</p>;
  }
  const isOld = of !== files;
  return (
    <section className="ig-changes" aria-label={words.title}>
      <div className="ig-changes-bar">
        <Button size="small" aria-pressed={isShown} onClick={() => watch.setShown(!isShown)}>
          <Eye {...icon} />
          {words.show}
        </Button>
        <span role="status">{isOld ? words.asking : ''}</span>
      </div>
      {report && (
        <div className="ig-changes-report" data-old={isOld || undefined}>
          <RequestChanges report={report} />
          <NodeChangeList report={report} />
        </div>
      )}
      {closed.map(({ name }) => (
        <p key={name} className="ig-changes-closed">
          <b aria-hidden="true">−</b> {words.closed(name)}
        </p>
      ))}
      {diffs === 'slow' ? (
        <p className="panel-empty">{words.slow}</p>
      ) : (
        diffs.map((diff) => (
          <ChangedFile key={diff.file.name} diff={diff} isOld={files.every((file) => file !== diff.file)} />
        ))
      )}
    </section>
  );
}

interface ChangedFileProps {
  readonly diff: FileDiff;
  /** The file has changed meanwhile: places of the difference are those of an older text. */
  readonly isOld: boolean;
}

function ChangedFile({ diff: { file, hunks }, isOld }: ChangedFileProps) {
  const actions = useActions();
  const before = useMemo(() => linesOf(file.openedText), [file.openedText]);
  const after = useMemo(() => linesOf(file.text), [file.text]);
  const words = useMessages().workspace.changes;
  const { name } = file;
  const { added, removed } = countsOf(hunks);
  const revert = (edits: readonly TextEdit[]) =>
    actions.fix(new Map([[name, edits]]), { type: 'text/revert', params: { file: name } });
  const whole = diffAsEdit(file.text, file.openedText);
  return (
    <article aria-label={words.file(name, added, removed)}>
      <div className="ig-changes-file">
        <h2 className="mono ell">{name}</h2>
        <span className="ig-changes-count" aria-hidden="true">
          <b className="is-added">+{added}</b> <b className="is-removed">−{removed}</b>
        </span>
        <span className="grow" />
        <Button
          size="small"
          aria-label={words.acceptFile(name)}
          disabled={isOld}
          onClick={() => actions.setOpened(new Map([[name, file.text]]))}
        >
          <Check {...icon} />
          {words.accept}
        </Button>
        <Button
          size="small"
          aria-label={words.revertFile(name)}
          disabled={isOld}
          onClick={() => whole && revert([whole])}
        >
          <Undo2 {...icon} />
          {words.revertAll}
        </Button>
      </div>
      {hunks.slice(0, mostHunks).map((hunk) => (
        <Hunk
          key={`${hunk.before.start} ${hunk.after.start}`}
          name={name}
          lines={linesOfHunk(before, after, hunk)}
          at={hunk.after.start + 1}
          isOld={isOld}
          onRevert={() => revert([revertOf(before, after, hunk)])}
        />
      ))}
      {hunks.length > mostHunks && <p className="ig-changes-more">{words.moreHunks(hunks.length - mostHunks)}</p>}
    </article>
  );
}

const signs = { same: ' ', removed: '−', added: '+' } as const;

interface HunkProps {
  readonly name: string;
  readonly lines: readonly ShownLine[];
  /** Its first line in the text of now. */
  readonly at: number;
  readonly isOld: boolean;
  readonly onRevert: () => void;
}

function Hunk({ name, lines, at, isOld, onRevert }: HunkProps) {
  const words = useMessages().workspace.changes;
  return (
    <div className="ig-hunk">
      <ol className="mono">
        {lines.slice(0, mostLines).map(({ kind, line, text }) => (
          <li key={`${kind} ${line}`} className={`is-${kind}`}>
            <span className="ig-hunk-line" aria-hidden="true">
              {line}
            </span>
            <span className="ig-hunk-sign" aria-hidden="true">
              {signs[kind]}
            </span>
            {kind !== 'same' && <span className="sr">{words[kind](line)}</span>}
            <span className="ig-hunk-text">{text}</span>
          </li>
        ))}
        {lines.length > mostLines && <li className="ig-changes-more">{words.moreLines(lines.length - mostLines)}</li>}
      </ol>
      <Button size="small" aria-label={words.revertAt(name, at)} disabled={isOld} onClick={onRevert}>
        <Undo2 {...icon} />
        {words.revert}
      </Button>
    </div>
  );
}
