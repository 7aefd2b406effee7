import { Plus, Trash2 } from 'lucide-react';
import { useId, useState } from 'react';
import type { BackendSpec, Command, ServiceSpec } from '../../engine/commands/index.ts';
import type { ObjectRef } from '../../engine/model/index.ts';
import { Button, IconButton } from '../common/Button.tsx';
import { useMessages } from '../common/store-context.ts';
import { Field } from '../forms/Field.tsx';
import type { Choice } from '../forms/specs.ts';
import { BackendChoice } from './BackendChoice.tsx';
import { type BackendDraft, specOfDraft } from './backend-draft.ts';
import { CommandForm } from './CommandForm.tsx';
import { iconSize } from './Panel.tsx';

/** The form that sets a backend: a Service or another object. */
export function BackendForm(props: {
  readonly title: string;
  readonly start: BackendDraft;
  readonly namespace: string;
  readonly make: (backend: BackendSpec) => Command;
  readonly onDone: () => void;
}) {
  const words = useMessages().authoring;
  const [draft, setDraft] = useState(props.start);
  const spec = specOfDraft(draft);
  return (
    <CommandForm title={props.title} command={spec && props.make(spec)} action={words.apply} onDone={props.onDone}>
      <BackendChoice namespace={props.namespace} value={draft} onChange={setDraft} />
    </CommandForm>
  );
}

/** The form that adds a tls entry for some hosts of an Ingress. */
export function AddTlsForm(props: {
  readonly object: ObjectRef;
  /** Hosts that the entry can name. */
  readonly hosts: readonly string[];
  /** Those that are named unless somebody says otherwise. */
  readonly chosen: readonly string[];
  readonly secrets?: readonly Choice[];
  readonly onDone: () => void;
}) {
  const messages = useMessages();
  const words = messages.inspector;
  const [secret, setSecret] = useState('');
  const [hosts, setHosts] = useState<ReadonlySet<string>>(new Set(props.chosen));
  const command: Command = {
    type: 'tls/add',
    object: props.object,
    hosts: props.hosts.filter((host) => hosts.has(host)),
    secretName: secret.trim() || null,
  };
  const toggle = (host: string) => {
    const next = new Set(hosts);
    if (!next.delete(host)) next.add(host);
    setHosts(next);
  };
  return (
    <CommandForm title={words.addTls} command={command} onDone={props.onDone}>
      <div className="ig-form-wide">
        <Field
          label={words.secret}
          value={secret}
          placeholder={messages.authoring.secretHint}
          choices={props.secrets ?? []}
          onChange={setSecret}
        />
      </div>
      {props.hosts.length > 0 && (
        <fieldset className="ig-form-wide ig-checks">
          <legend>{messages.authoring.tlsHosts}</legend>
          {props.hosts.map((host) => (
            <label key={host}>
              <input type="checkbox" checked={hosts.has(host)} onChange={() => toggle(host)} />
              <span className="mono ell">{host}</span>
            </label>
          ))}
        </fieldset>
      )}
    </CommandForm>
  );
}

interface PortDraft {
  readonly id: number;
  readonly name: string;
  readonly port: string;
}

/** The form that writes a Service with its ports. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: The markup of one part, read as one.
export function AddServiceForm(props: {
  readonly file: string;
  readonly name: string;
  readonly namespace: string | null;
  readonly ports: ServiceSpec['ports'];
  /** Name and namespace can be typed too. */
  readonly isFree?: boolean;
  readonly onDone: () => void;
}) {
  const { inspector, authoring } = useMessages();
  const id = useId();
  const [name, setName] = useState(props.name);
  const [namespace, setNamespace] = useState(props.namespace ?? '');
  const [ports, setPorts] = useState<readonly PortDraft[]>(() =>
    props.ports.map((port, index) => ({ id: index, name: port.name ?? '', port: String(port.port) })),
  );
  const command: Command | null =
    name.trim() && ports.every(({ port }) => port.trim())
      ? {
          type: 'service/add',
          file: props.file,
          name: name.trim(),
          namespace: namespace.trim() || null,
          ports: ports.map((port) => ({ name: port.name.trim() || null, port: Number(port.port) })),
        }
      : null;
  const change = (changed: PortDraft) => setPorts(ports.map((port) => (port.id === changed.id ? changed : port)));
  return (
    <CommandForm title={authoring.newService} command={command} action={authoring.create} onDone={props.onDone}>
      {props.isFree && (
        <>
          <Field label={inspector.name} value={name} onChange={setName} isFirst />
          <Field
            label={inspector.namespace}
            value={namespace}
            placeholder={inspector.namespaceHint}
            onChange={setNamespace}
          />
        </>
      )}
      <fieldset className="ig-form-wide ig-ports" aria-labelledby={id}>
        <span id={id} className="ig-insp-label">
          {authoring.ports}
        </span>
        {ports.map((port) => (
          <div key={port.id} className="ig-insp-line">
            <Field
              label={authoring.portName}
              value={port.name}
              placeholder={authoring.portNameHint}
              onChange={(text) => change({ ...port, name: text })}
            />
            <Field
              label={authoring.portNumber}
              value={port.port}
              onChange={(text) => change({ ...port, port: text })}
            />
            <IconButton
              label={authoring.removePort(port.port)}
              disabled={ports.length === 1}
              onClick={() => setPorts(ports.filter((other) => other !== port))}
            >
              <Trash2 {...iconSize} />
            </IconButton>
          </div>
        ))}
        <Button
          size="small"
          className="ig-insp-add"
          onClick={() =>
            setPorts([...ports, { id: Math.max(...ports.map((port) => port.id)) + 1, name: '', port: '' }])
          }
        >
          <Plus {...iconSize} />
          {authoring.addPort}
        </Button>
      </fieldset>
    </CommandForm>
  );
}
