import { X } from 'lucide-react';
import { lazy, useEffect, useState } from 'react';
import { Button, IconButton } from '../common/Button.tsx';
import { Later } from '../common/Later.tsx';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';

const NoticeText = lazy(() => import('./NoticeText.tsx').then((part) => ({ default: part.NoticeText })));

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

/** The last message, for a few seconds; pointing at it or focusing it keeps it. */
export function Toast() {
  const messages = useMessages();
  const notice = useAppState((state) => state.notice);
  const [hiddenSeq, setHiddenSeq] = useState(0);
  const [isHeld, setHeld] = useState(false);
  const seq = notice?.seq ?? 0;
  const isShown = notice !== null && seq !== hiddenSeq;
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
  return (
    <section aria-label={messages.app.notices} aria-live="polite">
      {isShown && (
        // biome-ignore lint/a11y/noStaticElementInteractions: pointing at a message keeps it; there is nothing to operate
        <div
          className="toast"
          key={seq}
          onPointerEnter={() => setHeld(true)}
          onPointerLeave={() => setHeld(false)}
          onFocus={() => setHeld(true)}
          onBlur={() => setHeld(false)}
        >
          <Later>
            <NoticeText notice={notice} />
          </Later>
          {notice.kind === 'deleted' && <UndoButton step={notice.step} onUndone={hide} />}
          <IconButton label={messages.app.dismiss} size="small" onClick={hide}>
            <X size={14} strokeWidth={1.75} aria-hidden />
          </IconButton>
        </div>
      )}
    </section>
  );
}
