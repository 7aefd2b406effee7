import { type Action, dispatcher } from '../actions/action.ts';
import type { KeyPress } from '../actions/chords.ts';
import { commandKey } from '../common/platform.ts';
import type { ColumnId } from '../parts/columns.ts';
import type { TableRow } from '../parts/table-rows.ts';
import { editableText } from './cell-edit.ts';
import type { RowActions } from './row-actions.ts';

/** The cell that a key was pressed in. */
export interface CellContext {
  /** `undefined` in the heads. */
  readonly row: TableRow | undefined;
  readonly column: ColumnId;
  readonly on: RowActions;
  readonly edit: () => void;
  readonly move: (keys: string) => void;
}

const single = { isMore: false, isRange: false };

const hasRow = ({ row }: CellContext): boolean => row !== undefined;
const move: Pick<Action<CellContext> & { readonly load?: undefined }, 'run'> = {
  run: (context, keys) => context.move(keys),
};
const canEdit = ({ row, column }: CellContext): boolean => row !== undefined && editableText(row, column) !== null;

/** What an action does to the row it was asked for in. */
const toRow =
  (act: (on: RowActions, row: TableRow) => void) =>
  ({ on, row }: CellContext): void => {
    if (row) act(on, row);
  };

/** What a key means in a cell of the table, in the order of the help sheet. */
export const cellActions: readonly Action<CellContext>[] = [
  { id: 'cells', words: ({ table }) => table.help.cells, keys: ['↑', '↓', '←', '→', 'PageUp', 'PageDown'], ...move },
  { id: 'ends', words: ({ table }) => table.help.ends, keys: ['Home', 'End', 'Mod+Home', 'Mod+End'], ...move },
  {
    id: 'edit',
    words: ({ table }) => table.help.edit,
    keys: ['Enter', 'F2'],
    // What cannot be written is looked at.
    when: (context, keys) => hasRow(context) && (keys === 'Enter' || canEdit(context)),
    run: (context) => (canEdit(context) ? context.edit() : toRow((on, row) => on.inspect(row))(context)),
  },
  {
    id: 'select',
    words: ({ table }) => table.help.select,
    keys: ['Space'],
    when: hasRow,
    run: toRow((on, row) => on.choose(row, single)),
  },
  {
    id: 'select-range',
    words: ({ table }) => table.help.range,
    keys: ['Shift+Space'],
    when: hasRow,
    run: toRow((on, row) => on.choose(row, { ...single, isRange: true })),
  },
  {
    id: 'select-more',
    words: ({ table }) => table.help.more,
    keys: ['Mod+Space'],
    when: hasRow,
    run: toRow((on, row) => on.choose(row, { ...single, isMore: true })),
  },
  {
    id: 'goToYaml',
    words: ({ graph }) => graph.menu.goToYaml,
    keys: ['F12'],
    when: hasRow,
    run: toRow((on, row) => on.goToYaml(row)),
  },
  {
    id: 'remove',
    words: ({ graph }) => graph.menu.remove,
    keys: ['Delete'],
    when: hasRow,
    run: toRow((on, row) => on.remove(row)),
  },
  {
    id: 'leave',
    words: ({ manipulate }) => manipulate.bar.clear,
    keys: ['Esc'],
    when: hasRow,
    run: ({ on }) => on.unmark(),
  },
];

const onKey = dispatcher(cellActions);

/** Does what a key means in a cell; returns whether it meant anything. In a grid Ctrl is as good as ⌘. */
export const onCellKey = (press: KeyPress, context: CellContext): boolean => onKey(commandKey(press), context);
