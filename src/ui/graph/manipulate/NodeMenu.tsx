import { Fragment } from 'react';
import type { GraphNode, HostNode, RoutingGraph } from '../../../engine/graph/index.ts';
import { isOffered, perform } from '../../actions/action.ts';
import { ContextMenu } from '../../common/ContextMenu.tsx';
import { MenuItem, MenuSeparator } from '../../common/Menu.tsx';
import { keyWords } from '../../common/platform.ts';
import { useActions, useMessages } from '../../common/store-context.ts';
import type { NodeActions } from '../graph-actions.ts';
import type { AskedKind } from './handle.ts';
import { type MenuAction, type MenuContext, nodeMenu } from './menu-actions.ts';

/** What a menu was asked for, and by what. */
export interface AskedMenu {
  /** The node it is of; `null` on empty canvas. */
  readonly node: GraphNode | null;
  /** On empty canvas the host whose rows are level with it. */
  readonly near: HostNode | null;
  /** The end below a router, which is no node of the graph. */
  readonly end: string | null;
  readonly event: MouseEvent;
}

interface NodeMenuProps {
  readonly asked: AskedMenu;
  readonly graph: RoutingGraph;
  readonly on: NodeActions;
  readonly isCollapsed: boolean;
  /** Asks the request that A and B answer differently; `null` where there is none. */
  readonly onAsk: (() => void) | null;
  /** Opens the list to choose from for a path or a host. */
  readonly onChoose: (kind: AskedKind, id: string) => void;
  readonly onClose: () => void;
  /** Puts the focus back to the node, at once: a list that the menu opens takes it next. */
  readonly onReturn: () => void;
}

interface EntryProps {
  readonly action: MenuAction;
  readonly context: MenuContext;
}

function Entry({ action, context }: EntryProps) {
  const messages = useMessages();
  const { words, named, keys, isOff } = action;
  return (
    <MenuItem disabled={isOff?.(context) ?? false} onSelect={() => perform(action, context, '')}>
      <span className="grow">{named?.(messages, context) ?? words(messages)}</span>
      {keys?.[0] !== undefined && <span className="dim small">{keyWords(keys[0])}</span>}
    </MenuItem>
  );
}

/** The same commands as the keys, at the pointer or (Shift+F10) at the node. */
export function NodeMenu({ asked, graph, on, isCollapsed, onAsk, onChoose, onClose, onReturn }: NodeMenuProps) {
  const { label } = useMessages().graph.menu;
  const actions = useActions();
  const { node, near, end } = asked;
  const context: MenuContext = {
    id: node?.id ?? end ?? '',
    node,
    near,
    end,
    graph,
    on,
    isCollapsed,
    isSplit: onAsk !== null,
    actions,
    choose: onChoose,
    ask: () => onAsk?.(),
  };
  const groups = nodeMenu
    .map((group) => group.filter((action) => isOffered(action, context)))
    .filter((group) => group.length > 0);
  return (
    <ContextMenu label={label} asked={asked.event} onClose={onClose} onReturn={onReturn}>
      {groups.map((group, index) => (
        <Fragment key={group[0]?.id}>
          {index > 0 && <MenuSeparator />}
          {group.map((action) => (
            <Entry key={action.id} action={action} context={context} />
          ))}
        </Fragment>
      ))}
    </ContextMenu>
  );
}
