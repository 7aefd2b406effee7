import { CircleAlert } from 'lucide-react';
import { type FormEvent, useEffect, useMemo, useState } from 'react';
import type { GraphNode } from '../../engine/graph/index.ts';
import { Button } from '../common/Button.tsx';
import { useActions, useAppState, useAppStore, useMessages } from '../common/store-context.ts';
import { Field } from '../forms/Field.tsx';
import { usePlanned } from '../forms/refusal.ts';
import { askWhatIsMade } from '../parts/first-request.ts';
import { BackendInput } from './BackendFields.tsx';
import { focusWhenShown } from './focus-when-shown.ts';
import { type IngressDraft, newIngressCommand, startOf, triedIngress } from './ingress-draft.ts';
import { SubjectPanel } from './Panel.tsx';
import { TypeCards } from './TypeCards.tsx';
import { useClassChoices } from './use-class-choices.ts';
import { useWorkspaceNames } from './use-details.ts';

/** Goes to the host that a command has made, as soon as the engine has read it. */
function useArrival() {
  const actions = useActions();
  const nodes = useAppState((state) => state.snapshot.nodes);
  const [before, setBefore] = useState<ReadonlyMap<string, GraphNode> | null>(null);
  useEffect(() => {
    if (!before) return;
    const made = [...nodes.values()].filter((node) => !before.has(node.id));
    const node = made.find(({ kind }) => kind === 'host') ?? made.find(({ kind }) => kind === 'path');
    if (!node) return;
    actions.inspect(null);
    actions.select(node.id);
    if (window.matchMedia('(max-width: 719.98px)').matches) actions.setNarrowTab('routes');
    focusWhenShown(node.id);
  }, [before, nodes, actions]);
  return { isAwaited: before !== null, await: setBefore };
}

/** The form of a new Ingress with its first route: shows the YAML it will write while it is filled in. */
export function NewIngress({ className }: { readonly className: string | null }) {
  const { authoring: words, inspector } = useMessages();
  const actions = useActions();
  const store = useAppStore();
  const file = useAppState((state) => state.activeFile);
  const services = useAppState((state) => state.snapshot.services);
  const [draft, setDraft] = useState<IngressDraft>(() => startOf(className ?? ''));
  const command = useMemo(() => newIngressCommand(draft, file, services), [draft, file, services]);
  const { refusal, text } = usePlanned(command);
  const arrival = useArrival();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const before = store.getState();
    if (!command || refusal !== null || !(await actions.run(command))) return;
    arrival.await(before.snapshot.nodes);
    await askWhatIsMade({ store, actions }, before);
  };
  const change = (part: Partial<IngressDraft>) => setDraft({ ...draft, ...part });
  return (
    <SubjectPanel title={words.newIngress} of={`${words.file} ${file}`}>
      <form className="ig-new" aria-label={words.newIngress} onSubmit={(event) => void submit(event)}>
        <Names draft={draft} onChange={change} />
        <Route draft={draft} onChange={change} />
        <Certificate draft={draft} onChange={change} />
        {refusal !== null && (
          <p className="ig-field-error" role="alert">
            <CircleAlert size={13} aria-hidden />
            {refusal}
          </p>
        )}
        <details className="ig-preview" open>
          <summary>{words.preview}</summary>
          {text === '' ? <p className="small dim">{words.previewWaits}</p> : <pre>{text}</pre>}
        </details>
        <div className="ig-form-end">
          <span className="small dim grow">{words.more}</span>
          <Button onClick={() => actions.inspect(null)}>{inspector.cancel}</Button>
          <button type="submit" className="btn pri" disabled={!command || refusal !== null || arrival.isAwaited}>
            {words.create}
          </button>
        </div>
      </form>
    </SubjectPanel>
  );
}

interface PartProps {
  readonly draft: IngressDraft;
  readonly onChange: (part: Partial<IngressDraft>) => void;
}

function Names({ draft, onChange }: PartProps) {
  const { authoring: words, inspector } = useMessages();
  const names = useWorkspaceNames();
  return (
    <div className="ig-insp-row">
      <Field label={inspector.name} value={draft.name} onChange={(name) => onChange({ name })} isFirst />
      <Field
        label={inspector.namespace}
        value={draft.namespace}
        placeholder={inspector.namespaceHint}
        choices={names.namespaces.map((value) => ({ value }))}
        onChange={(namespace) => onChange({ namespace })}
      />
      <Field
        label={inspector.className}
        value={draft.className}
        placeholder={words.classHint}
        choices={useClassChoices(names.classes)}
        onChange={(className) => onChange({ className })}
      />
    </div>
  );
}

function Route({ draft, onChange }: PartProps) {
  const { authoring: words, inspector } = useMessages();
  const file = useAppState((state) => state.activeFile);
  const services = useAppState((state) => state.snapshot.services);
  const namespace = draft.namespace.trim() || 'default';
  const name = draft.service.trim();
  const isThere = services.some((one) => one.namespace === namespace && one.name === name);
  return (
    <>
      <div className="ig-form-fields">
        <Field
          label={inspector.host}
          value={draft.host}
          placeholder={inspector.anyHostHint}
          onChange={(host) => onChange({ host })}
        />
        <Field label={inspector.path} value={draft.path} onChange={(path) => onChange({ path })} />
        <BackendInput namespace={namespace} value={draft} onChange={onChange} />
      </div>
      {name !== '' && !isThere && (
        <label className="ig-check">
          <input
            type="checkbox"
            checked={draft.withService}
            onChange={(event) => onChange({ withService: event.target.checked })}
          />
          {words.createService(name)}
        </label>
      )}
      <TypeCards
        path={draft.path || '/'}
        host={draft.host.trim() || null}
        isTls={draft.withTls}
        value={draft.pathType}
        isWhole={newIngressCommand(draft, file, services) !== null}
        make={(pathType) => triedIngress({ ...draft, pathType }, file, services)}
        onChange={(pathType) => onChange({ pathType })}
      />
    </>
  );
}

function Certificate({ draft, onChange }: PartProps) {
  const { authoring: words, inspector } = useMessages();
  const { secrets } = useWorkspaceNames();
  const namespace = draft.namespace.trim() || 'default';
  return (
    <div className="ig-insp-line">
      <label className="ig-check">
        <input
          type="checkbox"
          checked={draft.withTls}
          onChange={(event) => onChange({ withTls: event.target.checked })}
        />
        {words.hasTls}
      </label>
      {draft.withTls && (
        <Field
          label={inspector.secret}
          value={draft.secret}
          placeholder={words.secretHint}
          choices={secrets.filter((secret) => secret.namespace === namespace).map(({ name }) => ({ value: name }))}
          onChange={(secret) => onChange({ secret })}
        />
      )}
    </div>
  );
}
