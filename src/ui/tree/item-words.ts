import type { BackendNode, GraphNode, HostNode, PathNode } from '../../engine/graph/index.ts';
import { brokenState, routerName } from '../../engine/graph/index.ts';
import { lookup } from '../../engine/text/index.ts';
import { endWords } from '../../i18n/end-words.ts';
import type { Messages } from '../../i18n/messages.ts';
import { controllerName } from '../common/controllers.ts';
import type { TreeNode } from './tree-items.ts';

export interface ItemWords {
  readonly name: string;
  /** What stands for a name that nothing has: read as words, not as code. */
  readonly isInWords: boolean;
  /** Second line, small. */
  readonly detail: string;
  /** At the right end. */
  readonly end: string;
  readonly endTone: 'plain' | 'bad' | 'warn';
  /** The whole row as a sentence. */
  readonly said: string;
}

type Nodes = ReadonlyMap<string, GraphNode>;

function backendOf(id: string | null, nodes: Nodes): BackendNode | null {
  const node = id === null ? undefined : nodes.get(id);
  return node?.kind === 'backend' ? node : null;
}

/** Returns where a path leads, and how to colour it. */
function endOf(id: string | null, nodes: Nodes, messages: Messages): Pick<ItemWords, 'end' | 'endTone'> {
  const { tree, graph, request } = messages;
  const backend = backendOf(id, nodes);
  if (!backend) return { end: tree.noBackend, endTone: 'bad' };
  const name = request.port(backend.name, backend.port);
  const why = brokenState(backend);
  return why ? { end: `${name}, ${graph.brokenShort[why]}`, endTone: 'bad' } : { end: name, endTone: 'plain' };
}

function hostWords(node: HostNode, { tree }: Messages): ItemWords {
  const name = node.host ?? tree.anyHost;
  const isOpen = node.tls.kind === 'none';
  const tls = isOpen ? tree.noCertificate : node.tls.kind === 'off' ? '' : tree.say.tls(node.tls.secretName);
  const paths = tree.paths(node.pathCount);
  return {
    name,
    isInWords: node.host === null,
    detail: '',
    end: isOpen ? tree.noCertificate : paths,
    endTone: isOpen ? 'warn' : 'plain',
    said: tree.say.host(name, paths, tls),
  };
}

function pathWords(node: PathNode, nodes: Nodes, messages: Messages, isWinner: boolean): ItemWords {
  const { tree } = messages;
  const host = nodes.get(node.hostId);
  const of = host?.kind === 'host' ? host.pathCount : 0;
  const dead = node.dead ? (lookup(tree.dead, node.dead.why) ?? node.dead.why) : '';
  const detail = dead || (node.effective ? tree.runsAs(node.effective) : '');
  const target = endOf(node.backendId, nodes, messages);
  const name = node.path ?? '/';
  const parts = [
    tree.say.path(name, node.pathType ?? '?', node.order, of),
    tree.say.to(target.end),
    isWinner ? tree.wins : '',
    detail,
  ];
  return { name, isInWords: false, detail, ...target, said: parts.filter((part) => part !== '').join(', ') };
}

/** Returns the words of a row. */
export function itemWords(node: TreeNode, nodes: Nodes, messages: Messages, isLit: boolean): ItemWords {
  const { tree } = messages;
  switch (node.kind) {
    case 'edge-router': {
      const name = routerName(node, tree.noClass);
      const controller = controllerName(node.controller);
      const said = tree.say.router(name, controller, node.hostCount);
      return {
        name,
        isInWords: node.classNames.every((own) => own === null),
        detail: '',
        end: controller,
        endTone: 'plain',
        said,
      };
    }
    case 'host':
      return hostWords(node, messages);
    case 'path':
      return pathWords(node, nodes, messages, isLit);
    case 'end': {
      const end = endWords(node.outcome, messages);
      const name = messages.graph.otherHost;
      const said = [name, end, isLit ? tree.wins : ''].filter((part) => part !== '').join(', ');
      return { name, isInWords: true, detail: '', end: `→ ${end}`, endTone: 'plain', said };
    }
    case 'default-backend': {
      const target = endOf(node.backendId, nodes, messages);
      const said = `${tree.say.defaultBackend(node.owner.name)}, ${tree.say.to(target.end)}`;
      return { name: tree.defaultBackend, isInWords: true, detail: node.owner.name, ...target, said };
    }
  }
}
