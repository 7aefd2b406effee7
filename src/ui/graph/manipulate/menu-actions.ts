import { duplicateRoutes, removeRoutes, shiftOf } from '../../../engine/gestures/index.ts';
import type { HostNode, RoutingGraph } from '../../../engine/graph/index.ts';
import type { Messages } from '../../../i18n/messages.ts';
import type { Actions } from '../../../state/types.ts';
import type { Action } from '../../actions/action.ts';
import { newIngress, newService } from '../../actions/new-objects.ts';
import { backendName, hostText } from '../../parts/node-words.ts';
import { type NodeContext, onNode } from '../actions-on-nodes.ts';

/** What a menu was asked for, and by what. */
export interface MenuContext extends NodeContext {
  readonly graph: RoutingGraph;
  /** On empty canvas the host whose rows are level with it. */
  readonly near: HostNode | null;
  /** The end below a router, which is no node of the graph. */
  readonly end: string | null;
  readonly isCollapsed: boolean;
  /** A and B answer it differently. */
  readonly isSplit: boolean;
  readonly actions: Actions;
}

export type MenuAction = Action<MenuContext> & {
  /** Words that say what exactly. */
  readonly named?: (messages: Messages, context: MenuContext) => string;
  /** Offered, and not possible now. */
  readonly isOff?: (context: MenuContext) => boolean;
};

const isOf =
  (...kinds: readonly string[]) =>
  ({ node }: MenuContext): boolean =>
    node !== null && kinds.includes(node.kind);

const isCanvas = ({ node, end }: MenuContext): boolean => node === null && end === null;

const isStuck =
  (by: 1 | -1) =>
  ({ node }: MenuContext): boolean =>
    node === null || shiftOf(node, by).length === 0;

/** Where a path or a host is added: at the node, or at the host that the pointer is level with. */
const placeOf = ({ id, near }: MenuContext): string | null => id || (near?.id ?? null);

/** What the menu of a node or of empty canvas offers, in groups. */
export const nodeMenu: readonly (readonly MenuAction[])[] = [
  [
    { ...onNode.open, when: ({ id }) => id !== '' },
    {
      id: 'createService',
      words: ({ authoring }) => authoring.newService,
      named: ({ graph }, { node }) =>
        graph.menu.createService({ name: node?.kind === 'backend' ? backendName(node) : '' }),
      when: ({ node }) => node?.kind === 'backend' && (node.state === 'missing' || node.state === 'assumed'),
      run: ({ on, id }) => on.createService(id),
    },
    { ...onNode.goToYaml, when: ({ node }) => node !== null && node.kind !== 'edge-router' },
    {
      id: 'toggleHost',
      words: ({ graph }) => graph.menu.expand,
      named: ({ graph }, { isCollapsed }) => (isCollapsed ? graph.menu.expand : graph.menu.collapse),
      when: isOf('host'),
      run: ({ on, id }) => on.toggleHost(id),
    },
    { ...onNode.focus, when: isOf('host', 'backend') },
    { ...onNode.ask, when: ({ isSplit }) => isSplit },
  ],
  [
    {
      id: 'moveTo',
      words: ({ graph }) => graph.menu.moveTo,
      when: isOf('path'),
      run: ({ choose, id }) => choose('host', id),
    },
    {
      id: 'copyTo',
      words: ({ graph }) => graph.menu.copyTo,
      when: isOf('path'),
      run: ({ choose, id }) => choose('copy', id),
    },
    {
      id: 'toClass',
      words: ({ graph }) => graph.menu.toClass,
      when: ({ node, graph }) => node?.kind === 'host' && graph.routers.length > 1,
      run: ({ choose, id }) => choose('router', id),
    },
    {
      id: 'toFile',
      words: ({ graph }) => graph.menu.toFile,
      when: isOf('host', 'path'),
      run: ({ choose, id }) => choose('file', id),
    },
    onNode.connect,
    { ...onNode.moveUp, when: isOf('host', 'path'), isOff: isStuck(-1) },
    { ...onNode.moveDown, when: isOf('host', 'path'), isOff: isStuck(1) },
    {
      ...onNode.duplicate,
      when: isOf('host', 'path'),
      isOff: ({ node, graph }) => node === null || !duplicateRoutes([node], graph.hosts).ok,
    },
  ],
  [
    {
      ...onNode.addPath,
      named({ graph, manipulate }, { near, end }) {
        // What is added there is a host, be it any.
        if (end !== null) return graph.menu.addHost;
        return near === null ? graph.menu.addPath : manipulate.addPathTo({ host: hostText(graph, near.host) });
      },
      isOff: ({ graph, end }) => end === null && graph.hosts.length === 0,
      run: (context) => context.on.addPath(placeOf(context)),
    },
    {
      ...onNode.addHost,
      when: ({ end }) => end === null,
      run: (context) => context.on.addHost(placeOf(context)),
    },
  ],
  [
    { ...newIngress, when: isCanvas },
    { ...newService, when: isCanvas },
  ],
  [{ ...onNode.remove, when: ({ node }) => node !== null && removeRoutes([node]).ok }],
];
