import { Copy, CornerUpRight, Trash2 } from 'lucide-react';
import { useMemo } from 'react';
import type { BackendSpec } from '../../engine/commands/index.ts';
import { duplicateRoutes, moveRoutes, removeRoutes } from '../../engine/gestures/index.ts';
import type { BackendNode, HostNode, PathNode } from '../../engine/graph/index.ts';
import { namespaceOfOwner, type PathType } from '../../engine/model/index.ts';
import { IconButton } from '../common/Button.tsx';
import { runGesture } from '../common/gestures.ts';
import { Menu, MenuItem } from '../common/Menu.tsx';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';
import { portText } from '../parts/node-words.ts';
import { BackendEdit, RouteField } from './BackendFields.tsx';
import { BackendSwitch } from './BackendSwitch.tsx';
import { OwnerLink } from './OwnerLink.tsx';
import { iconSize, Panel } from './Panel.tsx';
import { TypeCards } from './TypeCards.tsx';
import { useIngressDetails } from './use-details.ts';

/** More hosts than this do not fit a menu: dragging and the text remain. */
const HOST_LIMIT = 40;

/** Returns the backend node with this id. */
export function useBackend(id: string | null): BackendNode | null {
  const node = useAppState((state) => (id === null ? undefined : state.snapshot.nodes.get(id)));
  return node?.kind === 'backend' ? node : null;
}

/** What can be done to a path. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: The markup of one part, read as one.
export function PathPanel({ node }: { readonly node: PathNode }) {
  const words = useMessages().inspector;
  const actions = useActions();
  const host = useAppState((state) => state.snapshot.nodes.get(node.hostId));
  const backend = useBackend(node.backendId);
  const { at } = node;
  const details = useIngressDetails(at.object);
  const namespace = namespaceOfOwner(node.owner.name);
  const isResource = backend !== null && backend.resourceKind !== 'Service';
  const make = (spec: BackendSpec) => ({ type: 'path/set-backend', at, backend: spec }) as const;
  const makeType = (pathType: PathType) => ({ type: 'path/set-type', at, pathType }) as const;
  return (
    <Panel
      node={node}
      title={words.path}
      of={host?.kind === 'host' ? (host.host ?? words.anyHost) : undefined}
      buttons={
        <>
          <IconButton
            size="small"
            label={words.duplicate}
            onClick={() => runGesture(actions, duplicateRoutes([node], []))}
          >
            <Copy {...iconSize} />
          </IconButton>
          <MoveMenu node={node} />
          <IconButton
            size="small"
            look="danger"
            label={words.remove}
            onClick={() => runGesture(actions, removeRoutes([node]))}
          >
            <Trash2 {...iconSize} />
          </IconButton>
        </>
      }
    >
      <div className="ig-insp-row">
        <RouteField route={node} column="path" label={words.path} value={node.path ?? ''} isFirst />
        {!isResource && (
          <BackendEdit route={node} namespace={namespace} service={backend?.name ?? ''} port={portText(backend)} />
        )}
      </div>
      <BackendSwitch
        namespace={namespace}
        isResource={isResource}
        details={details?.backends[at.rule]?.[at.path] ?? null}
        make={make}
      />
      <TypeCards
        path={node.path ?? '/'}
        host={host?.kind === 'host' ? host.host : null}
        isTls={host?.kind === 'host' && (host.tls.kind === 'covered' || host.tls.kind === 'wildcard')}
        value={node.pathType}
        make={makeType}
        onChange={(pathType) => void actions.run(makeType(pathType))}
      />
      <p className="ig-insp-links ig-insp-owner">
        <OwnerLink owner={node.owner} />
      </p>
    </Panel>
  );
}

function MoveMenu({ node }: { readonly node: PathNode }) {
  const words = useMessages().inspector;
  const actions = useActions();
  const nodes = useAppState((state) => state.snapshot.nodes);
  const ids = useAppState((state) => state.snapshot.order.hosts);
  const hosts = useMemo(
    () =>
      ids
        .map((id) => nodes.get(id))
        .filter((host): host is HostNode => host?.kind === 'host')
        .filter((host) => moveRoutes([node], host, null, { nodes }).ok)
        .slice(0, HOST_LIMIT),
    [ids, nodes, node],
  );
  return (
    <Menu
      align="end"
      trigger={
        <IconButton size="small" label={words.moveToHost} disabled={hosts.length === 0}>
          <CornerUpRight {...iconSize} />
        </IconButton>
      }
    >
      {hosts.map((host) => (
        <MenuItem key={host.id} onSelect={() => runGesture(actions, moveRoutes([node], host, null, { nodes }))}>
          <span className="mono">{host.host ?? words.anyHost}</span>
        </MenuItem>
      ))}
    </Menu>
  );
}
