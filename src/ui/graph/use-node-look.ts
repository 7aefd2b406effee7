import { createContext, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { useAppState } from '../common/store-context.ts';
import type { NodeLook, PathSplit } from '../parts/node-look.ts';
import type { CanvasItem } from '../parts/view-graph.ts';
import { type LookInput, lookReader, sameFields } from './look-of.ts';
import type { Shown } from './manipulate/handle.ts';
import type { GraphView } from './use-graph-view.ts';

/** What the canvas knows of its nodes: each reads its own look from here, so that only those are drawn anew that change. */
type Looks = StoreApi<LookInput>;

/** Around the nodes of a canvas. */
export const LooksContext = createContext<Looks | null>(null);

/** Returns how a node of the canvas looks now. */
export function useNodeLook(item: CanvasItem): NodeLook {
  const looks = useContext(LooksContext);
  if (!looks) throw new Error('A node is drawn on a canvas.');
  return useStore(
    looks,
    useMemo(() => lookReader(item), [item]),
  );
}

interface Canvas {
  readonly graphView: GraphView;
  /** False: every route matches. */
  readonly isSearching: boolean;
  /** The node that had the focus last. */
  readonly active: string | null;
  readonly litB: ReadonlySet<string>;
  readonly splits: ReadonlyMap<string, PathSplit>;
}

const noNodes: ReadonlySet<string> = new Set();

/** The node that Tab leads to: where the focus was, else what is selected, else the way of the request, else the first. */
function tabStopOf(active: string | null, selection: string | null, { layout, route, view }: GraphView): string | null {
  const candidates = [active, selection, route.hostId, view.hosts[0]?.id, view.routers[0]?.id];
  return candidates.find((id) => typeof id === 'string' && layout.boxes.has(id)) ?? null;
}

/** Returns the looks of a canvas's nodes; who drags tells what that changes by `onShown`, at every step. */
export function useLooks({ graphView, isSearching, active, litB, splits }: Canvas) {
  const { nodes, layout, route, matches } = graphView;
  const selection = useAppState((state) => state.selection);
  const inspected = useAppState((state) => state.inspected);
  const stale = useAppState((state) => state.snapshot.stale);
  const marked = useAppState((state) => state.marked);
  const tabStop = tabStopOf(active, selection, graphView);
  const found = useMemo(() => (isSearching ? new Set(matches) : noNodes), [isSearching, matches]);
  const now = { layout, nodes, route, stale, selection, inspected, tabStop, found, marked, litB, splits };
  const [looks] = useState(() => createStore<LookInput>(() => ({ ...now, shown: null })));
  // Together with the nodes, which React Flow takes over after they were drawn: none is drawn with the look of another.
  useEffect(() => {
    if (!sameFields(now, looks.getState())) looks.setState(now);
  });
  const [isDragging, setDragging] = useState(false);
  const onShown = useCallback(
    (shown: Shown | null) => {
      setDragging(shown !== null);
      looks.setState({ shown });
    },
    [looks],
  );
  return { looks, tabStop, isDragging, onShown };
}
