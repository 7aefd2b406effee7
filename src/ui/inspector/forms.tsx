import { CircleAlert } from 'lucide-react';
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { Command, ObjectRef, PathSpec, PathType, RuleTarget } from '../../engine/index.ts';
import { Button } from '../common/Button.tsx';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';
import { type BackendDraft, BackendInput } from './BackendFields.tsx';
import { Field } from './Field.tsx';
import { useRefusal } from './refusal.ts';
import { pathTypes, serviceBackend } from './specs.ts';

const emptyBackend: BackendDraft = { service: '', port: '80' };

interface FormProps {
  readonly title: string;
  /** `null` while something needed is missing. */
  readonly command: Command | null;
  readonly onDone: () => void;
  readonly children: ReactNode;
}

/** The frame of all forms: shows why Kubernetes would refuse the result, runs it, goes away. */
function CommandForm({ title, command, onDone, children }: FormProps) {
  const words = useMessages().inspector;
  const actions = useActions();
  const refusal = useRefusal(command);
  const form = useRef<HTMLFormElement>(null);
  const titleId = useId();
  useEffect(() => {
    const inspector = form.current?.closest<HTMLElement>('[role="dialog"]');
    form.current?.querySelector<HTMLElement>('input')?.focus();
    return () => {
      // The form took the focus with it: without this the keyboard would start again at the top of the page.
      if (document.activeElement === document.body || document.activeElement === null) inspector?.focus();
    };
  }, []);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (command && (await actions.run(command))) onDone();
  };
  return (
    <form
      ref={form}
      className="ig-form"
      aria-labelledby={titleId}
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onDone();
      }}
    >
      <b id={titleId} className="ig-form-title">
        {title}
      </b>
      <div className="ig-form-fields">{children}</div>
      {refusal !== null && (
        <p className="ig-field-error" role="alert">
          <CircleAlert size={13} aria-hidden />
          {refusal}
        </p>
      )}
      <div className="ig-form-end">
        <Button size="small" onClick={onDone}>
          {words.cancel}
        </Button>
        <button type="submit" className="btn sm pri" disabled={!command || refusal !== null}>
          {words.add}
        </button>
      </div>
    </form>
  );
}

interface PathDraft extends BackendDraft {
  readonly path: string;
  readonly pathType: PathType;
}

const emptyPath: PathDraft = { path: '/', pathType: 'Prefix', ...emptyBackend };

function specOf({ path, pathType, service, port }: PathDraft): PathSpec | null {
  if (!path || !service.trim() || !port.trim()) return null;
  return { path, pathType, backend: serviceBackend(service, port) };
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
      <BackendInput namespace={namespace} value={value} onChange={(backend) => onChange({ ...value, ...backend })} />
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

/** The form that writes a new Ingress with one host and path at the end of the active file. */
export function NewIngressForm(props: { readonly className: string | null; readonly onDone: () => void }) {
  const words = useMessages().inspector;
  const file = useAppState((state) => state.activeFile);
  const [name, setName] = useState('');
  const [namespace, setNamespace] = useState('');
  const [host, setHost] = useState('');
  const [draft, setDraft] = useState(emptyPath);
  const spec = specOf(draft);
  const command: Command | null =
    name.trim() && spec
      ? {
          type: 'ingress/add',
          file,
          name: name.trim(),
          namespace: namespace.trim() || null,
          className: props.className,
          rules: [{ host: host.trim() || null, paths: [spec] }],
        }
      : null;
  return (
    <CommandForm title={words.newIngress} command={command} onDone={props.onDone}>
      <Field label={words.name} value={name} onChange={setName} />
      <Field label={words.namespace} value={namespace} placeholder={words.namespaceHint} onChange={setNamespace} />
      <div className="ig-form-wide">
        <Field label={words.host} value={host} placeholder={words.anyHostHint} onChange={setHost} />
      </div>
      <PathInput namespace={namespace.trim() || 'default'} value={draft} onChange={setDraft} />
    </CommandForm>
  );
}

/** The form that sets the default backend of an Ingress. */
export function DefaultBackendForm(props: {
  readonly object: ObjectRef;
  readonly namespace: string;
  readonly onDone: () => void;
}) {
  const words = useMessages().inspector;
  const [draft, setDraft] = useState(emptyBackend);
  const command: Command | null =
    draft.service.trim() && draft.port.trim()
      ? { type: 'default-backend/set', object: props.object, backend: serviceBackend(draft.service, draft.port) }
      : null;
  return (
    <CommandForm title={words.setDefault} command={command} onDone={props.onDone}>
      <BackendInput namespace={props.namespace} value={draft} onChange={setDraft} />
    </CommandForm>
  );
}

/** The form that adds a tls entry for a host. */
export function AddTlsForm(props: {
  readonly object: ObjectRef;
  readonly host: string | null;
  readonly onDone: () => void;
}) {
  const words = useMessages().inspector;
  const [secret, setSecret] = useState('');
  const command: Command = {
    type: 'tls/add',
    object: props.object,
    hosts: props.host === null ? [] : [props.host],
    secretName: secret.trim() || null,
  };
  return (
    <CommandForm title={words.addTls} command={command} onDone={props.onDone}>
      <Field label={words.secret} value={secret} onChange={setSecret} />
    </CommandForm>
  );
}

/** The form that copies all paths of a host to another name. */
export function DuplicateHostForm(props: {
  readonly rule: { readonly object: ObjectRef; readonly rule: number };
  readonly host: string | null;
  readonly onDone: () => void;
}) {
  const words = useMessages().inspector;
  const [host, setHost] = useState(props.host === null ? '' : `copy.${props.host.replace(/^\*\./, '')}`);
  const command: Command = { type: 'host/duplicate', rule: props.rule, host: host.trim() || null };
  return (
    <CommandForm title={words.duplicate} command={command} onDone={props.onDone}>
      <div className="ig-form-wide">
        <Field label={words.duplicateAs} value={host} onChange={setHost} />
      </div>
    </CommandForm>
  );
}
