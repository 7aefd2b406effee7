import { lazy } from 'react';
import { Later } from '../common/Later.tsx';
import { useAppState, useMessages } from '../common/store-context.ts';

const ToastCard = lazy(() => import('./ToastCard.tsx').then((part) => ({ default: part.ToastCard })));

/** Where the last message is shown and told: there from the beginning, so that the first one is heard. */
export function Toast() {
  const messages = useMessages();
  const notice = useAppState((state) => state.notice);
  return (
    <section aria-label={messages.app.notices} aria-live="polite">
      {notice && (
        <Later>
          <ToastCard notice={notice} />
        </Later>
      )}
    </section>
  );
}
