import { useEffect, useMemo } from 'react';
import type { GraphNode } from '../../engine/index.ts';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';
import { changedNodes } from './node-changes.ts';
import { useOpenedNodes } from './use-opened-nodes.ts';

/** Nodes that are gone and are named; of more only the number is said. */
const mostNamed = 30;

function nameOf(node: GraphNode): string {
  switch (node.kind) {
    case 'edge-router':
      return node.className ?? '–';
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

/** What became of the nodes since opening; while it is shown the graph marks them. */
export function NodeChangeList() {
  const { setNodeChanges } = useActions();
  const files = useAppState((state) => state.files);
  const controllers = useAppState((state) => state.controllers);
  const options = useAppState((state) => state.options);
  const nodes = useAppState((state) => state.snapshot.nodes);
  const opened = useOpenedNodes({ files, controllers, options });
  const changes = useMemo(() => opened && changedNodes(opened, nodes), [opened, nodes]);
  useEffect(() => {
    setNodeChanges(changes?.marks ?? null);
    return () => setNodeChanges(null);
  }, [changes, setNodeChanges]);
  const words = useMessages().workspace.nodes;
  if (!changes) return null;
  const { marks, removed } = changes;
  const added = [...marks.values()].filter((mark) => mark === 'added').length;
  return (
    <div className="ig-node-changes">
      <p role="status">{words.counts(added, marks.size - added, removed.length)}</p>
      {removed.length > 0 && (
        <ul aria-label={words.removed}>
          {removed.slice(0, mostNamed).map((node) => (
            <li key={node.id}>
              <b aria-hidden="true">−</b> {words.kinds[node.kind]} <span className="mono">{nameOf(node)}</span>
            </li>
          ))}
          {removed.length > mostNamed && <li>{words.more(removed.length - mostNamed)}</li>}
        </ul>
      )}
    </div>
  );
}
