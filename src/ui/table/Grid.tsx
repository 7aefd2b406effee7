// biome-ignore-all lint/a11y/useSemanticElements: only rows in sight are mounted, each at its own place: no layout of a table does that
import { type KeyboardEvent, type MouseEvent, type RefObject, useEffect, useId, useRef, useState } from 'react';
import { useActions, useAppState, useAppStore, useMessages } from '../common/store-context.ts';
import { useWidthClass } from '../common/use-width.ts';
import { useRowWindow } from '../common/use-window.ts';
import { useScrollMemory } from '../common/view-memory.ts';
import { allColumns, type ColumnId } from '../parts/columns.ts';
import { rowOfNode, type TableRow } from '../parts/table-rows.ts';
import { onCellKey } from './cell-actions.ts';
import { editableText } from './cell-edit.ts';
import { spotAfterKey } from './grid-keys.ts';
import { RouteRow } from './RouteRow.tsx';
import { rowActions } from './row-actions.ts';
import type { TableSort } from './sort-filter.ts';
import { TableHead } from './TableHead.tsx';
import { useColumnRooms } from './use-column-rooms.ts';
import { useSpot } from './use-spot.ts';
import type { TableView } from './use-table.ts';

const headPx = 32;

/** Brings the selection into sight when it was made elsewhere, also while another view was shown. */
function useSelectionFollow(grid: RefObject<HTMLElement | null>, shown: readonly TableRow[], rowPx: number): void {
  const selection = useAppState((state) => state.selection);
  const seen = useRef(useScrollMemory('table', grid));
  useEffect(() => {
    const node = grid.current;
    if (!node || seen.current === selection) return;
    const row = rowOfNode(shown, selection);
    if (row < 0) return;
    seen.current = selection;
    const [top, bottom] = [row * rowPx, (row + 1) * rowPx];
    const height = node.clientHeight - headPx;
    if (top < node.scrollTop) node.scrollTop = top;
    else if (bottom > node.scrollTop + height) node.scrollTop = bottom - height;
  }, [grid, selection, shown, rowPx]);
}

/** Of the rows that are not edited; one for all, so that they are not drawn anew. */
const notEdited = (): void => undefined;

interface Editing {
  readonly id: string;
  readonly column: ColumnId;
}

/** The cell that an event happened in. */
function cellOf(target: EventTarget): { readonly id: string; readonly column: ColumnId } | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[role="gridcell"]') : null;
  const id = cell?.closest<HTMLElement>('[data-node-id]')?.dataset['nodeId'];
  const column = allColumns.find((known) => known === cell?.dataset['column']);
  return id !== undefined && column !== undefined ? { id, column } : null;
}

interface GridProps {
  readonly view: TableView;
  readonly sort: TableSort | null;
  readonly onSort: (column: ColumnId) => void;
}

/** The rows: one stop for the Tab key, arrow keys between cells, only what is near the visible part mounted. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: The markup of one part, read as one.
export function Grid({ view, sort, onSort }: GridProps) {
  const { shown, columns, first, second } = view;
  const words = useMessages().table;
  const actions = useActions();
  const store = useAppStore();
  const howTo = useId();
  const isNarrow = useWidthClass() === 'narrow';
  const rowPx = isNarrow ? 44 : 32;
  const grid = useRef<HTMLDivElement>(null);
  const { widths, cuts } = useColumnRooms(grid, shown, columns.includes('verdictB'));
  const { from, to } = useRowWindow(grid, shown.length, rowPx);
  useSelectionFollow(grid, shown, rowPx);
  const { spot, setSpot, focusSpot, onFocus, onBlur } = useSpot({ grid, shown, columns });
  const [editing, setEditing] = useState<Editing | null>(null);
  const on = rowActions({ shown, actions, get: store.getState });
  const row = shown[spot.row];
  const column = columns[spot.column] ?? 'path';

  const edit = (target: TableRow, at: ColumnId) => {
    if (editableText(target, at) === null) return;
    // The edited route may get another name: the selection knows where it went.
    actions.select(target.id);
    setEditing({ id: target.id, column: at });
  };
  const onEdited = (step: number | null) => {
    setEditing(null);
    if (step !== null) focusSpot({ ...spot, column: Math.min(Math.max(spot.column + step, 0), columns.length - 1) });
  };
  const move = (keys: string): void => {
    const page = Math.max(1, Math.floor(((grid.current?.clientHeight ?? 0) - headPx) / rowPx) - 1);
    const next = spotAfterKey(spot, keys, { rows: shown.length, columns: columns.length, page });
    if (next) focusSpot(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const context = { row, column, on, move, edit: () => row && edit(row, column) };
    if (!onCellKey(event, context)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onClick = (event: MouseEvent) => {
    const cell = cellOf(event.target);
    const index = shown.findIndex(({ id }) => id === cell?.id);
    const target = shown[index];
    const at = cell ? columns.indexOf(cell.column) : -1;
    if (!target || at < 0 || editing?.id === target.id) return;
    setSpot({ row: index, column: at });
    on.choose(target, { isMore: event.ctrlKey || event.metaKey, isRange: event.shiftKey });
  };
  const onDoubleClick = (event: MouseEvent) => {
    const cell = cellOf(event.target);
    const target = shown.find(({ id }) => id === cell?.id);
    if (!target || !cell || editing) return;
    if (editableText(target, cell.column) === null) on.inspect(target);
    else edit(target, cell.column);
  };
  const drawn = shown.slice(from, to).map((each, offset) => ({ each, index: from + offset }));
  // The row with the focus stays, however far the others are scrolled.
  if (row && (spot.row < from || spot.row >= to)) drawn.push({ each: row, index: spot.row });
  return (
    <div
      ref={grid}
      role="grid"
      className={columns.includes('verdictB') ? 'tb-scroll two' : 'tb-scroll'}
      aria-label={words.label}
      aria-describedby={howTo}
      aria-rowcount={shown.length + 1}
      aria-colcount={columns.length}
      aria-multiselectable="true"
      tabIndex={-1}
      style={{ ['--row' as string]: `${rowPx}px`, ...(isNarrow ? {} : widths) }}
      onKeyDown={onKeyDown}
      onClick={onClick}
      onDoubleClick={onDoubleClick}
      onFocus={onFocus}
      onBlur={(event) => onBlur(event.relatedTarget)}
      onContextMenu={(event) => {
        const target = shown.find(({ id }) => id === cellOf(event.target)?.id);
        if (!target || editing) return;
        event.preventDefault();
        on.inspect(target);
      }}
    >
      <TableHead columns={columns} sort={sort} stop={spot.row < 0 ? column : null} onSort={onSort} />
      <div role="rowgroup" className="tb-all" style={{ height: shown.length * rowPx }}>
        {drawn.map(({ each, index }) => (
          <RouteRow
            key={each.id}
            row={each}
            index={index}
            columns={columns}
            cuts={cuts}
            stop={index === spot.row ? column : null}
            editing={editing?.id === each.id ? editing.column : null}
            first={first}
            second={second}
            onEdited={editing?.id === each.id ? onEdited : notEdited}
          />
        ))}
      </div>
      <p id={howTo} className="sr">
        {words.howTo}
      </p>
    </div>
  );
}
