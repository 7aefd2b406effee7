import { Component, type ReactNode } from 'react';
import { fetchAnew, tryPartsAgain } from './lazy-part.ts';

interface ErrorBoundaryProps {
  /** What to say instead, with a way to try again. */
  readonly fallback: (error: Error, retry: () => void) => ReactNode;
  readonly children: ReactNode;
}

/** Keeps a bug of one panel inside that panel. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown): { readonly error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  readonly retry = (): void => {
    const again = (): void => {
      tryPartsAgain();
      this.setState({ error: null });
    };
    // Without a network it fails as before: that is told in the same place.
    if (this.state.error) fetchAnew(this.state.error).then(again, again);
  };

  override render(): ReactNode {
    const { error } = this.state;
    return error ? this.props.fallback(error, this.retry) : this.props.children;
  }
}
