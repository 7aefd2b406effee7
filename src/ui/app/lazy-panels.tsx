import { type ComponentProps, lazy, type ReactNode, Suspense } from 'react';
import { useAppState } from '../common/store-context.ts';

const loadGraph = () => import('../graph/GraphPane.tsx').then(({ GraphPane }) => ({ default: GraphPane }));
const LazyGraph = lazy(loadGraph);
const LazyInspector = lazy(() =>
  import('../inspector/Inspector.tsx').then(({ Inspector }) => ({ default: Inspector })),
);
const LazyTable = lazy(() => import('../table/RouteTable.tsx').then(({ RouteTable }) => ({ default: RouteTable })));
const LazyTree = lazy(() => import('../tree/RouteTree.tsx').then(({ RouteTree }) => ({ default: RouteTree })));
const LazyMatrix = lazy(() => import('../compare/MatrixView.tsx').then(({ MatrixView }) => ({ default: MatrixView })));
const LazyProblems = lazy(() =>
  import('../problems/ProblemsPanel.tsx').then(({ ProblemsPanel }) => ({ default: ProblemsPanel })),
);
const LazyTests = lazy(() => import('../tests/TestsPanel.tsx').then(({ TestsPanel }) => ({ default: TestsPanel })));
const LazyChanges = lazy(() =>
  import('../workspace/ChangesPanel.tsx').then((part) => ({ default: part.ChangesPanel })),
);
const LazyFind = lazy(() => import('../workspace/FindPanel.tsx').then((part) => ({ default: part.FindPanel })));
const LazyPasteZone = lazy(() => import('./EmptyState.tsx').then(({ PasteZone }) => ({ default: PasteZone })));
const LazyExamples = lazy(() => import('./EmptyState.tsx').then(({ Examples }) => ({ default: Examples })));

/** Asks for the graph's code before anything is drawn: it then arrives beside the first paint, not after it. */
export function expectGraph(): void {
  // A failure shows where the graph is drawn, with a way to try again.
  loadGraph().catch(() => undefined);
}

/** A panel whose code is loaded when it is opened for the first time. */
function Panel({ children }: { readonly children: ReactNode }) {
  return <Suspense fallback={<div className="canvas-wait" />}>{children}</Suspense>;
}

/** The graph: its code comes in its own file, since phones begin with the tree. */
export function GraphView() {
  return (
    <Panel>
      <LazyGraph />
    </Panel>
  );
}

/** The routes as a table. */
export function TableView() {
  return (
    <Panel>
      <LazyTable />
    </Panel>
  );
}

/** The routes as a tree. */
export function TreeView() {
  return (
    <Panel>
      <LazyTree />
    </Panel>
  );
}

/** Requests and controllers. */
export function MatrixPane() {
  return (
    <Panel>
      <LazyMatrix />
    </Panel>
  );
}

/** The list of problems. */
export function ProblemsView() {
  return (
    <Panel>
      <LazyProblems />
    </Panel>
  );
}

/** The routing tests. */
export function TestsView() {
  return (
    <Panel>
      <LazyTests />
    </Panel>
  );
}

/** Changes since opening. */
export function ChangesView() {
  return (
    <Panel>
      <LazyChanges />
    </Panel>
  );
}

/** Find and replace across files. */
export function FindView() {
  return (
    <Panel>
      <LazyFind />
    </Panel>
  );
}

/** Stands in for the editor while there is nothing. */
export function PasteView(props: ComponentProps<typeof LazyPasteZone>) {
  return (
    <Panel>
      <LazyPasteZone {...props} />
    </Panel>
  );
}

/** Stands in for the graph while there is nothing. */
export function ExamplesView() {
  return (
    <Panel>
      <LazyExamples />
    </Panel>
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
