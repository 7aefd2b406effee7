import { lazy, useEffect, useMemo, useState } from 'react';
import { groupFrom } from '../../engine/graph/index.ts';
import { useAppState } from '../common/store-context.ts';
import type { Making, ShapeInput } from './graph-steps.ts';
import { type GraphView, useGraphView } from './use-graph-view.ts';
import type { Size } from './use-viewport.ts';

/** From this many paths on there is room for a minimap, px. */
const mapFrom = 40;
const mapRoom = 88;

/** Without the code for it a large graph is shown as any other. */
function NoLarge({ onMake }: { readonly onMake: (making: Making) => void }) {
  useEffect(() => onMake({ view: null }), [onMake]);
  return null;
}

/** Filter, focus and minimap: loaded when the first of them is needed. */
export const LazyLarge = lazy(() =>
  import('./large/LargeLayer.tsx').then(
    ({ LargeLayer }) => ({ default: LargeLayer }),
    () => ({ default: NoLarge as never }), // takes fewer of the same properties
  ),
);

interface LargeGraph {
  readonly graphView: GraphView;
  /** The graph leaves room for a minimap. */
  readonly hasMap: boolean;
  readonly isSearching: boolean;
  /** True where `LazyLarge` has something to do. */
  readonly isNeeded: boolean;
  readonly onMake: (making: Making) => void;
}

/** Returns the graph as it is shown, under filter and focus. */
export function useLargeGraph(size: Size, cull: boolean, add: ShapeInput['add']): LargeGraph {
  const isSearching = useAppState(({ search }) => search.trim() !== '');
  const isWanted = useAppState(({ focus, snapshot }) => focus !== null || snapshot.order.hosts.length >= groupFrom);
  const isLong = useAppState(({ snapshot }) => snapshot.order.paths.length > mapFrom);
  const hasMap = isLong && size.width >= 720;
  const room = useMemo(() => (hasMap ? { ...size, width: size.width - mapRoom } : size), [hasMap, size]);
  const [making, onMake] = useState<Making>({ view: undefined });
  const needsMaker = isSearching || isWanted;
  const graphView = useGraphView(room, cull, needsMaker ? making.view : null, add);
  const isNeeded = needsMaker || graphView.layout.height > size.height * 1.2;
  return { graphView, hasMap, isSearching, isNeeded, onMake };
}
