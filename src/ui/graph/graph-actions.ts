import type { Command, SingleCommand } from '../../engine/commands/index.ts';
import { asOne, duplicationOf, removalOf, shiftOf } from '../../engine/gestures/index.ts';
import type { GraphNode, RoutingGraph } from '../../engine/graph/index.ts';
import { type NodeId, readNodeId } from '../../engine/match/index.ts';
import { subjectOf } from '../../state/subjects.ts';
import type { Actions, AppState } from '../../state/types.ts';

/** What keys, menu and buttons can do to a node. */
export interface NodeActions {
  readonly open: (id: string) => void;
  readonly goToYaml: (id: string) => void;
  /** Writes the Service that a backend names and no file holds. */
  readonly createService: (id: string) => void;
  readonly remove: (id: string) => void;
  readonly duplicate: (id: string) => void;
  readonly shift: (id: string, by: -1 | 1) => void;
  /** Opens a draft of a path on the host of a node; `null`: on the first host there is. On the end below a router that is a host. */
  readonly addPath: (id: string | null) => void;
  readonly addHost: (id: string | null) => void;
  /** A host, or a group of them. */
  readonly toggleHost: (hostId: string) => void;
  /** Opens all groups, else all hosts. */
  readonly expandLevel: () => void;
  readonly collapseAll: () => void;
  /** Shows a host or Service alone with what reaches it; of a path its host. */
  readonly focusOn: (id: string) => void;
}

interface Wiring {
  readonly graph: RoutingGraph;
  readonly view: RoutingGraph;
  readonly actions: Actions;
  readonly get: () => AppState;
  /** Called before a node goes, so that focus has somewhere to be. */
  readonly leave: (id: string) => void;
  /** Opens what the command makes as soon as it is there. */
  readonly openNext: (awaited: AwaitedNode) => void;
}

/** A node that a command will make: the first of its kind that was not there before. */
export interface AwaitedNode {
  readonly kind: 'path' | 'host';
  readonly before: ReadonlyMap<string, GraphNode>;
}

/** Returns the id of the node that was awaited, `null` while it is not there. */
export function arrivedNode({ kind, before }: AwaitedNode, nodes: ReadonlyMap<string, GraphNode>): NodeId | null {
  for (const node of nodes.values()) if (node.kind === kind && !before.has(node.id)) return node.id;
  return null;
}

/** Runs what is loaded when it is first asked for; where that fails nothing happens, and the next call tries again. */
function far(run: (module: typeof import('./large/far-actions.ts')) => void): void {
  import('./large/far-actions.ts').then(run, () => undefined);
}

/** Returns the actions for one shown graph. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: One closure: its parts share what it holds.
export function nodeActions({ graph, view, actions, get, leave, openNext }: Wiring): NodeActions {
  const node = (id: string | null): GraphNode | undefined => get().snapshot.nodes.get(id ?? '');
  const run = async (command: Command | null, opens: AwaitedNode['kind'] | null): Promise<void> => {
    const before = get().snapshot.nodes;
    if (command && (await actions.run(command)) && opens) openNext({ kind: opens, before });
  };
  const withNode = (id: string, make: (node: GraphNode) => readonly SingleCommand[]): Command | null => {
    const found = node(id);
    return found ? asOne(make(found)) : null;
  };
  const draft = (of: 'path' | 'host', id: string | null): void => {
    import('./draft/ask-draft.ts').then(
      ({ askDraft }) => askDraft(of, id, { graph, view, actions, get }),
      () => undefined,
    );
  };
  return {
    open(id) {
      const known = readNodeId(id);
      if (!known) return;
      if (node(id) || subjectOf(known).kind !== 'node') actions.inspectNode(known);
      else far(({ openGroup }) => openGroup(known, view, actions, get));
    },
    goToYaml: (id) => actions.revealNode(id, true),
    createService: (id) => far(({ createService }) => createService(node(id), actions, get)),
    remove(id) {
      const command = withNode(id, removalOf);
      if (!command) return;
      leave(id);
      void run(command, null);
    },
    duplicate: (id) =>
      void run(
        withNode(id, (found) => duplicationOf(found, graph.hosts)),
        node(id)?.kind === 'host' ? 'host' : 'path',
      ),
    shift: (id, by) =>
      void run(
        withNode(id, (found) => shiftOf(found, by)),
        null,
      ),
    addPath: (id) => draft('path', id),
    addHost: (id) => draft('host', id),
    toggleHost(id) {
      const hostId = readNodeId(id);
      if (!hostId) return;
      const { expandedHosts } = get();
      const shown = view.hosts.filter(({ collapsed }) => !collapsed).map(({ id }) => id);
      const open = new Set(typeof expandedHosts === 'string' ? shown : expandedHosts);
      if (!open.delete(hostId)) open.add(hostId);
      actions.setExpanded(open);
    },
    expandLevel: () => far(({ expandLevel }) => expandLevel(view, actions, get)),
    collapseAll: () => actions.setExpanded('auto'),
    focusOn: (id) => far(({ focusOn }) => focusOn(node(id), actions)),
  };
}
