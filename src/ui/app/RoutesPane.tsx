import { lazy, type ReactNode } from 'react';
import type { RoutesView } from '../../state/types.ts';
import { idle } from '../common/idle.ts';
import { Later } from '../common/Later.tsx';
import { PanelBoundary } from '../common/PanelBoundary.tsx';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';
import { ExamplesView } from './lazy-panels.tsx';
import { viewPanels } from './panels.ts';
import { ViewToggle } from './ViewToggle.tsx';

const NewMenu = lazy(async () => {
  await idle();
  const part = await import('../inspector/NewMenu.tsx');
  return { default: part.NewMenu };
});

/** Where the graph puts its own tools: the right end of the pane's head. */
const graphToolsId = 'graph-tools';

interface RoutesPaneProps {
  /** Nothing to draw yet: examples instead. */
  readonly isUnbegun: boolean;
  readonly startsAs: RoutesView;
  /** What stands before the views in the head. */
  readonly head?: ReactNode;
}

/** The routes: as a graph, as a table, as a tree that says the same in words, or as a matrix of controllers. */
export function RoutesPane({ isUnbegun, startsAs, head }: RoutesPaneProps) {
  const { app } = useMessages();
  const actions = useActions();
  const view = useAppState((state) => state.routesView) ?? startsAs;
  const panel = viewPanels.find(({ id }) => id === view);
  const hosts = useAppState((state) => state.snapshot.counts.hosts);
  const paths = useAppState((state) => state.snapshot.counts.paths);
  const onList = () => void import('./to-places.ts').then((part) => part.toList({ actions }));
  if (isUnbegun) return <ExamplesView />;
  return (
    <>
      <div className="phead routes-head">
        {head}
        <ViewToggle view={view} />
        {view === 'tree' && <span className="dim small">{app.routesHead(hosts, paths)}</span>}
        <span className="grow" />
        <Later>
          <NewMenu />
        </Later>
        <div id={graphToolsId} className={view === 'graph' ? 'row tight has-tools' : 'row tight'} />
      </div>
      <PanelBoundary key={view}>{panel && <panel.View onList={onList} />}</PanelBoundary>
    </>
  );
}
