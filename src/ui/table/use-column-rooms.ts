import { type CSSProperties, type RefObject, useEffect, useMemo, useState } from 'react';
import { useMessages } from '../common/store-context.ts';
import { cellText } from '../parts/columns.ts';
import type { TableRow } from '../parts/table-rows.ts';
import { type ColumnRooms, columnRooms, type NamedColumn, namedColumns } from './column-rooms.ts';

interface Rooms {
  /** Widths as CSS variables. */
  readonly widths: CSSProperties;
  readonly cuts: ColumnRooms['cuts'];
}

/** Returns how wide the columns of the shown rows are in this table. */
export function useColumnRooms(
  grid: RefObject<HTMLElement | null>,
  shown: readonly TableRow[],
  hasSecond: boolean,
): Rooms {
  const messages = useMessages();
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const node = grid.current;
    if (!node) return;
    const observer = new ResizeObserver(() => setWidth(node.clientWidth));
    observer.observe(node);
    return () => observer.disconnect();
  }, [grid]);
  const texts = useMemo(() => {
    const of = (column: NamedColumn) => new Set(shown.map((row) => cellText(row, column, messages)));
    return {
      host: of('host'),
      path: of('path'),
      service: of('service'),
      ingress: of('ingress'),
      runsAs: of('runsAs'),
      className: of('className'),
    };
  }, [shown, messages]);
  return useMemo(() => {
    const { widths, cuts } = columnRooms(width, texts, hasSecond);
    return {
      widths: Object.fromEntries(namedColumns.map((column) => [`--tb-${column}`, `${widths[column]}px`])),
      cuts,
    };
  }, [width, texts, hasSecond]);
}
