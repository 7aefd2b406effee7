import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { BackendNode } from '../../engine/graph/index.ts';
import type { ServiceDetails } from '../../engine/language/index.ts';
import type { ObjectRef } from '../../engine/model/index.ts';
import { Button, IconButton } from '../common/Button.tsx';
import { useActions, useMessages } from '../common/store-context.ts';
import { EditField } from '../forms/Field.tsx';
import { parseTarget } from '../forms/specs.ts';
import { AddPortForm } from './AddPortForm.tsx';
import { iconSize } from './Panel.tsx';
import { emptyPort, portAsked } from './port-draft.ts';
import { useServiceDetails } from './use-details.ts';

type Mode = 'asked' | 'new' | null;

/** The ports of a Service of the workspace; a port that paths ask for and it lacks can be added. */
export function ServicePorts({ node }: { readonly node: BackendNode }) {
  const words = useMessages().authoring;
  const [mode, setMode] = useState<Mode>(null);
  const { object } = node.place;
  const details = useServiceDetails(object);
  if (!details) return null;
  const { ports } = details;
  return (
    <div className="ig-insp-part">
      <span className="ig-insp-label">{words.ports}</span>
      {ports.map((port, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a port has nothing else that stays while it is edited
        <PortRow key={index} object={object} index={index} port={port} />
      ))}
      {ports.length > 0 && <p className="small dim">{words.portsHint}</p>}
      {mode === null ? (
        <div className="ig-insp-line middle">
          {node.state === 'port-missing' && (
            <Button size="small" look="soft" onClick={() => setMode('asked')}>
              <Plus {...iconSize} />
              {words.addThisPort}
            </Button>
          )}
          <Button size="small" onClick={() => setMode('new')}>
            <Plus {...iconSize} />
            {words.addPort}
          </Button>
        </div>
      ) : (
        <AddPortForm
          object={object}
          ports={ports}
          start={mode === 'asked' ? portAsked(node.port, ports) : emptyPort}
          onDone={() => setMode(null)}
        />
      )}
    </div>
  );
}

interface PortRowProps {
  readonly object: ObjectRef;
  readonly index: number;
  readonly port: ServiceDetails['ports'][number];
}

function PortRow({ object, index, port }: PortRowProps) {
  const words = useMessages().authoring;
  const actions = useActions();
  const at = { type: 'service/set-port', object, index } as const;
  return (
    <fieldset className="ig-port" aria-label={words.portOf(port.port)}>
      <EditField
        label={words.portName}
        value={port.name ?? ''}
        make={(text) => ({ ...at, change: { name: text.trim() || null } })}
      />
      <EditField
        label={words.portNumber}
        value={String(port.port)}
        make={(text) => (text.trim() ? { ...at, change: { port: Number(text) } } : null)}
      />
      <EditField
        label={words.targetPort}
        value={port.targetPort === null ? '' : String(port.targetPort)}
        placeholder={words.targetPortHint}
        make={(text) => ({ ...at, change: { targetPort: parseTarget(text) } })}
      />
      <IconButton
        label={words.removePort(String(port.port))}
        look="danger"
        onClick={() => void actions.run({ type: 'service/remove-port', object, index })}
      >
        <Trash2 {...iconSize} />
      </IconButton>
    </fieldset>
  );
}
