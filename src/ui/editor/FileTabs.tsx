import { FileCode, Plus, X } from 'lucide-react';
import { type KeyboardEvent, lazy, useId, useMemo, useRef, useState } from 'react';
import { tableOf } from '../../engine/text/index.ts';
import { nameProblem } from '../../state/name-problem.ts';
import { IconButton } from '../common/Button.tsx';
import { idle } from '../common/idle.ts';
import { Later } from '../common/Later.tsx';
import { isOfInputMethod } from '../common/platform.ts';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';
import { problemCounts } from './places.ts';

const TabTools = lazy(async () => {
  await idle();
  return { default: (await import('./TabTools.tsx')).TabTools };
});

/** Id of the panel that the file tabs control. */
export const TEXT_PANEL = 'file-text';

/** The files as tabs: arrows move, F2 or a double click renames, Delete closes. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: The markup of one part, read as one.
export function FileTabs() {
  const words = useMessages().editor;
  const actions = useActions();
  const files = useAppState((state) => state.files);
  const active = useAppState((state) => state.activeFile);
  const problems = useAppState((state) => state.snapshot.problems);
  const counts = useMemo(() => problemCounts(problems), [problems]);
  const [renaming, setRenaming] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const focusTab = (name: string) => {
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-file="${CSS.escape(name)}"]`)?.focus());
  };
  const onKeyDown = (event: KeyboardEvent, name: string) => {
    const at = files.findIndex((file) => file.name === name);
    const steps = tableOf<number>({
      ArrowLeft: at - 1,
      ArrowRight: at + 1,
      Home: 0,
      End: files.length - 1,
    });
    const step = steps.get(event.key);
    if (event.key === 'F2') setRenaming(name);
    else if (event.key === 'Delete') {
      actions.closeFile(name);
      const next = files[at + 1] ?? files[at - 1];
      if (next) focusTab(next.name);
    } else if (step === undefined) return;
    else {
      const target = files[(step + files.length) % files.length];
      if (target) {
        actions.activateFile(target.name);
        focusTab(target.name);
      }
    }
    event.preventDefault();
  };
  const finishRenaming = (to: string | null) => {
    if (renaming === null) return;
    setRenaming(null);
    if (to !== null) actions.renameFile(renaming, to);
    focusTab(to ?? renaming);
  };
  return (
    <div className="ig-tabs" ref={list}>
      {renaming === null ? (
        <div className="ig-tablist" role="tablist" aria-label={words.files}>
          {files.map(({ name, text, openedText }) => (
            <FileTab
              key={name}
              name={name}
              isChanged={text !== openedText}
              isActive={name === active}
              count={counts.get(name)}
              onKeyDown={(event) => event.altKey || onKeyDown(event, name)}
              onRename={() => setRenaming(name)}
            />
          ))}
        </div>
      ) : (
        <div className="ig-tablist">
          {files.map(({ name }) =>
            name === renaming ? (
              <RenameField key={name} name={name} taken={files.map((file) => file.name)} onDone={finishRenaming} />
            ) : (
              <span key={name} className="tab">
                {name}
              </span>
            ),
          )}
        </div>
      )}
      <Later>
        <TabTools list={list} onRename={setRenaming} />
      </Later>
      <IconButton label={words.newFile} onClick={() => actions.addFile(words.newFileName)}>
        <Plus size={14} aria-hidden />
      </IconButton>
    </div>
  );
}

interface FileTabProps {
  readonly name: string;
  readonly isChanged: boolean;
  readonly isActive: boolean;
  readonly count: { readonly worst: 'error' | 'warning' | 'info'; readonly count: number } | undefined;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onRename: () => void;
}

function FileTab({ name, isChanged, isActive, count, onKeyDown, onRename }: FileTabProps) {
  const words = useMessages().editor;
  const actions = useActions();
  const problems = count && count.worst !== 'info' ? words.problemCount(count.count) : null;
  return (
    <div className="ig-tab" role="presentation" draggable>
      <button
        type="button"
        className="tab"
        role="tab"
        data-file={name}
        aria-selected={isActive}
        aria-controls={isActive ? TEXT_PANEL : undefined}
        aria-keyshortcuts="F2 Delete Alt+Shift+ArrowLeft Alt+Shift+ArrowRight"
        tabIndex={isActive ? 0 : -1}
        title={problems === null ? `${name}\n${words.tabKeys}` : `${name}: ${problems}\n${words.tabKeys}`}
        onClick={() => actions.activateFile(name)}
        onDoubleClick={onRename}
        onAuxClick={(event) => event.button === 1 && actions.closeFile(name)}
        onKeyDown={onKeyDown}
      >
        <FileCode size={14} strokeWidth={1.75} aria-hidden />
        <span className="ig-tab-name">{name}</span>
        {isChanged && (
          <>
            <i className="ig-tab-changed" />
            <span className="sr">{words.changedFile}</span>
          </>
        )}
        {count && problems !== null && (
          <>
            <i className={`ig-dot ig-dot-${count.worst}`} />
            <span className="sr">{problems}</span>
          </>
        )}
      </button>
      {/* Mouse and touch only: the keyboard has Delete, and a button inside a list of tabs would not be announced. */}
      <button
        type="button"
        className="ig-tab-close"
        aria-hidden="true"
        tabIndex={-1}
        title={words.closeFile(name)}
        onClick={() => actions.closeFile(name)}
      >
        <X size={12} aria-hidden />
      </button>
    </div>
  );
}

interface RenameFieldProps {
  readonly name: string;
  readonly taken: readonly string[];
  readonly onDone: (to: string | null) => void;
}

function RenameField({ name, taken, onDone }: RenameFieldProps) {
  const words = useMessages().editor;
  const [value, setValue] = useState(name);
  const whyId = useId();
  const done = useRef(false);
  const to = value.trim();
  const problem = to === name || to === '' ? null : nameProblem(to);
  const isTaken = value !== name && taken.includes(to);
  const why = isTaken ? words.nameTaken : problem && words.nameProblem[problem];
  const finish = (to: string | null) => {
    if (done.current) return;
    done.current = true;
    onDone(to);
  };
  const commit = () => finish(why || to === '' || to === name ? null : to);
  return (
    <span className="ig-tab-renaming">
      <input
        className="ig-tab-rename"
        aria-label={words.renameFile(name)}
        aria-invalid={why !== null}
        aria-describedby={why === null ? undefined : whyId}
        value={value}
        size={Math.max(8, value.length)}
        spellCheck={false}
        ref={(node) => {
          if (!node || document.activeElement === node) return;
          node.focus();
          node.setSelectionRange(0, name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length);
        }}
        onChange={(event) => setValue(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (isOfInputMethod(event)) return;
          if (event.key === 'Enter' && why === null) commit();
          if (event.key === 'Escape') finish(null);
          event.stopPropagation();
        }}
      />
      {why !== null && (
        <span id={whyId} className="ig-tab-why" role="alert">
          {why}
        </span>
      )}
    </span>
  );
}
