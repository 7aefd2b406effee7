import { Plus, Trash2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { BackendSpec } from '../../engine/commands/index.ts';
import { createServices, missingServices, removeRoutes } from '../../engine/gestures/index.ts';
import {
  type BackendNode,
  brokenState,
  type DefaultBackendNode,
  type GraphNode,
  type PathNode,
} from '../../engine/graph/index.ts';
import { namespaceOfOwner } from '../../engine/model/index.ts';
import { Button, IconButton } from '../common/Button.tsx';
import { runGesture } from '../common/gestures.ts';
import { PathTypeBadge } from '../common/PathTypeBadge.tsx';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';
import { EditField } from '../forms/Field.tsx';
import { portText } from '../parts/node-words.ts';
import { BackendEdit } from './BackendFields.tsx';
import { BackendSwitch } from './BackendSwitch.tsx';
import { FocusButton } from './FocusButton.tsx';
import { OwnerLink } from './OwnerLink.tsx';
import { AddServiceForm } from './object-forms.tsx';
import { iconSize, Panel } from './Panel.tsx';
import { useBackend } from './PathPanel.tsx';
import { ServicePorts } from './ServicePorts.tsx';
import { useIngressDetails } from './use-details.ts';

/** Longer lists would hide the rest; the number tells how many there are. */
const LIST_LIMIT = 12;

/** What can be done to a Service (or another backend). */
export function BackendPanel({ node }: { readonly node: BackendNode }) {
  const words = useMessages().inspector;
  const actions = useActions();
  const isBad = brokenState(node) !== null;
  const isThere = node.state === 'found' || (isBad && node.state !== 'missing');
  return (
    <Panel node={node} title={node.resourceKind === 'Service' ? words.backend : node.resourceKind} of={node.namespace}>
      {node.resourceKind === 'Service' ? (
        <div>
          <EditField
            label={words.name}
            value={node.name}
            make={(to) =>
              to.trim() ? { type: 'service/rename', namespace: node.namespace, from: node.name, to: to.trim() } : null
            }
            isFirst
          />
          <p className="small dim">{words.renameHint}</p>
        </div>
      ) : (
        <b className="mono">{node.name}</b>
      )}
      <p className="small">
        <span className={isBad ? 'bad' : 't2'}>{words.backendState[node.state]}</span>
        {isThere && (
          <Button size="small" onClick={() => actions.revealNode(node.id, true)}>
            {words.definition}
          </Button>
        )}
      </p>
      {(node.state === 'missing' || node.state === 'assumed') && <CreateService node={node} />}
      {isThere && <ServicePorts key={node.id} node={node} />}
      <FocusButton id={node.id} />
      <LeadsHere node={node} />
    </Panel>
  );
}

/** Writes the Service that paths lead to, with the ports they ask for. */
function CreateService({ node }: { readonly node: BackendNode }) {
  const words = useMessages().authoring;
  const actions = useActions();
  const [isOpen, setOpen] = useState(false);
  const { nodes, order } = useAppState((state) => state.snapshot);
  const missing = useMemo(() => missingServices({ nodes, order }), [nodes, order]);
  if (!isOpen) {
    return (
      <>
        <Button size="small" look="soft" className="ig-insp-add" onClick={() => setOpen(true)}>
          <Plus {...iconSize} />
          {words.createMissing}
        </Button>
        {missing.length > 1 && (
          <Button size="small" className="ig-insp-add" onClick={() => runGesture(actions, createServices(missing))}>
            {words.createAll(missing.length)}
          </Button>
        )}
      </>
    );
  }
  const ports = missing.find(({ namespace, name }) => namespace === node.namespace && name === node.name)?.ports ?? [];
  return (
    <AddServiceForm
      file={node.place.object.file}
      name={node.name}
      namespace={node.namespace === 'default' ? null : node.namespace}
      ports={ports}
      onDone={() => setOpen(false)}
    />
  );
}

function leadsTo(id: string) {
  return (node: GraphNode): node is PathNode | DefaultBackendNode =>
    (node.kind === 'path' || node.kind === 'default-backend') && node.backendId === id;
}

function LeadsHere({ node }: { readonly node: BackendNode }) {
  const words = useMessages().inspector;
  const actions = useActions();
  const nodes = useAppState((state) => state.snapshot.nodes);
  const found = useMemo(() => [...nodes.values()].filter(leadsTo(node.id)), [nodes, node.id]);
  const hostOf = (id: string) => {
    const host = nodes.get(id);
    return host?.kind === 'host' ? (host.host ?? words.anyHost) : '';
  };
  return (
    <div className="ig-insp-part">
      <span className="ig-insp-label">{words.leadsHere(found.length)}</span>
      <ul className="ig-insp-links">
        {found.slice(0, LIST_LIMIT).map((from) => (
          <li key={from.id}>
            {from.kind === 'path' && <PathTypeBadge pathType={from.pathType} />}
            <button type="button" className="link mono ell" onClick={() => actions.inspectNode(from.id)}>
              {from.kind === 'path' ? `${hostOf(from.hostId)}${from.path ?? ''}` : words.defaultBackend}
            </button>
          </li>
        ))}
        {found.length > LIST_LIMIT && <li className="dim small">+ {found.length - LIST_LIMIT}</li>}
      </ul>
    </div>
  );
}

/** What can be done to the default backend of an Ingress. */
export function DefaultBackendPanel({ node }: { readonly node: DefaultBackendNode }) {
  const words = useMessages().inspector;
  const actions = useActions();
  const backend = useBackend(node.backendId);
  const { object } = node.owner;
  const details = useIngressDetails(object);
  const namespace = namespaceOfOwner(node.owner.name);
  const isResource = backend !== null && backend.resourceKind !== 'Service';
  const make = (spec: BackendSpec) => ({ type: 'default-backend/set', object, backend: spec }) as const;
  return (
    <Panel
      node={node}
      title={words.defaultBackend}
      of={node.owner.name}
      buttons={
        <IconButton
          size="small"
          look="danger"
          label={words.remove}
          onClick={() => runGesture(actions, removeRoutes([node]))}
        >
          <Trash2 {...iconSize} />
        </IconButton>
      }
    >
      {!isResource && (
        <div className="ig-insp-row">
          <BackendEdit
            route={node}
            namespace={namespace}
            service={backend?.name ?? ''}
            port={portText(backend)}
            isFirst
          />
        </div>
      )}
      <BackendSwitch
        namespace={namespace}
        isResource={isResource}
        details={details?.defaultBackend ?? null}
        make={make}
      />
      <p className="ig-insp-links ig-insp-owner">
        <OwnerLink owner={node.owner} />
      </p>
    </Panel>
  );
}
