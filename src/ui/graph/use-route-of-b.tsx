import { lazy, type ReactNode, useState } from 'react';
import { Later } from '../common/Later.tsx';
import { useAppState } from '../common/store-context.ts';
import type { RouteOfBShown } from './RouteOfB.tsx';
import type { GraphView } from './use-graph-view.ts';
import type { Size } from './use-viewport.ts';

const LazyRouteOfB = lazy(async () => ({ default: (await import('./RouteOfB.tsx')).RouteOfB }));
const noRoute: RouteOfBShown = { lit: new Set(), splits: new Map() };

/** Returns what B says of the nodes, and the layer that draws its way and finds out. */
export function useRouteOfB(
  graphView: GraphView,
  size: Size,
): { readonly second: RouteOfBShown; readonly layer: ReactNode } {
  const isComparing = useAppState((state) => state.compareWith !== null);
  const [second, setSecond] = useState<RouteOfBShown | null>(null);
  const layer = isComparing && (
    <Later>
      <LazyRouteOfB graphView={graphView} size={size} onRoute={setSecond} />
    </Later>
  );
  return { second: second ?? noRoute, layer };
}
