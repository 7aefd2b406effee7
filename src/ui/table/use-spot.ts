import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useAppState } from '../common/store-context.ts';
import type { ColumnId } from '../parts/columns.ts';
import { rowOfNode, type TableRow } from '../parts/table-rows.ts';
import type { GridSpot } from './grid-keys.ts';

interface Active {
  /** `null`: the heads; `undefined`: nowhere yet. */
  readonly id: string | null | undefined;
  readonly column: ColumnId;
}

interface SpotInput {
  readonly grid: RefObject<HTMLElement | null>;
  readonly shown: readonly TableRow[];
  readonly columns: readonly ColumnId[];
}

interface SpotControl {
  /** The one cell that Tab leads to. */
  readonly spot: GridSpot;
  readonly setSpot: (spot: GridSpot) => void;
  /** Goes to a cell and gives it the focus. */
  readonly focusSpot: (spot: GridSpot) => void;
  readonly onFocus: () => void;
  readonly onBlur: (to: EventTarget | null) => void;
}

/** One tab stop for the whole grid. It stays with its route when the rows change their order; an edited one is found by the selection. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: One closure: its parts share what it holds.
export function useSpot({ grid, shown, columns }: SpotInput): SpotControl {
  const selection = useAppState((state) => state.selection);
  const [active, setActive] = useState<Active>({ id: undefined, column: 'path' });
  const indexOf = useMemo(() => new Map<string, number>(shown.map(({ id }, index) => [id, index])), [shown]);
  const lastRow = useRef(0);
  const wantsFocus = useRef(false);
  const isInside = useRef(false);
  const selected = useMemo(
    () => indexOf.get(selection ?? '') ?? rowOfNode(shown, selection),
    [indexOf, shown, selection],
  );
  const found = active.id === null ? -1 : (indexOf.get(active.id ?? '') ?? selected);
  const row = active.id === null ? -1 : found >= 0 ? found : Math.min(lastRow.current, shown.length - 1);
  if (row >= 0) lastRow.current = row;
  const column = Math.max(0, columns.indexOf(active.column));
  const setSpot = useCallback(
    (to: GridSpot) => {
      const name = columns[to.column];
      if (name !== undefined) setActive({ id: to.row < 0 ? null : shown[to.row]?.id, column: name });
    },
    [columns, shown],
  );
  const focusSpot = useCallback(
    (to: GridSpot) => {
      wantsFocus.current = true;
      setSpot(to);
    },
    [setSpot],
  );
  // A cell whose row was drawn anew has lost the focus, and a sought one may come only now: looked at after each render.
  useEffect(() => {
    const isLost = isInside.current && document.activeElement === document.body;
    if (!wantsFocus.current && !isLost) return;
    const cell = grid.current?.querySelector<HTMLElement>('[data-column][tabindex="0"]');
    if (!cell) return;
    wantsFocus.current = false;
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
  return {
    spot: { row, column },
    setSpot,
    focusSpot,
    onFocus: () => {
      isInside.current = true;
    },
    onBlur: (to) => {
      if (to) isInside.current = to instanceof Node && grid.current?.contains(to) === true;
    },
  };
}
