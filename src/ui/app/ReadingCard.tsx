import { Button } from '../common/Button.tsx';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';
import './reading-card.css';

/** How far a long reading has come, with a way to stop it where a step can be taken back. */
export function ReadingCard() {
  const { stopReading } = useActions();
  const { app } = useMessages();
  const progress = useAppState((state) => state.progress);
  const canStop = useAppState((state) => (state.history.undo.at(-1)?.id ?? 0) > state.readStep);
  if (!progress) return null;
  const percent = Math.round((progress.done / Math.max(1, progress.total)) * 100);
  const words = app.reading(percent);
  return (
    <section className="reading" aria-label={app.readingLabel}>
      <span className="reading-words">{words}</span>
      <progress max={100} value={percent} aria-label={app.readingLabel} />
      {canStop && (
        <Button size="small" look="line" onClick={stopReading}>
          {app.stopReading}
        </Button>
      )}
    </section>
  );
}
