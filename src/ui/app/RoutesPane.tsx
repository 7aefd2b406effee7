import { useState } from 'react';
import { useAppState, useMessages } from '../common/store-context.ts';
import { ExamplesView, GraphView, TreeView } from './lazy-panels.tsx';
import { PanelBoundary } from './PanelBoundary.tsx';
import { type RoutesView, ViewToggle } from './ViewToggle.tsx';

/** Where the graph puts its own tools: the right end of the pane's head. */
export const graphToolsId = 'graph-tools';

interface RoutesPaneProps {
  /** Nothing to draw yet: examples instead. */
  readonly isUnbegun: boolean;
  readonly startsAs: RoutesView;
}

/** The routes: as a graph, or as a tree that says the same in words. */
export function RoutesPane({ isUnbegun, startsAs }: RoutesPaneProps) {
  const { app } = useMessages();
  const [view, setView] = useState<RoutesView>(startsAs);
  const hosts = useAppState((state) => state.snapshot.counts.hosts);
  const paths = useAppState((state) => state.snapshot.counts.paths);
  if (isUnbegun) return <ExamplesView />;
  return (
    <>
      <div className="phead routes-head">
        <ViewToggle view={view} onChange={setView} />
        {view === 'tree' && <span className="dim small">{app.routesHead(hosts, paths)}</span>}
        <span className="grow" />
        <div id={graphToolsId} className="row tight" />
      </div>
      <PanelBoundary key={view}>{view === 'graph' ? <GraphView /> : <TreeView />}</PanelBoundary>
    </>
  );
}
