import { Redo2, Undo2 } from 'lucide-react';
import { stepText } from '../../state/notice-text.ts';
import { IconButton } from '../common/Button.tsx';
import { keyWords } from '../common/platform.ts';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';

/** Undo and redo; pointing at them says what they would change. */
export function HistoryButtons() {
  const { undo, redo } = useActions();
  const messages = useMessages();
  const { app } = messages;
  const back = useAppState((state) => state.history.undo.at(-1));
  const again = useAppState((state) => state.history.redo.at(-1));
  const undoHint = back ? app.undoWhat(stepText(messages, back), keyWords('Mod+Z')) : app.nothingToUndo;
  const redoHint = again ? app.redoWhat(stepText(messages, again), keyWords('Mod+Shift+Z')) : app.nothingToRedo;
  return (
    <span className="row tight">
      <IconButton label={app.undo} hint={undoHint} disabled={!back} onClick={undo}>
        <Undo2 size={16} strokeWidth={1.75} aria-hidden />
      </IconButton>
      <IconButton label={app.redo} hint={redoHint} disabled={!again} onClick={redo}>
        <Redo2 size={16} strokeWidth={1.75} aria-hidden />
      </IconButton>
    </span>
  );
}
