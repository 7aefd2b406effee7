import { lazy, Suspense } from 'react';
import { useAppState } from '../common/store-context.ts';

const loadGraph = () => import('../graph/GraphPane.tsx').then(({ GraphPane }) => ({ default: GraphPane }));
const LazyGraph = lazy(loadGraph);
const LazyInspector = lazy(() =>
  import('../inspector/Inspector.tsx').then(({ Inspector }) => ({ default: Inspector })),
);

/** Asks for the graph's code before anything is drawn: it then arrives beside the first paint, not after it. */
export function expectGraph(): void {
  // A failure shows where the graph is drawn, with a way to try again.
  loadGraph().catch(() => undefined);
}

/** The graph: its code comes in its own file, since phones begin with the tree. */
export function GraphView() {
  return (
    <Suspense fallback={<div className="canvas-wait" />}>
      <LazyGraph />
    </Suspense>
  );
}

/** The inspector: its code is loaded when a node is inspected for the first time. */
export function InspectorView() {
  const isNeeded = useAppState((state) => state.inspected !== null);
  return isNeeded ? (
    <Suspense>
      <LazyInspector />
    </Suspense>
  ) : null;
}
