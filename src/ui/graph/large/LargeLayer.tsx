import { type RefObject, useLayoutEffect, useMemo } from 'react';
import { useAppState } from '../../common/store-context.ts';
import type { Making } from '../graph-steps.ts';
import type { GraphView } from '../use-graph-view.ts';
import type { Size } from '../use-viewport.ts';
import { FilterBar } from './FilterBar.tsx';
import { FocusBar } from './FocusBar.tsx';
import { Minimap } from './Minimap.tsx';
import { StuckParents } from './StuckParents.tsx';
import { useViewMaker } from './use-view-maker.ts';
import './large.css';

interface LargeLayerProps {
  readonly shape: GraphView;
  readonly size: Size;
  /** True when the graph leaves room for a minimap. */
  readonly hasMap: boolean;
  readonly field: RefObject<HTMLInputElement | null>;
  /** True while the field for the filter has the focus. */
  readonly isFinding: boolean;
  /** Takes what makes the view of the graph. */
  readonly onMake: (making: Making) => void;
}

/** What lies on the canvas of a graph that is larger than the screen: filter, focus, minimap. */
export function LargeLayer({ shape, size, hasMap, field, isFinding, onMake }: LargeLayerProps) {
  const view = useViewMaker();
  useLayoutEffect(() => onMake({ view }), [onMake, view]);
  const isSearching = useAppState(({ search }) => search.trim() !== '');
  const focus = useAppState((state) => state.focus);
  const nodes = useAppState((state) => state.snapshot.nodes);
  const focused = useMemo(() => nodes.get(focus ?? ''), [nodes, focus]);
  return (
    <>
      {hasMap && shape.layout.height > size.height * 1.5 && <Minimap shape={shape} size={size} />}
      <StuckParents graphView={shape} size={size} />
      <div className="lg-stack">
        {(focused?.kind === 'host' || focused?.kind === 'backend') && <FocusBar node={focused} count={shape.paths} />}
        {(isFinding || isSearching) && <FilterBar shape={shape} field={field} isSearching={isSearching} />}
      </div>
    </>
  );
}
