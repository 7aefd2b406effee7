import type { Hint } from './action.ts';

/** What keys mean in the graph and the tree that is no action of a node's own. */
export const routeKeys: readonly Hint[] = [{ id: 'menu', words: ({ palette }) => palette.menu, keys: ['Shift+F10'] }];

/** What keys mean while several paths are marked. */
export const markKeys: readonly Hint[] = [
  { id: 'extend', words: ({ manipulate }) => manipulate.help.extend, keys: ['Shift+↑', 'Shift+↓'] },
  { id: 'toggle', words: ({ manipulate }) => manipulate.help.toggle, keys: ['Shift+Space'] },
  { id: 'all', words: ({ manipulate }) => manipulate.help.all, keys: ['Mod+A'] },
  { id: 'copy', words: ({ manipulate }) => manipulate.help.copy, keys: ['Alt'] },
];

/** What keys mean in a cell of the table. */
export const cellKeys: readonly Hint[] = [
  { id: 'cells', words: ({ table }) => table.help.cells, keys: ['↑', '↓', '←', '→', 'PageUp', 'PageDown'] },
  { id: 'edit', words: ({ table }) => table.help.edit, keys: ['Enter', 'F2'] },
  { id: 'select', words: ({ table }) => table.help.select, keys: ['Space'] },
];

/** What keys mean while a cell is edited. */
export const editKeys: readonly Hint[] = [
  { id: 'take', words: ({ table }) => table.help.take, keys: ['Enter', 'Tab'] },
  { id: 'cancel', words: ({ table }) => table.help.cancel, keys: ['Esc'] },
];
