import { useMemo } from 'react';
import type { BackendSpec, Command } from '../../engine/index.ts';
import { serviceBackend } from '../../state/typed-backend.ts';
import { useAppState, useMessages } from '../common/store-context.ts';
import { EditField, Field } from '../forms/Field.tsx';
import { portChoices, portFor, serviceChoices } from '../forms/specs.ts';
import type { ServiceDraft } from './backend-draft.ts';

interface BackendEditProps {
  readonly namespace: string;
  readonly service: string;
  readonly port: string;
  /** Returns the command that writes a backend. */
  readonly make: (backend: BackendSpec) => Command;
  readonly isFirst?: boolean;
}

/** Service and port of something that is written already: each field edits the manifest by itself. */
export function BackendEdit({ namespace, service, port, make, isFirst = false }: BackendEditProps) {
  const words = useMessages().inspector;
  const services = useAppState((state) => state.snapshot.services);
  return (
    <>
      <EditField
        label={words.service}
        value={service}
        choices={useMemo(() => serviceChoices(services, namespace), [services, namespace])}
        make={(text) =>
          text.trim() ? make(serviceBackend(text, portFor(services, namespace, text.trim(), port))) : null
        }
        isFirst={isFirst}
      />
      <EditField
        label={words.port}
        value={port}
        choices={useMemo(() => portChoices(services, namespace, service), [services, namespace, service])}
        make={(text) => (text.trim() ? make(serviceBackend(service, text)) : null)}
      />
    </>
  );
}

interface BackendInputProps {
  readonly namespace: string;
  readonly value: ServiceDraft;
  readonly onChange: (value: ServiceDraft) => void;
}

/** Service and port as fields of a form. */
export function BackendInput({ namespace, value, onChange }: BackendInputProps) {
  const words = useMessages().inspector;
  const services = useAppState((state) => state.snapshot.services);
  return (
    <>
      <Field
        label={words.service}
        value={value.service}
        choices={useMemo(() => serviceChoices(services, namespace), [services, namespace])}
        onChange={(service) => onChange({ service, port: portFor(services, namespace, service, value.port) })}
      />
      <Field
        label={words.port}
        value={value.port}
        placeholder={words.portHint}
        choices={portChoices(services, namespace, value.service)}
        onChange={(port) => onChange({ ...value, port })}
      />
    </>
  );
}
