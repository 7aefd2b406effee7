import type { ColumnId } from '../parts/columns.ts';
import type { TableRow } from '../parts/table-rows.ts';
import { editableText } from './cell-edit.ts';
import type { RowActions } from './row-actions.ts';

/** What the keys of a cell do. */
export interface CellKeys {
  readonly row: TableRow | undefined;
  readonly column: ColumnId;
  readonly on: RowActions;
  readonly edit: () => void;
  readonly move: (key: string, isWhole: boolean) => boolean;
}

type Key = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

/** Returns true when a key meant something to the cell it was pressed in. */
export function onCellKey(event: Key, { row, column, on, edit, move }: CellKeys): boolean {
  const { key, shiftKey } = event;
  const hasCtrl = event.ctrlKey || event.metaKey;
  if (event.altKey || (hasCtrl && !['Home', 'End', ' '].includes(key))) return false;
  if (move(key, hasCtrl)) return true;
  if (!row) return false;
  const canEdit = editableText(row, column) !== null;
  if ((key === 'Enter' || key === 'F2') && canEdit) edit();
  else if (key === 'Enter') on.inspect(row);
  else if (key === ' ') on.choose(row, { isMore: hasCtrl, isRange: shiftKey });
  else if (key === 'F12') on.goToYaml(row);
  else if (key === 'Delete') on.remove(row);
  else if (key === 'Escape') on.unmark();
  else return false;
  return true;
}
