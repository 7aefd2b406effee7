import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Notice } from '../../state/types.ts';
import { Button, IconButton } from '../common/Button.tsx';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';
import { NoticeText } from './NoticeText.tsx';

const shownMs = 7000;

/** Takes back the step that the message is about: there as long as nothing else would have to go with it. */
function UndoButton({ step, onUndone }: { readonly step: number | null; readonly onUndone: () => void }) {
  const { undoStep } = useActions();
  const { app } = useMessages();
  const isNewest = useAppState(({ history }) => history.undo.at(-1)?.id === step);
  if (step === null || !isNewest) return null;
  return (
    <Button
      size="small"
      onClick={() => {
        undoStep(step);
        onUndone();
      }}
    >
      {app.undo}
    </Button>
  );
}

/** A message for a few seconds; pointing at it or focusing it keeps it. */
export function ToastCard({ notice }: { readonly notice: Notice }) {
  const messages = useMessages();
  const [hiddenSeq, setHiddenSeq] = useState(0);
  const [isHeld, setHeld] = useState(false);
  const { seq } = notice;
  const isShown = seq !== hiddenSeq;
  useEffect(() => {
    // A question waits for its answer.
    if (!isShown || isHeld || (notice.kind === 'saved' && notice.troubles.length > 0)) return;
    const timer = setTimeout(() => setHiddenSeq(seq), shownMs);
    return () => clearTimeout(timer);
  }, [isShown, isHeld, seq, notice]);
  const hide = () => {
    setHiddenSeq(seq);
    setHeld(false);
  };
  if (!isShown) return null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing at a message keeps it; there is nothing to operate
    <div
      className="toast"
      key={seq}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <NoticeText notice={notice} />
      {(notice.kind === 'deleted' || notice.kind === 'replaced') && <UndoButton step={notice.step} onUndone={hide} />}
      <IconButton label={messages.app.dismiss} size="small" onClick={hide}>
        <X size={14} strokeWidth={1.75} aria-hidden />
      </IconButton>
    </div>
  );
}
