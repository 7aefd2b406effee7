import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { RoutesView } from '../../state/types.ts';
import { useAppStore } from './store-context.ts';

/** Where a view of the routes was left. */
export interface ViewPlace {
  readonly x: number;
  readonly y: number;
  /** Of the graph; 1 elsewhere. */
  readonly zoom: number;
  /** What was selected then: a selection made since is brought into sight instead. */
  readonly selection: string | null;
}

const places = new Map<RoutesView, ViewPlace>();

/** Returns where a view was left, for as long as the page lives; `null` when it has not been open. */
export function recallView(view: RoutesView): ViewPlace | null {
  return places.get(view) ?? null;
}

/** Remembers where a view is left. */
export function rememberView(view: RoutesView, place: ViewPlace): void {
  places.set(view, place);
}

/**
 * Keeps the scroll position of a view while another one is shown. Returns the selection at the time it was left,
 * `undefined` at the first visit: what is selected now only needs to be brought into sight when it is another.
 */
export function useScrollMemory(view: RoutesView, list: RefObject<HTMLElement | null>): string | null | undefined {
  const store = useAppStore();
  const left = useRef(places.get(view));
  useLayoutEffect(() => {
    const node = list.current;
    if (!node) return;
    if (left.current) node.scrollTo(left.current.x, left.current.y);
    // A layout effect ends before the element is taken away: it still knows where it was.
    return () => {
      const { scrollLeft: x, scrollTop: y } = node;
      rememberView(view, { x, y, zoom: 1, selection: store.getState().selection });
    };
  }, [view, list, store]);
  return left.current?.selection;
}
