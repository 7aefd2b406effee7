import { Copy, type LucideIcon, Trash2 } from 'lucide-react';
import type { Action } from '../../actions/action.ts';
import { marksShown, toggled } from '../../parts/marks.ts';
import { onNode } from '../actions-on-nodes.ts';
import type { ChoiceKind } from './choices.ts';
import type { Marking } from './marking.ts';

/** The paths that something is done to in one step. */
export interface MarkedContext {
  readonly ids: ReadonlySet<string>;
  readonly onChoose: (kind: ChoiceKind, ids: ReadonlySet<string>) => void;
  readonly onDuplicate: (ids: ReadonlySet<string>) => void;
  readonly onRemove: (ids: ReadonlySet<string>) => void;
  readonly onClear: () => void;
}

/** What can be done to all marked paths, as their bar shows it. */
export type MarkedAction = Action<MarkedContext> & {
  readonly icon?: LucideIcon;
  /** It opens a list to choose from. */
  readonly isChoice?: true;
};

const choice = (kind: ChoiceKind): MarkedAction => ({
  id: `marked-${kind}`,
  words: ({ manipulate }) => manipulate.bar[kind],
  isChoice: true,
  run: ({ onChoose, ids }) => onChoose(kind, ids),
});

const duplicate: MarkedAction = {
  ...onNode.duplicate,
  words: ({ manipulate }) => manipulate.bar.duplicate,
  icon: Copy,
  run: ({ onDuplicate, ids }) => onDuplicate(ids),
};

const remove: MarkedAction = {
  ...onNode.remove,
  words: ({ manipulate }) => manipulate.bar.remove,
  icon: Trash2,
  run: ({ onRemove, ids }) => onRemove(ids),
};

/** Takes a step back, as the key does without marks. */
export const clear: MarkedAction = {
  id: 'leave',
  words: ({ manipulate }) => manipulate.bar.clear,
  keys: ['Esc'],
  run: ({ onClear }) => onClear(),
};

/** In the order of the bar. */
export const barActions: readonly MarkedAction[] = [
  ...(['service', 'host', 'copy', 'type', 'class'] as const).map(choice),
  duplicate,
  remove,
];

/** The node a key was pressed on, and the marks. */
export interface MarkContext extends Marking {
  readonly id: string;
}

/** The path that Shift and an arrow lead to. */
function nextOf({ id, paths }: MarkContext, keys: string): string | undefined {
  return paths.includes(id) ? paths[paths.indexOf(id) + (keys === 'Shift+↑' ? -1 : 1)] : undefined;
}

function extend(context: MarkContext, keys: string): void {
  const { id, marked, mark, focusNode, anchor } = context;
  const next = nextOf(context, keys);
  if (next === undefined) return;
  // Going back takes out what going forth took in.
  const isBack = marked.has(next) && marked.has(id);
  if (marked.size === 0) anchor.current = id;
  mark(isBack ? toggled(marked, id) : new Set([...marked, id, next]));
  focusNode(next);
}

const shownOf = ({ marked, paths }: MarkContext): ReadonlySet<string> => marksShown(marked, paths);

/** A key on one of several marked paths is for them all. */
function isAmong(context: MarkContext): boolean {
  const shown = shownOf(context);
  return shown.size > 1 && shown.has(context.id);
}

/** What a key on a node means for the marks; where it means nothing for them it means what it means on the node. */
export const markActions: readonly Action<MarkContext>[] = [
  {
    id: 'extend',
    words: ({ manipulate }) => manipulate.help.extend,
    keys: ['Shift+↑', 'Shift+↓'],
    when: (context, keys) => nextOf(context, keys) !== undefined,
    run: extend,
  },
  {
    id: 'toggle',
    words: ({ manipulate }) => manipulate.help.toggle,
    keys: ['Shift+Space'],
    when: ({ paths, id }) => paths.includes(id),
    run({ id, marked, mark, anchor }) {
      anchor.current = id;
      mark(toggled(marked, id));
    },
  },
  {
    id: 'all',
    words: ({ manipulate }) => manipulate.help.all,
    keys: ['Mod+A'],
    run: ({ mark, paths }) => mark(new Set(paths)),
  },
  { ...onNode.duplicate, when: isAmong, run: (context) => context.onDuplicate(shownOf(context)) },
  { ...onNode.remove, when: isAmong, run: (context) => context.onRemove(shownOf(context)) },
  { ...clear, when: ({ marked }) => marked.size > 0, run: ({ mark }) => mark(new Set()) },
];
