import { type RefObject, useEffect, useState } from 'react';

export interface RowWindow {
  /** First and one past the last row to draw. */
  readonly from: number;
  readonly to: number;
}

const spare = 12;

/** Returns which rows of a scrolling list are near the visible part; all rows have the same height in px. */
export function useRowWindow(list: RefObject<HTMLElement | null>, count: number, rowPx: number): RowWindow {
  const [view, setView] = useState({ top: 0, height: 800 });
  useEffect(() => {
    const node = list.current;
    if (!node) return;
    const read = () => setView({ top: node.scrollTop, height: node.clientHeight });
    const observer = new ResizeObserver(read);
    observer.observe(node);
    node.addEventListener('scroll', read, { passive: true });
    return () => {
      observer.disconnect();
      node.removeEventListener('scroll', read);
    };
  }, [list]);
  const from = Math.max(0, Math.floor(view.top / rowPx) - spare);
  return { from, to: Math.min(count, Math.ceil((view.top + view.height) / rowPx) + spare) };
}
