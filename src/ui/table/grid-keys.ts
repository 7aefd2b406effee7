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

/** Returns the cell that a key leads to, `null` when the key does not move. With `isWhole`, Home and End mean the whole grid. */
export function spotAfterKey(spot: GridSpot, key: string, size: GridSize, isWhole: boolean): GridSpot | null {
  const [lastRow, lastColumn] = [size.rows - 1, size.columns - 1];
  const { row, column } = spot;
  switch (key) {
    case 'ArrowDown':
      return { row: within(row + 1, -1, lastRow), column };
    case 'ArrowUp':
      return { row: within(row - 1, -1, lastRow), column };
    case 'ArrowRight':
      return { row, column: within(column + 1, 0, lastColumn) };
    case 'ArrowLeft':
      return { row, column: within(column - 1, 0, lastColumn) };
    case 'PageDown':
      return { row: within(row + size.page, 0, lastRow), column };
    case 'PageUp':
      return { row: within(row - size.page, 0, lastRow), column };
    case 'Home':
      return { row: isWhole ? 0 : row, column: 0 };
    case 'End':
      return { row: isWhole ? lastRow : row, column: lastColumn };
    default:
      return null;
  }
}
