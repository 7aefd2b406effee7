import type { NodeId } from '../../engine/match/index.ts';
import { type Action, dispatcher } from '../actions/action.ts';
import { rowAfterKey, type TreeItem } from './tree-items.ts';

/** The row that a key was pressed on. */
export interface TreeContext {
  readonly items: readonly TreeItem[];
  readonly at: number;
  readonly goTo: (row: number) => void;
  /** Shows what is below a row, or hides it. */
  readonly toggle: (id: NodeId) => void;
  readonly inspect: (id: NodeId) => void;
  readonly goToYaml: (id: NodeId) => void;
  readonly leave: () => void;
}

const itemOf = ({ items, at }: TreeContext): TreeItem | undefined => items[at];

/** → opens what is closed, ← closes what is open; else they lead on. */
function turns({ expanded }: TreeItem, keys: string): boolean {
  return (keys === '→' && expanded === false) || (keys === '←' && expanded === true);
}

function walk(context: TreeContext, keys: string): void {
  const item = itemOf(context);
  const row = rowAfterKey(context.items, context.at, keys);
  if (item && turns(item, keys)) context.toggle(item.node.id);
  else if (row !== null) context.goTo(row);
}

/** What an action does to the row it was asked for on. */
const toRow =
  (act: (context: TreeContext, id: NodeId) => void) =>
  (context: TreeContext): void => {
    const item = itemOf(context);
    if (item) act(context, item.node.id);
  };

/** What a key means on a row of the tree; letters look for a row. */
export const treeActions: readonly Action<TreeContext>[] = [
  { id: 'walk', words: ({ app }) => app.help.walk, keys: ['↑', '↓', '←', '→'], run: walk },
  { id: 'walkToEnd', words: ({ app }) => app.help.firstLast, keys: ['Home', 'End'], run: walk },
  {
    id: 'toggle',
    words: ({ tree }) => tree.toggle,
    keys: ['Space'],
    when: (context) => (itemOf(context)?.expanded ?? null) !== null,
    run: toRow(({ toggle }, id) => toggle(id)),
  },
  {
    id: 'open',
    words: ({ graph }) => graph.menu.open,
    keys: ['Enter'],
    run: toRow(({ inspect }, id) => inspect(id)),
  },
  {
    id: 'goToYaml',
    words: ({ graph }) => graph.menu.goToYaml,
    keys: ['F12'],
    run: toRow(({ goToYaml }, id) => goToYaml(id)),
  },
  { id: 'leave', words: ({ app }) => app.help.escape, keys: ['Esc'], run: ({ leave }) => leave() },
];

/** Does what a key means on a row; returns whether it meant anything. */
export const onTreeKey = dispatcher(treeActions);
