import {
  duplicateRoutes,
  type GraphNode,
  type HostNode,
  type RoutingGraph,
  removeRoutes,
  shiftOf,
} from '../../../engine/index.ts';
import { subjectId } from '../../../state/subjects.ts';
import { ContextMenu } from '../../common/ContextMenu.tsx';
import { MenuItem, MenuSeparator } from '../../common/Menu.tsx';
import { keyWords } from '../../common/platform.ts';
import { useActions, useMessages } from '../../common/store-context.ts';
import { backendName, hostText } from '../../parts/node-words.ts';
import type { NodeActions } from '../graph-actions.ts';
import type { AskedKind } from './handle.ts';

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

interface EntriesProps {
  readonly asked: AskedMenu;
  readonly graph: RoutingGraph;
  readonly on: NodeActions;
  readonly isCollapsed: boolean;
  /** Asks the request that A and B answer differently; `null` where there is none. */
  readonly onAsk: (() => void) | null;
  /** Opens the list to choose from for a path or a host. */
  readonly onChoose: (kind: AskedKind, id: string) => void;
}

interface NodeMenuProps extends EntriesProps {
  readonly onClose: () => void;
  /** Puts the focus back to the node, at once: a list that the menu opens takes it next. */
  readonly onReturn: () => void;
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

interface NodeProps {
  readonly node: GraphNode | null;
}

function FocusEntry({ node, on }: NodeProps & Pick<EntriesProps, 'on'>) {
  const words = useMessages().graph.menu;
  if (node?.kind !== 'host' && node?.kind !== 'backend') return null;
  return <Entry words={words.focus} keys="O" onSelect={() => on.focusOn(node.id)} />;
}

function CreateEntry({ node, on }: NodeProps & Pick<EntriesProps, 'on'>) {
  const words = useMessages().graph.menu;
  if (node?.kind !== 'backend' || (node.state !== 'missing' && node.state !== 'assumed')) return null;
  return <Entry words={words.createService({ name: backendName(node) })} onSelect={() => on.createService(node.id)} />;
}

function FileEntry({ node, onChoose }: NodeProps & Pick<EntriesProps, 'onChoose'>) {
  const words = useMessages().graph.menu;
  if (node?.kind !== 'host' && node?.kind !== 'path') return null;
  return <Entry words={words.toFile} onSelect={() => onChoose('file', node.id)} />;
}

function AskEntry({ onAsk }: { readonly onAsk: () => void }) {
  return <Entry words={useMessages().matrix.askSplit} keys="D" onSelect={onAsk} />;
}

/** What can be added: a path to the node's host or to that whose rows the pointer is level with; on empty canvas objects too. */
function AddEntries({ asked, graph: { hosts }, on }: Pick<EntriesProps, 'asked' | 'graph' | 'on'>) {
  const { node, near, end } = asked;
  const { graph, manipulate, authoring } = useMessages();
  const actions = useActions();
  const words = graph.menu;
  const id = (node ?? near)?.id ?? null;
  // What is added there is a host, be it any.
  if (end !== null) return <Entry words={words.addHost} keys="A" onSelect={() => on.addHost(end)} />;
  const isEmpty = hosts.length === 0;
  const pathWords = near === null ? words.addPath : manipulate.addPathTo({ host: hostText(graph, near.host) });
  return (
    <>
      <Entry words={pathWords} keys="A" isOff={isEmpty} onSelect={() => on.addPath(id)} />
      <Entry words={words.addHost} keys="Shift+A" onSelect={() => on.addHost(id)} />
      {node === null && (
        <>
          <MenuSeparator />
          <Entry
            words={authoring.newIngress}
            keys="Alt+N"
            onSelect={() => actions.inspect(subjectId({ kind: 'new-ingress', className: '' }))}
          />
          <Entry words={authoring.newService} onSelect={() => actions.inspect(subjectId({ kind: 'new-service' }))} />
        </>
      )}
    </>
  );
}

function Entries({ asked, graph, on, isCollapsed, onAsk, onChoose }: EntriesProps) {
  const words = useMessages().graph.menu;
  const { node, end } = asked;
  const id = node?.id ?? end ?? '';
  const isPath = node?.kind === 'path';
  const hasPlace = node !== null && node.kind !== 'edge-router';
  return (
    <>
      {id !== '' && <Entry words={words.open} keys="Enter" onSelect={() => on.open(id)} />}
      <CreateEntry node={node} on={on} />
      {hasPlace && <Entry words={words.goToYaml} keys="F12" onSelect={() => on.goToYaml(id)} />}
      {node?.kind === 'host' && (
        <Entry words={isCollapsed ? words.expand : words.collapse} onSelect={() => on.toggleHost(id)} />
      )}
      <FocusEntry node={node} on={on} />
      {onAsk && <AskEntry onAsk={onAsk} />}
      {id !== '' && <MenuSeparator />}
      {isPath && <Entry words={words.moveTo} onSelect={() => onChoose('host', id)} />}
      {isPath && <Entry words={words.copyTo} onSelect={() => onChoose('copy', id)} />}
      {node?.kind === 'host' && graph.routers.length > 1 && (
        <Entry words={words.toClass} onSelect={() => onChoose('router', id)} />
      )}
      <FileEntry node={node} onChoose={onChoose} />
      {isPath && <Entry words={words.connectTo} keys="M" onSelect={() => onChoose('service', id)} />}
      {node && (isPath || node.kind === 'host') && (
        <>
          <Entry
            words={words.moveUp}
            keys="Alt+↑"
            isOff={shiftOf(node, -1).length === 0}
            onSelect={() => on.shift(id, -1)}
          />
          <Entry
            words={words.moveDown}
            keys="Alt+↓"
            isOff={shiftOf(node, 1).length === 0}
            onSelect={() => on.shift(id, 1)}
          />
          <Entry
            words={words.duplicate}
            keys="Mod+D"
            isOff={!duplicateRoutes([node], graph.hosts).ok}
            onSelect={() => on.duplicate(id)}
          />
          <MenuSeparator />
        </>
      )}
      <AddEntries asked={asked} graph={graph} on={on} />
      {node && removeRoutes([node]).ok && (
        <>
          <MenuSeparator />
          <Entry words={words.remove} keys="Del" onSelect={() => on.remove(id)} />
        </>
      )}
    </>
  );
}

/** The same commands as the keys, at the pointer or (Shift+F10) at the node. */
export function NodeMenu({ onClose, onReturn, ...entries }: NodeMenuProps) {
  const { label } = useMessages().graph.menu;
  return (
    <ContextMenu label={label} asked={entries.asked.event} onClose={onClose} onReturn={onReturn}>
      <Entries {...entries} />
    </ContextMenu>
  );
}
