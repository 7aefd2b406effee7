import { type GraphNode, routerName } from '../../engine/graph/index.ts';
import type { ChangesSinceOpening } from '../../protocol/changes-since-opening.ts';
import { useMessages } from '../common/store-context.ts';

function nameOf(node: GraphNode): string {
  switch (node.kind) {
    case 'edge-router':
      return routerName(node, '–');
    case 'host':
      return node.host ?? '*';
    case 'path':
      return `${node.hostId.slice(node.hostId.indexOf('|') + 1)}${node.path ?? ''}`;
    case 'default-backend':
      return node.owner.name;
    case 'backend':
      return `${node.namespace}/${node.name}:${node.port ?? ''}`;
  }
}

interface NodeChangeListProps {
  readonly report: Pick<ChangesSinceOpening, 'marks' | 'removed' | 'removedCount'>;
}

/** How many nodes have come, changed and gone; those that are gone by name. */
export function NodeChangeList({ report: { marks, removed, removedCount } }: NodeChangeListProps) {
  const words = useMessages().workspace.nodes;
  const added = [...marks.values()].filter((mark) => mark === 'added').length;
  return (
    <div className="ig-node-changes">
      <p role="status">{words.counts(added, marks.size - added, removedCount)}</p>
      {removed.length > 0 && (
        <ul aria-label={words.removed}>
          {removed.map((node) => (
            <li key={node.id}>
              <b aria-hidden="true">−</b> {words.kinds[node.kind]} <span className="mono">{nameOf(node)}</span>
            </li>
          ))}
          {removedCount > removed.length && <li>{words.more(removedCount - removed.length)}</li>}
        </ul>
      )}
    </div>
  );
}
