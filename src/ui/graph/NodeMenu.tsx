import type { ComponentProps } from 'react';
import type { GraphNode, RoutingGraph } from '../../engine/index.ts';
import { ContextMenu } from '../common/ContextMenu.tsx';
import { MenuItem, MenuSeparator } from '../common/Menu.tsx';
import { keyWords } from '../common/platform.ts';
import { useMessages } from '../common/store-context.ts';
import type { AskedKind } from '../manipulate/handle.ts';
import { duplicateCommand, removeCommand, shiftCommand } from './edits.ts';
import type { NodeActions } from './graph-actions.ts';
import { backendName } from './node-words.ts';

interface NodeMenuProps {
  /** The node the menu was asked for; `null` on empty canvas. */
  readonly node: GraphNode | null;
  readonly graph: RoutingGraph;
  readonly on: NodeActions;
  readonly isCollapsed: boolean;
  /** Asks the request that A and B answer differently; `null` where there is none. */
  readonly onAsk: (() => void) | null;
  /** Opens the list to choose from for a path or a host. */
  readonly onChoose: (kind: AskedKind, id: string) => void;
  readonly onOpenChange: (open: boolean) => void;
  readonly children: ComponentProps<typeof ContextMenu>['children'];
}

interface EntryProps {
  readonly words: string;
  readonly keys?: string;
  readonly isOff?: boolean;
  readonly onSelect: () => void;
}

function Entry({ words, keys, isOff = false, onSelect }: EntryProps) {
  return (
    <MenuItem disabled={isOff} onSelect={onSelect}>
      <span className="grow">{words}</span>
      {keys && <span className="dim small">{keyWords(keys)}</span>}
    </MenuItem>
  );
}

function FocusEntry({ node, on }: Pick<NodeMenuProps, 'node' | 'on'>) {
  const words = useMessages().graph.menu;
  if (node?.kind !== 'host' && node?.kind !== 'backend') return null;
  return <Entry words={words.focus} keys="O" onSelect={() => on.focusOn(node.id)} />;
}

function CreateEntry({ node, on }: Pick<NodeMenuProps, 'node' | 'on'>) {
  const words = useMessages().graph.menu;
  if (node?.kind !== 'backend' || (node.state !== 'missing' && node.state !== 'assumed')) return null;
  return <Entry words={words.createService({ name: backendName(node) })} onSelect={() => on.createService(node.id)} />;
}

function FileEntry({ node, onChoose }: Pick<NodeMenuProps, 'node' | 'onChoose'>) {
  const words = useMessages().graph.menu;
  if (node?.kind !== 'host' && node?.kind !== 'path') return null;
  return <Entry words={words.toFile} onSelect={() => onChoose('file', node.id)} />;
}

function AskEntry({ onAsk }: { readonly onAsk: () => void }) {
  return <Entry words={useMessages().matrix.askSplit} keys="D" onSelect={onAsk} />;
}

function Entries({ node, graph, on, isCollapsed, onAsk, onChoose }: Omit<NodeMenuProps, 'children' | 'onOpenChange'>) {
  const words = useMessages().graph.menu;
  const id = node?.id ?? '';
  const isPath = node?.kind === 'path';
  const hasPlace = node !== null && node.kind !== 'edge-router';
  return (
    <>
      {node && <Entry words={words.open} keys="Enter" onSelect={() => on.open(id)} />}
      <CreateEntry node={node} on={on} />
      {hasPlace && <Entry words={words.goToYaml} keys="F12" onSelect={() => on.goToYaml(id)} />}
      {node?.kind === 'host' && (
        <Entry words={isCollapsed ? words.expand : words.collapse} onSelect={() => on.toggleHost(id)} />
      )}
      <FocusEntry node={node} on={on} />
      {onAsk && <AskEntry onAsk={onAsk} />}
      {node && <MenuSeparator />}
      {isPath && <Entry words={words.moveTo} onSelect={() => onChoose('host', id)} />}
      {isPath && <Entry words={words.copyTo} onSelect={() => onChoose('copy', id)} />}
      {node?.kind === 'host' && graph.routers.length > 1 && (
        <Entry words={words.toClass} onSelect={() => onChoose('router', id)} />
      )}
      <FileEntry node={node} onChoose={onChoose} />
      {isPath && <Entry words={words.connectTo} keys="M" onSelect={() => onChoose('service', id)} />}
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
          <MenuSeparator />
        </>
      )}
      <Entry words={words.addPath} keys="A" onSelect={() => on.addPath(node?.id ?? null)} />
      <Entry words={words.addHost} keys="Shift+A" onSelect={() => on.addHost(node?.id ?? null)} />
      {node && removeCommand(node) && (
        <>
          <MenuSeparator />
          <Entry words={words.remove} keys="Del" onSelect={() => on.remove(id)} />
        </>
      )}
    </>
  );
}

/** The same commands as the keys, at the pointer or (Shift+F10) at the node. */
export function NodeMenu({ children, onOpenChange, ...rest }: NodeMenuProps) {
  const { label } = useMessages().graph.menu;
  return (
    <ContextMenu label={label} items={<Entries {...rest} />} onOpenChange={onOpenChange}>
      {children}
    </ContextMenu>
  );
}
