import { History, Redo2, Undo2 } from 'lucide-react';
import { stepText } from '../../state/notice-text.ts';
import { IconButton } from '../common/Button.tsx';
import { boundedPart } from '../common/bounded-part.tsx';
import { Later } from '../common/Later.tsx';
import { Popover } from '../common/Popover.tsx';
import { keyWords } from '../common/platform.ts';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';

const HistoryPanel = boundedPart(() => import('../history/HistoryPanel.tsx').then((part) => part.HistoryPanel), {
  wait: <div className="hist" />,
});

const KeepMark = boundedPart(() => import('../history/KeepMark.tsx').then((part) => part.KeepMark));

/** All steps and snapshots, behind a button. */
function HistoryPopover() {
  const { app } = useMessages();
  const trigger = (
    <IconButton label={app.stepHistory}>
      <History size={16} strokeWidth={1.75} aria-hidden />
    </IconButton>
  );
  return (
    <Popover trigger={trigger} label={app.stepHistory} align="start">
      <HistoryPanel />
    </Popover>
  );
}

/** Undo and redo with the words given for pointing at them. */
function Buttons({ undoHint, redoHint }: { readonly undoHint?: string; readonly redoHint?: string }) {
  const { undo, redo } = useActions();
  const { app } = useMessages();
  const canUndo = useAppState((state) => state.history.undo.length > 0);
  const canRedo = useAppState((state) => state.history.redo.length > 0);
  return (
    <span className="row tight">
      <IconButton label={app.undo} hint={undoHint ?? app.undo} disabled={!canUndo} onClick={undo}>
        <Undo2 size={16} strokeWidth={1.75} aria-hidden />
      </IconButton>
      <IconButton label={app.redo} hint={redoHint ?? app.redo} disabled={!canRedo} onClick={redo}>
        <Redo2 size={16} strokeWidth={1.75} aria-hidden />
      </IconButton>
    </span>
  );
}

function HintedButtons() {
  const messages = useMessages();
  const { app } = messages;
  const back = useAppState((state) => state.history.undo.at(-1)?.label);
  const again = useAppState((state) => state.history.redo.at(-1)?.label);
  const undoHint = back ? app.undoWhat(stepText(messages, back), keyWords('Mod+Z')) : app.nothingToUndo;
  const redoHint = again ? app.redoWhat(stepText(messages, again), keyWords('Mod+Shift+Z')) : app.nothingToRedo;
  return <Buttons undoHint={undoHint} redoHint={redoHint} />;
}

/** Says while nothing is kept that it is so, and why. */
export function NotKept() {
  const isKept = useAppState(({ keeping }) => keeping === 'here' || keeping === 'nobody' || keeping === 'elsewhere');
  return isKept ? null : <KeepMark />;
}

/** Undo and redo, of which pointing at them says what they would change; and the list of all steps. */
export function HistoryButtons() {
  return (
    <span className="row tight">
      <Later fallback={<Buttons />}>
        <HintedButtons />
      </Later>
      <HistoryPopover />
    </span>
  );
}
