import type { ComponentType, FunctionComponent } from 'react';
import { lazyPart } from './lazy-part.ts';
import { PanelBoundary, type PanelFrame } from './PanelBoundary.tsx';

/** Returns a component whose code is loaded when it is first drawn, with a way to try again where that fails. */
export function boundedPart<P extends object>(
  load: () => Promise<ComponentType<P>>,
  frame: PanelFrame = {},
): FunctionComponent<P> {
  const Part = lazyPart(load);
  return (props) => (
    <PanelBoundary {...frame}>
      <Part {...props} />
    </PanelBoundary>
  );
}
