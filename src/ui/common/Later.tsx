import { type ReactNode, Suspense } from 'react';
import { ErrorBoundary } from './ErrorBoundary.tsx';

interface LaterProps {
  /** Stands there until code and words have come, and where they do not come. */
  readonly fallback?: ReactNode;
  readonly children: ReactNode;
}

/** A small part of the page that the rest does not wait for, and that cannot break it. */
export function Later({ fallback = null, children }: LaterProps) {
  return (
    <ErrorBoundary fallback={() => fallback}>
      <Suspense fallback={fallback}>{children}</Suspense>
    </ErrorBoundary>
  );
}
