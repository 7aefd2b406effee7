import type { Hint } from './action.ts';

// What the browser or a field of a form does by itself: nothing of ours listens, the help sheet only tells of it.

/** In the graph and the tree. */
export const routeKeys: readonly Hint[] = [{ id: 'menu', words: ({ palette }) => palette.menu, keys: ['Shift+F10'] }];

/** While paths are dragged. */
export const dragKeys: readonly Hint[] = [
  { id: 'copy', words: ({ manipulate }) => manipulate.help.copy, keys: ['Alt'] },
];

/** While a cell of the table is edited. */
export const editKeys: readonly Hint[] = [
  { id: 'take', words: ({ table }) => table.help.take, keys: ['Enter', 'Tab'] },
  { id: 'cancel', words: ({ table }) => table.help.cancel, keys: ['Esc'] },
];
