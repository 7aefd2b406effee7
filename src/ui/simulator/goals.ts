import type { GraphNode } from '../../engine/graph/index.ts';
import type { Outcome, ServiceRef } from '../../engine/match/index.ts';

/** A Service that could answer. */
export interface Goal {
  /** As `changesFor` takes it: `store/web:80`. */
  readonly id: string;
  /** As short as it can be told from the others. */
  readonly name: string;
}

function idOf({ namespace, name, port }: Pick<ServiceRef, 'namespace' | 'name' | 'port'>): string {
  return `${namespace}/${name}${port === null ? '' : `:${port}`}`;
}

function answering(outcome: Outcome): readonly ServiceRef[] {
  switch (outcome.kind) {
    case 'backend':
      return [outcome.service];
    case 'split':
      return outcome.parts.map(({ service }) => service);
    case 'any-of':
      return outcome.candidates;
    default:
      return [];
  }
}

function idOfNode(node: GraphNode | undefined): string | null {
  return node?.kind === 'backend' && node.resourceKind === 'Service' ? idOf(node) : null;
}

/** Returns the Services that paths lead to and that do not answer now, by name. */
export function goalsOf(nodes: ReadonlyMap<string, GraphNode>, outcome: Outcome): readonly Goal[] {
  const now = new Set(answering(outcome).map(idOf));
  const ids = new Set([...nodes.values()].flatMap((node) => idOfNode(node) ?? []));
  const found = [...ids].filter((id) => !now.has(id));
  const isOne = new Set(found.map((id) => id.split('/')[0])).size < 2;
  return found
    .map((id) => ({ id, name: isOne ? id.slice(id.indexOf('/') + 1) : id }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Returns the Service that a selected node is, or leads to. */
export function goalOfNode(nodes: ReadonlyMap<string, GraphNode>, selection: string | null): string | null {
  const node = nodes.get(selection ?? '');
  const leads = node?.kind === 'path' || node?.kind === 'default-backend' ? nodes.get(node.backendId ?? '') : node;
  return idOfNode(leads);
}
