import { Copy, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { removeRoutes } from '../../engine/gestures/index.ts';
import type { HostNode } from '../../engine/graph/index.ts';
import { isSameObject, namespaceOfOwner } from '../../engine/model/index.ts';
import { Button, IconButton } from '../common/Button.tsx';
import { runGesture } from '../common/gestures.ts';
import { useActions, useMessages } from '../common/store-context.ts';
import { EditField } from '../forms/Field.tsx';
import { FocusButton } from './FocusButton.tsx';
import { AddPathForm, DuplicateHostForm } from './forms.tsx';
import { OwnerLink } from './OwnerLink.tsx';
import { AddTlsForm } from './object-forms.tsx';
import { iconSize, Panel } from './Panel.tsx';
import { TlsHosts } from './TlsHosts.tsx';

type Mode = 'path' | 'tls' | 'copy' | null;

/** What can be done to a host. */
export function HostPanel({ node }: { readonly node: HostNode }) {
  const words = useMessages().inspector;
  const actions = useActions();
  const [mode, setMode] = useState<Mode>(null);
  const rule = node.rules[0];
  const owner = node.owners.find(({ object }) => rule && isSameObject(object, rule.object)) ?? node.owners[0];
  const namespace = owner ? namespaceOfOwner(owner.name) : 'default';
  const hosts = node.host === null ? [] : [node.host];
  const done = () => setMode(null);
  return (
    <Panel
      node={node}
      title={words.host}
      of={node.host ?? words.anyHost}
      buttons={
        <>
          <IconButton size="small" label={words.duplicate} onClick={() => setMode('copy')}>
            <Copy {...iconSize} />
          </IconButton>
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
      <EditField
        label={words.host}
        value={node.host ?? ''}
        make={(host) => ({ type: 'host/rename', rules: node.rules, host: host.trim() || null })}
        isFirst
      />
      <Owners node={node} />
      <FocusButton id={node.id} />
      <Tls node={node} onAdd={() => setMode('tls')} />
      {mode === null && rule && (
        <Button size="small" look="soft" className="ig-insp-add" onClick={() => setMode('path')}>
          <Plus {...iconSize} />
          {words.addPath}
        </Button>
      )}
      {mode === 'path' && rule && <AddPathForm to={rule} namespace={namespace} onDone={done} />}
      {mode === 'tls' && owner && <AddTlsForm object={owner.object} hosts={hosts} chosen={hosts} onDone={done} />}
      {mode === 'copy' && <DuplicateHostForm node={node} onDone={done} />}
    </Panel>
  );
}

function Owners({ node }: { readonly node: HostNode }) {
  const words = useMessages().inspector;
  return (
    <div className="ig-insp-part">
      <span className="ig-insp-label">{words.owners}</span>
      <ul className="ig-insp-links">
        {node.owners.map((owner) => (
          <li key={owner.name}>
            <OwnerLink owner={owner} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Tls({ node, onAdd }: { readonly node: HostNode; readonly onAdd: () => void }) {
  const words = useMessages().inspector;
  const actions = useActions();
  const { kind, secretName, entry } = node.tls;
  // An entry without a Secret only says that the controller answers with what it has.
  const state = kind === 'covered' && !secretName ? words.tlsDefault : words.tlsState[kind];
  return (
    <div className="ig-insp-part">
      <span className="ig-insp-label">
        {words.tls} <span className={kind === 'none' ? 'warn' : 'dim'}>{state}</span>
      </span>
      {entry && kind !== 'none' ? (
        <div className="ig-insp-line">
          <EditField
            label={words.secret}
            value={secretName ?? ''}
            make={(text) =>
              text.trim()
                ? { type: 'tls/set-secret', object: entry.object, index: entry.index, secretName: text.trim() }
                : null
            }
          />
          <IconButton
            label={words.removeTls}
            look="danger"
            onClick={() => void actions.run({ type: 'tls/remove', object: entry.object, index: entry.index })}
          >
            <Trash2 {...iconSize} />
          </IconButton>
        </div>
      ) : null}
      {entry && kind !== 'none' ? <TlsHosts object={entry.object} index={entry.index} /> : null}
      {kind !== 'covered' && (
        <Button size="small" look="soft" className="ig-insp-add" onClick={onAdd}>
          <Plus {...iconSize} />
          {words.addTls}
        </Button>
      )}
    </div>
  );
}
