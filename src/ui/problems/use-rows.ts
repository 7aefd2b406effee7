import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';

/** Pixels drawn beyond both ends of the visible part. */
const spare = 400;

export interface RowsView {
  /** First and one past the last row to draw. */
  readonly from: number;
  readonly to: number;
  /** Height in px of what stands above the first drawn row, and of all rows. */
  readonly above: number;
  readonly total: number;
  /** Give it to each drawn row: its real height replaces the guess. */
  readonly measure: (key: string, node: HTMLElement | null) => void;
  readonly scrollTo: (index: number) => void;
}

/** Draws only what is near the visible part of a long list with rows of differing heights. `guessPx` holds until a row was drawn once. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: One closure: its parts share what it holds.
export function useRows(list: RefObject<HTMLElement | null>, keys: readonly string[], guessPx: number): RowsView {
  const heights = useRef(new Map<string, number>());
  const drawn = useRef(new Map<string, HTMLElement>());
  const [view, setView] = useState({ top: 0, height: 600 });
  const [version, setVersion] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `version` tells that heights changed
  const starts = useMemo(() => {
    const sums = [0];
    for (const key of keys) sums.push((sums.at(-1) ?? 0) + (heights.current.get(key) ?? guessPx));
    return sums;
  }, [keys, guessPx, version]);
  useEffect(() => {
    const node = list.current;
    if (!node) return;
    const read = () => setView({ top: node.scrollTop, height: node.clientHeight });
    const observer = new ResizeObserver(() => {
      heights.current.clear();
      setVersion((last) => last + 1);
      read();
    });
    observer.observe(node);
    node.addEventListener('scroll', read, { passive: true });
    return () => {
      observer.disconnect();
      node.removeEventListener('scroll', read);
    };
  }, [list]);
  useLayoutEffect(() => {
    let isNew = false;
    for (const [key, node] of drawn.current) {
      const height = node.getBoundingClientRect().height;
      if (Math.abs((heights.current.get(key) ?? -1) - height) < 1) continue;
      heights.current.set(key, height);
      isNew = true;
    }
    if (isNew) setVersion((last) => last + 1);
  });
  const measure = useCallback((key: string, node: HTMLElement | null) => {
    if (node) drawn.current.set(key, node);
    else drawn.current.delete(key);
  }, []);
  const from = Math.max(0, indexAt(starts, view.top - spare));
  const to = Math.min(keys.length, indexAt(starts, view.top + view.height + spare) + 1);
  return {
    from,
    to,
    above: starts[from] ?? 0,
    total: starts.at(-1) ?? 0,
    measure,
    scrollTo(index) {
      const node = list.current;
      if (!node) return;
      const start = starts[index] ?? 0;
      const end = starts[index + 1] ?? start;
      if (start < node.scrollTop) node.scrollTop = start;
      else if (end > node.scrollTop + node.clientHeight) node.scrollTop = end - node.clientHeight;
    },
  };
}

/** The row that holds an offset in px. */
function indexAt(starts: readonly number[], px: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= px) low = middle;
    else high = middle - 1;
  }
  return low;
}
