import { lazy, type ReactNode, useState } from 'react';
import { Later } from '../common/Later.tsx';
import { useAppState } from '../common/store-context.ts';
import type { SecondWayShown } from './SecondWay.tsx';
import type { GraphView } from './use-graph-view.ts';
import type { Size } from './use-viewport.ts';

const LazySecondWay = lazy(async () => ({ default: (await import('./SecondWay.tsx')).SecondWay }));
const noWay: SecondWayShown = { lit: new Set(), splits: new Map() };

/** Returns what B says of the nodes, and the layer that draws its way and finds out. */
export function useSecondWay(
  graphView: GraphView,
  size: Size,
): { readonly second: SecondWayShown; readonly layer: ReactNode } {
  const isComparing = useAppState((state) => state.compareWith !== null);
  const [second, setSecond] = useState<SecondWayShown | null>(null);
  const layer = isComparing && (
    <Later>
      <LazySecondWay graphView={graphView} size={size} onWay={setSecond} />
    </Later>
  );
  return { second: second ?? noWay, layer };
}
