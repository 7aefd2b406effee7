/** A cell of the grid; row -1 holds the heads. */
export interface GridSpot {
  readonly row: number;
  readonly column: number;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  /** Rows that a page key moves by. */
  readonly page: number;
}

function within(value: number, from: number, to: number): number {
  return Math.min(Math.max(value, from), to);
}

/** Returns the cell that keys lead to, written as in a list of actions, `null` when they do not move. */
export function spotAfterKey(spot: GridSpot, keys: string, size: GridSize): GridSpot | null {
  const [lastRow, lastColumn] = [size.rows - 1, size.columns - 1];
  const { row, column } = spot;
  switch (keys) {
    case '↓':
      return { row: within(row + 1, -1, lastRow), column };
    case '↑':
      return { row: within(row - 1, -1, lastRow), column };
    case '→':
      return { row, column: within(column + 1, 0, lastColumn) };
    case '←':
      return { row, column: within(column - 1, 0, lastColumn) };
    case 'PageDown':
      return { row: within(row + size.page, 0, lastRow), column };
    case 'PageUp':
      return { row: within(row - size.page, 0, lastRow), column };
    case 'Home':
      return { row, column: 0 };
    case 'End':
      return { row, column: lastColumn };
    case 'Mod+Home':
      return { row: 0, column: 0 };
    case 'Mod+End':
      return { row: lastRow, column: lastColumn };
    default:
      return null;
  }
}
