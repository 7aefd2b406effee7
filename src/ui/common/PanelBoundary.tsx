import { type ReactNode, Suspense, useState } from 'react';
import { Button } from './Button.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { useMessages } from './store-context.ts';

/** What browsers say of code that does not come: no network, or another version has taken its place. */
const notLoaded = /dynamically imported module|importing a module|preload/i;

/** Where a part stands. */
export interface PanelFrame {
  /** Stands there until its code has come. */
  readonly wait?: ReactNode;
  /** True for what lies over the page: then so does what went wrong. */
  readonly isAfloat?: boolean;
}

interface PanelBoundaryProps extends PanelFrame {
  readonly children: ReactNode;
}

interface FailureProps extends PanelFrame {
  readonly message: string;
  readonly onRetry: () => void;
}

function Failure({ message, onRetry, isAfloat = false }: FailureProps) {
  const { close, crash } = useMessages().app;
  const [isClosed, setClosed] = useState(false);
  if (isClosed) return null;
  const isBug = !notLoaded.test(message);
  return (
    <div className={isAfloat ? 'panel-empty afloat' : 'panel-empty'} role="alert">
      <p className="semi">{isBug ? crash.title : crash.notLoaded}</p>
      <p className="t2">{isBug ? crash.text : crash.safe}</p>
      {isBug && <p className="mono bad crash-text">{message}</p>}
      <div className="row crash-ways">
        <Button look="line" onClick={onRetry}>
          {crash.retry}
        </Button>
        {!isBug && <Button onClick={() => window.location.reload()}>{crash.reload}</Button>}
        {isAfloat && <Button onClick={() => setClosed(true)}>{close}</Button>}
      </div>
    </div>
  );
}

/** Keeps a bug of one panel, or code that does not come, inside it: says what happened, offers to try again. */
export function PanelBoundary({ wait, isAfloat, children }: PanelBoundaryProps) {
  return (
    <ErrorBoundary
      fallback={({ message }, retry) => <Failure message={message} onRetry={retry} isAfloat={isAfloat ?? false} />}
    >
      <Suspense fallback={wait}>{children}</Suspense>
    </ErrorBoundary>
  );
}
