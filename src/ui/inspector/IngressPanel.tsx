import { Copy, Plus, Trash2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { duplicateIngress } from '../../engine/gestures/index.ts';
import type { BackendDetails, IngressDetails } from '../../engine/language/index.ts';
import type { ObjectRef } from '../../engine/model/index.ts';
import type { IngressPart } from '../../state/subjects.ts';
import { Button, IconButton } from '../common/Button.tsx';
import { runGesture } from '../common/gestures.ts';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';
import { EditField } from '../forms/Field.tsx';
import { Annotations } from './Annotations.tsx';
import { draftOf } from './backend-draft.ts';
import { AddHostForm } from './forms.tsx';
import { AddTlsForm, BackendForm } from './object-forms.tsx';
import { iconSize, SubjectPanel } from './Panel.tsx';
import { TlsHosts } from './TlsHosts.tsx';
import { useClassChoices } from './use-class-choices.ts';
import { useIngressDetails, useWorkspaceNames } from './use-details.ts';

type Mode = 'host' | 'tls' | 'default' | null;

interface IngressPanelProps {
  readonly object: ObjectRef;
  /** What it was opened for. */
  readonly part: IngressPart | null;
}

/** What can be done to an Ingress as a whole. */
export function IngressPanel({ object, part }: IngressPanelProps) {
  const { authoring, inspector } = useMessages();
  const actions = useActions();
  const ingresses = useAppState((state) => state.snapshot.ingresses);
  const details = useIngressDetails(object);
  if (details === undefined) return null;
  if (details === null) {
    return (
      <SubjectPanel title={authoring.ingressPanel}>
        <p className="t2">{authoring.gone}</p>
      </SubjectPanel>
    );
  }
  const { name } = details;
  const remove = async () => {
    if (await actions.run({ type: 'ingress/remove', object })) actions.inspect(null);
  };
  return (
    <SubjectPanel
      title={authoring.ingressPanel}
      of={`${details.namespace ?? 'default'}/${name}`}
      onGoToText={() => actions.revealPlace(object, { start: 0, end: 0 }, true)}
      buttons={
        <>
          <IconButton
            size="small"
            label={inspector.duplicate}
            onClick={() => runGesture(actions, duplicateIngress(object, ingresses))}
          >
            <Copy {...iconSize} />
          </IconButton>
          <IconButton size="small" look="danger" label={inspector.remove} onClick={() => void remove()}>
            <Trash2 {...iconSize} />
          </IconButton>
        </>
      }
    >
      <Names object={object} details={details} isFirst={part === null} />
      <Parts object={object} details={details} isDefault={part === 'default'} />
      <Annotations object={object} details={details} isFirst={part === 'annotations'} />
    </SubjectPanel>
  );
}

interface PartProps {
  readonly object: ObjectRef;
  readonly details: IngressDetails;
}

function Names({ object, details, isFirst }: PartProps & { readonly isFirst: boolean }) {
  const { inspector } = useMessages();
  const names = useWorkspaceNames();
  const classes = useClassChoices(names.classes);
  return (
    <div className="ig-insp-row">
      <EditField
        label={inspector.name}
        value={details.name}
        make={(text) => (text.trim() ? { type: 'ingress/rename', object, name: text.trim() } : null)}
        isFirst={isFirst}
      />
      <EditField
        label={inspector.namespace}
        value={details.namespace ?? ''}
        choices={useMemo(() => names.namespaces.map((value) => ({ value })), [names])}
        make={(text) => ({ type: 'ingress/set-namespace', object, namespace: text.trim() || null })}
      />
      <EditField
        label={inspector.className}
        value={details.className ?? ''}
        choices={classes}
        make={(text) => ({ type: 'ingress/set-class', object, className: text.trim() || null })}
      />
    </div>
  );
}

function backendText(backend: BackendDetails): string {
  if ('service' in backend) return `${backend.service}:${backend.port}`;
  const { apiGroup, kind, name } = backend.resource;
  return `${apiGroup ? `${apiGroup}/` : ''}${kind} ${name}`;
}

function Parts({ object, details, isDefault }: PartProps & { readonly isDefault: boolean }) {
  const { authoring, inspector } = useMessages();
  const actions = useActions();
  const [mode, setMode] = useState<Mode>(isDefault ? 'default' : null);
  const done = () => setMode(null);
  const namespace = details.namespace ?? 'default';
  const { defaultBackend } = details;
  return (
    <>
      <div className="ig-insp-part">
        <span className="ig-insp-label">{inspector.defaultBackend}</span>
        <div className="ig-insp-line middle">
          <span className={defaultBackend ? 'mono ell' : 'dim small'}>
            {defaultBackend ? backendText(defaultBackend) : authoring.noDefault}
          </span>
          <span className="grow" />
          <Button size="small" look="soft" onClick={() => setMode('default')}>
            {inspector.setDefault}
          </Button>
          {defaultBackend && (
            <IconButton
              size="small"
              look="danger"
              label={`${inspector.remove}: ${inspector.defaultBackend}`}
              onClick={() => void actions.run({ type: 'default-backend/remove', object })}
            >
              <Trash2 {...iconSize} />
            </IconButton>
          )}
        </div>
      </div>
      {mode === 'default' && (
        <BackendForm
          title={inspector.setDefault}
          start={draftOf(defaultBackend)}
          namespace={namespace}
          make={(backend) => ({ type: 'default-backend/set', object, backend })}
          onDone={done}
        />
      )}
      <Certificates object={object} details={details} isAdding={mode === 'tls'} onMode={setMode} />
      {mode === 'host' ? (
        <AddHostForm object={object} namespace={namespace} onDone={done} />
      ) : (
        <Button size="small" look="soft" className="ig-insp-add" onClick={() => setMode('host')}>
          <Plus {...iconSize} />
          {inspector.addHost}
        </Button>
      )}
    </>
  );
}

interface CertificatesProps extends PartProps {
  readonly isAdding: boolean;
  readonly onMode: (mode: Mode) => void;
}

function Certificates({ object, details, isAdding, onMode }: CertificatesProps) {
  const { authoring, inspector } = useMessages();
  const actions = useActions();
  const { secrets } = useWorkspaceNames();
  const namespace = details.namespace ?? 'default';
  const choices = useMemo(
    () => secrets.filter((secret) => secret.namespace === namespace).map(({ name }) => ({ value: name })),
    [secrets, namespace],
  );
  const covered = new Set(details.tls.flatMap(({ hosts }) => hosts));
  return (
    <div className="ig-insp-part">
      <span className="ig-insp-label">
        {inspector.tls} {details.tls.length === 0 && <span className="dim">{authoring.noTls}</span>}
      </span>
      {details.tls.map(({ hosts, secretName }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries have no name of their own
        <div key={index} className="ig-tls-entry">
          <div className="ig-insp-line">
            <EditField
              label={`${inspector.secret}: ${hosts.join(', ') || authoring.tlsAnyHost}`}
              value={secretName ?? ''}
              choices={choices}
              make={(text) => (text.trim() ? { type: 'tls/set-secret', object, index, secretName: text.trim() } : null)}
            />
            <IconButton
              label={inspector.removeTls}
              look="danger"
              onClick={() => void actions.run({ type: 'tls/remove', object, index })}
            >
              <Trash2 {...iconSize} />
            </IconButton>
          </div>
          <TlsHosts object={object} index={index} />
        </div>
      ))}
      {isAdding ? (
        <AddTlsForm
          object={object}
          hosts={details.hosts}
          chosen={details.hosts.filter((host) => !covered.has(host))}
          secrets={choices}
          onDone={() => onMode(null)}
        />
      ) : (
        <Button size="small" look="soft" className="ig-insp-add" onClick={() => onMode('tls')}>
          <Plus {...iconSize} />
          {inspector.addTls}
        </Button>
      )}
    </div>
  );
}
