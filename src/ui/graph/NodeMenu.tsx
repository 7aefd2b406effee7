import { ContextMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import type { GraphNode, RoutingGraph } from '../../engine/index.ts';
import { keyWords } from '../common/platform.ts';
import { useMessages } from '../common/store-context.ts';
import { duplicateCommand, removeCommand, shiftCommand } from './edits.ts';
import type { NodeActions } from './graph-actions.ts';

interface NodeMenuProps {
  /** The node the menu was asked for; `null` on empty canvas. */
  readonly node: GraphNode | null;
  readonly graph: RoutingGraph;
  readonly on: NodeActions;
  readonly isCollapsed: boolean;
  readonly onMoveTo: (id: string) => void;
  readonly onConnect: (id: string) => void;
  readonly onOpenChange: (open: boolean) => void;
  readonly children: ReactNode;
}

interface EntryProps {
  readonly words: string;
  readonly keys?: string;
  readonly isOff?: boolean;
  readonly onSelect: () => void;
}

function Entry({ words, keys, isOff = false, onSelect }: EntryProps) {
  return (
    <ContextMenu.Item className="menu-item" disabled={isOff} onSelect={onSelect}>
      <span className="grow">{words}</span>
      {keys && <span className="dim small">{keyWords(keys)}</span>}
    </ContextMenu.Item>
  );
}

function Entries({
  node,
  graph,
  on,
  isCollapsed,
  onMoveTo,
  onConnect,
}: Omit<NodeMenuProps, 'children' | 'onOpenChange'>) {
  const words = useMessages().graph.menu;
  const id = node?.id ?? '';
  const isPath = node?.kind === 'path';
  const hasPlace = node !== null && node.kind !== 'edge-router';
  return (
    <>
      {node && <Entry words={words.open} keys="Enter" onSelect={() => on.open(id)} />}
      {hasPlace && <Entry words={words.goToYaml} keys="F12" onSelect={() => on.goToYaml(id)} />}
      {node?.kind === 'host' && (
        <Entry words={isCollapsed ? words.expand : words.collapse} onSelect={() => on.toggleHost(id)} />
      )}
      {node && <ContextMenu.Separator className="menu-sep" />}
      {isPath && <Entry words={words.moveTo} onSelect={() => onMoveTo(id)} />}
      {isPath && <Entry words={words.connectTo} keys="M" onSelect={() => onConnect(id)} />}
      {node && (isPath || node.kind === 'host') && (
        <>
          <Entry words={words.moveUp} keys="Alt+↑" isOff={!shiftCommand(node, -1)} onSelect={() => on.shift(id, -1)} />
          <Entry words={words.moveDown} keys="Alt+↓" isOff={!shiftCommand(node, 1)} onSelect={() => on.shift(id, 1)} />
          <Entry
            words={words.duplicate}
            keys="Mod+D"
            isOff={!duplicateCommand(node, graph)}
            onSelect={() => on.duplicate(id)}
          />
          <ContextMenu.Separator className="menu-sep" />
        </>
      )}
      <Entry words={words.addPath} keys="A" onSelect={() => on.addPath(node?.id ?? null)} />
      <Entry words={words.addHost} keys="Shift+A" onSelect={() => on.addHost(node?.id ?? null)} />
      {node && removeCommand(node) && (
        <>
          <ContextMenu.Separator className="menu-sep" />
          <Entry words={words.remove} keys="Del" onSelect={() => on.remove(id)} />
        </>
      )}
    </>
  );
}

/** The same commands as the keys, at the pointer or (Shift+F10) at the node. */
export function NodeMenu({ children, onOpenChange, ...rest }: NodeMenuProps) {
  return (
    <ContextMenu.Root modal={false} onOpenChange={onOpenChange}>
      <ContextMenu.Trigger asChild>{children}</ContextMenu.Trigger>
      <ContextMenu.Portal>
        <ContextMenu.Content className="pop menu" collisionPadding={8}>
          <Entries {...rest} />
        </ContextMenu.Content>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}
