import { useId, useState } from 'react';
import type { Command, PathSpec, RuleTarget } from '../../engine/commands/index.ts';
import { asOne, duplicateHost, freeHost } from '../../engine/gestures/index.ts';
import type { HostNode } from '../../engine/graph/index.ts';
import type { ObjectRef, PathType } from '../../engine/model/index.ts';
import { useAppState, useMessages } from '../common/store-context.ts';
import { Field } from '../forms/Field.tsx';
import { pathTypes } from '../forms/specs.ts';
import { BackendChoice } from './BackendChoice.tsx';
import { type BackendDraft, emptyBackend, specOfDraft } from './backend-draft.ts';
import { CommandForm } from './CommandForm.tsx';

interface PathDraft extends BackendDraft {
  readonly path: string;
  readonly pathType: PathType;
}

const emptyPath: PathDraft = { path: '/', pathType: 'Prefix', ...emptyBackend };

function specOf(draft: PathDraft): PathSpec | null {
  const backend = specOfDraft(draft);
  return draft.path && backend ? { path: draft.path, pathType: draft.pathType, backend } : null;
}

interface PathInputProps {
  readonly namespace: string;
  readonly value: PathDraft;
  readonly onChange: (value: PathDraft) => void;
}

function PathInput({ namespace, value, onChange }: PathInputProps) {
  const words = useMessages().inspector;
  const id = useId();
  return (
    <>
      <Field label={words.path} value={value.path} onChange={(path) => onChange({ ...value, path })} />
      <div className="ig-field">
        <label htmlFor={id}>{words.pathType}</label>
        <select
          id={id}
          className="ig-input"
          value={value.pathType}
          onChange={(event) => {
            const pathType = pathTypes.find((known) => known === event.target.value);
            if (pathType) onChange({ ...value, pathType });
          }}
        >
          {pathTypes.map((pathType) => (
            <option key={pathType}>{pathType}</option>
          ))}
        </select>
      </div>
      <BackendChoice namespace={namespace} value={value} onChange={(backend) => onChange({ ...value, ...backend })} />
    </>
  );
}

/** The form that adds a path to a host. */
export function AddPathForm(props: {
  readonly to: RuleTarget;
  readonly namespace: string;
  readonly onDone: () => void;
}) {
  const words = useMessages().inspector;
  const [draft, setDraft] = useState(emptyPath);
  const spec = specOf(draft);
  const command: Command | null = spec && { type: 'path/add', to: props.to, index: null, spec };
  return (
    <CommandForm title={words.addPath} command={command} onDone={props.onDone}>
      <PathInput namespace={props.namespace} value={draft} onChange={setDraft} />
    </CommandForm>
  );
}

/** The form that adds a host, with its first path, to an Ingress. */
export function AddHostForm(props: {
  readonly object: ObjectRef;
  readonly namespace: string;
  readonly onDone: () => void;
}) {
  const words = useMessages().inspector;
  const [host, setHost] = useState('');
  const [draft, setDraft] = useState(emptyPath);
  const spec = specOf(draft);
  const command: Command | null = spec && {
    type: 'host/add',
    object: props.object,
    host: host.trim() || null,
    paths: [spec],
  };
  return (
    <CommandForm title={words.addHost} command={command} onDone={props.onDone}>
      <div className="ig-form-wide">
        <Field label={words.host} value={host} placeholder={words.anyHostHint} onChange={setHost} />
      </div>
      <PathInput namespace={props.namespace} value={draft} onChange={setDraft} />
    </CommandForm>
  );
}

/** The form that copies all paths of a host to another name. */
export function DuplicateHostForm({ node, onDone }: { readonly node: HostNode; readonly onDone: () => void }) {
  const words = useMessages().inspector;
  const { nodes, order } = useAppState((state) => state.snapshot);
  const [host, setHost] = useState(() =>
    freeHost(
      node.host,
      order.hosts.flatMap((id) => {
        const one = nodes.get(id);
        return one?.kind === 'host' ? [one] : [];
      }),
    ),
  );
  const command = asOne(duplicateHost(node, host.trim() || null));
  return (
    <CommandForm title={words.duplicate} command={command} onDone={onDone}>
      <div className="ig-form-wide">
        <Field label={words.duplicateAs} value={host} onChange={setHost} />
      </div>
    </CommandForm>
  );
}
