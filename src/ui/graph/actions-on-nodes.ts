import type { GraphNode } from '../../engine/graph/index.ts';
import { type NodeId, readNodeId } from '../../engine/match/index.ts';
import { tableOf } from '../../engine/text/index.ts';
import { type Action, dispatcher } from '../actions/action.ts';
import type { NodeActions } from './graph-actions.ts';
import type { AskedKind } from './manipulate/handle.ts';
import type { ViewportControl } from './use-viewport.ts';
import { columnEnd, type Direction, step, type WalkMap } from './walk.ts';

/** What something is done to. */
export interface NodeContext {
  /** The node or the end below a router; `''` on empty canvas. */
  readonly id: string;
  /** `null` for what is no node of the graph. */
  readonly node: GraphNode | null;
  readonly on: NodeActions;
  /** Opens the list to choose from for a path or a host. */
  readonly choose: (kind: AskedKind, id: string) => void;
  /** Asks the request that A and B answer differently. */
  readonly ask: (id: string) => void;
}

/** What keys can do besides: they are pressed on a node of the canvas. */
export interface CanvasContext extends NodeContext {
  readonly map: WalkMap;
  readonly viewport: ViewportControl;
  readonly focusNode: (id: string) => void;
  readonly select: (id: NodeId | null) => void;
  readonly find: () => void;
  /** Shows the same as a tree. */
  readonly list: () => void;
  readonly toggleBack: () => void;
  readonly leave: () => void;
}

type NodeAction = Action<NodeContext>;

const isPath = ({ node }: NodeContext): boolean => node?.kind === 'path';

/** What keys and menu can do to a node. */
export const onNode = {
  open: { id: 'open', words: (all) => all.graph.menu.open, keys: ['Enter'], run: ({ on, id }) => on.open(id) },
  goToYaml: {
    id: 'goToYaml',
    words: (all) => all.graph.menu.goToYaml,
    keys: ['F12'],
    run: ({ on, id }) => on.goToYaml(id),
  },
  addPath: {
    id: 'addPath',
    words: (all) => all.graph.menu.addPath,
    keys: ['A'],
    run: ({ on, id }) => on.addPath(id || null),
  },
  addHost: {
    id: 'addHost',
    words: (all) => all.graph.menu.addHost,
    keys: ['Shift+A'],
    run: ({ on, id }) => on.addHost(id || null),
  },
  connect: {
    id: 'connect',
    words: (all) => all.graph.menu.connectTo,
    keys: ['M'],
    when: isPath,
    run: ({ choose, id }) => choose('service', id),
  },
  moveUp: {
    id: 'moveUp',
    words: (all) => all.graph.menu.moveUp,
    keys: ['Alt+↑'],
    run: ({ on, id }) => on.shift(id, -1),
  },
  moveDown: {
    id: 'moveDown',
    words: (all) => all.graph.menu.moveDown,
    keys: ['Alt+↓'],
    run: ({ on, id }) => on.shift(id, 1),
  },
  duplicate: {
    id: 'duplicate',
    words: (all) => all.graph.menu.duplicate,
    keys: ['Mod+D'],
    run: ({ on, id }) => on.duplicate(id),
  },
  remove: {
    id: 'remove',
    words: (all) => all.graph.menu.remove,
    keys: ['Delete'],
    run: ({ on, id }) => on.remove(id),
  },
  focus: { id: 'focus', words: (all) => all.graph.menu.focus, keys: ['O'], run: ({ on, id }) => on.focusOn(id) },
  ask: { id: 'ask', words: (all) => all.matrix.askSplit, keys: ['D'], run: ({ ask, id }) => ask(id) },
} satisfies Readonly<Record<string, NodeAction>>;

const { addPath, addHost, connect } = onNode;

/** A bundle opens into the paths it stands for. */
function open({ on, map, id }: CanvasContext): void {
  if (id.startsWith('bundle:')) on.toggleHost(id.slice('bundle:'.length));
  else if (map.columnOf.has(id)) on.open(id);
}

/** Adds what comes next on the way and connects it: a host to a router, a path to a host, a Service to a path. */
function addChild(context: CanvasContext): void {
  const column = context.map.columnOf.get(context.id);
  if (column === 0) addHost.run(context);
  else if (column === 1) addPath.run(context);
  else if (isPath(context)) connect.run(context);
}

const directions = tableOf<Direction>({ '↑': 'up', '↓': 'down', '←': 'left', '→': 'right' });

function go({ focusNode }: CanvasContext, to: string | null): void {
  if (to !== null) focusNode(to);
}

function fit({ map, viewport, id }: CanvasContext, keys: string): void {
  const box = map.boxes.get(id);
  if (keys === 'Shift+1') viewport.fitAll();
  else if (keys === 'Shift+0') viewport.zoomTo(1);
  else if (box) viewport.fitBox(box);
}

/** What a key means on a node of the canvas, in the order of the help sheet. */
export const canvasActions: readonly Action<CanvasContext>[] = [
  {
    id: 'walk',
    words: (all) => all.app.help.walk,
    keys: ['↑', '↓', '←', '→'],
    run: (context, keys) => go(context, step(context.map, context.id, directions.get(keys) ?? 'down')),
  },
  {
    id: 'walkToEnd',
    words: (all) => all.app.help.firstLast,
    keys: ['Home', 'End'],
    run: (context, keys) => go(context, columnEnd(context.map, context.id, keys === 'Home' ? 'first' : 'last')),
  },
  {
    id: 'select',
    words: (all) => all.table.help.select,
    keys: ['Space'],
    run: ({ select, id }) => select(readNodeId(id)),
  },
  { ...onNode.open, run: open },
  onNode.goToYaml,
  addPath,
  addHost,
  { id: 'child', words: (all) => all.palette.child, keys: ['Mod+→'], run: addChild },
  connect,
  onNode.moveUp,
  onNode.moveDown,
  onNode.duplicate,
  onNode.remove,
  { id: 'find', words: (all) => all.palette.find, keys: ['Mod+F'], run: ({ find }) => find() },
  { id: 'back', words: (all) => all.palette.back, keys: ['F'], run: ({ toggleBack }) => toggleBack() },
  { id: 'fit', words: (all) => all.palette.fit, keys: ['Shift+1', 'Shift+2', 'Shift+0'], run: fit },
  { id: 'zoomIn', words: (all) => all.graph.zoomIn, keys: ['+'], run: ({ viewport }) => viewport.zoomBy(1.25) },
  { id: 'zoomOut', words: (all) => all.graph.zoomOut, keys: ['-'], run: ({ viewport }) => viewport.zoomBy(0.8) },
  { id: 'list', words: (all) => all.graph.asList, keys: ['L'], run: ({ list }) => list() },
  { id: 'expandLevel', words: (all) => all.graph.expandLevel, keys: ['E'], run: ({ on }) => on.expandLevel() },
  { id: 'collapseAll', words: (all) => all.graph.collapseAll, keys: ['Shift+E'], run: ({ on }) => on.collapseAll() },
  onNode.focus,
  onNode.ask,
  { id: 'leave', words: (all) => all.app.help.escape, keys: ['Esc'], run: ({ leave }) => leave() },
];

/** Does what a key means on a node; returns whether it meant anything. Only for keys pressed on a node. */
export const onNodeKey = dispatcher(canvasActions);
