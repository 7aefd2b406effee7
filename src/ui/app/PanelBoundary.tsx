import type { ReactNode } from 'react';
import { Button } from '../common/Button.tsx';
import { ErrorBoundary } from '../common/ErrorBoundary.tsx';
import { useMessages } from '../common/store-context.ts';

/** Keeps a bug of one panel inside it: says what happened, offers to try again. */
export function PanelBoundary({ children }: { readonly children: ReactNode }) {
  const { app } = useMessages();
  return (
    <ErrorBoundary
      fallback={(error, retry) => (
        <div className="panel-empty" role="alert">
          <p className="semi">{app.crash.title}</p>
          <p className="t2">{app.crash.text}</p>
          <p className="mono bad crash-text">{error.message}</p>
          <Button look="line" onClick={retry}>
            {app.crash.retry}
          </Button>
        </div>
      )}
    >
      {children}
    </ErrorBoundary>
  );
}
