import { useMemo } from 'react';
import {
  type CellColumn,
  commandOf,
  parsePort,
  portFor,
  type RouteNode,
  setCell,
} from '../../engine/gestures/index.ts';
import type { Snapshot } from '../../state/types.ts';
import { useAppState, useMessages } from '../common/store-context.ts';
import { EditField, Field } from '../forms/Field.tsx';
import { meaningRefusal } from '../forms/refusal.ts';
import { type Choice, portChoices, serviceChoices } from '../forms/specs.ts';
import type { ServiceDraft } from './backend-draft.ts';

interface RouteFieldProps {
  readonly route: RouteNode;
  readonly column: CellColumn;
  readonly label: string;
  readonly value: string;
  readonly choices?: readonly Choice[];
  readonly isFirst?: boolean;
}

/** A field of a route that is written already: it means what the cell of the table means. */
export function RouteField({ route, column, ...field }: RouteFieldProps) {
  const messages = useMessages();
  const snapshot = useAppState((state) => state.snapshot);
  const gesture = (text: string) => setCell(route, column, text, snapshot);
  return (
    <EditField
      {...field}
      make={(text) => commandOf(gesture(text))}
      refused={(text) => meaningRefusal(messages, gesture(text))}
    />
  );
}

interface BackendEditProps {
  readonly route: RouteNode;
  readonly namespace: string;
  readonly service: string;
  readonly port: string;
  readonly isFirst?: boolean;
}

/** Service and port of a route that is written already: each field edits the manifest by itself. */
export function BackendEdit({ route, namespace, service, port, isFirst = false }: BackendEditProps) {
  const words = useMessages().inspector;
  const services = useAppState((state) => state.snapshot.services);
  return (
    <>
      <RouteField
        route={route}
        column="service"
        label={words.service}
        value={service}
        choices={useMemo(() => serviceChoices(services, namespace), [services, namespace])}
        isFirst={isFirst}
      />
      <RouteField
        route={route}
        column="port"
        label={words.port}
        value={port}
        choices={useMemo(() => portChoices(services, namespace, service), [services, namespace, service])}
      />
    </>
  );
}

interface BackendInputProps {
  readonly namespace: string;
  readonly value: ServiceDraft;
  readonly onChange: (value: ServiceDraft) => void;
}

function typedPort(service: string, port: string, namespace: string, known: Snapshot): string {
  const now = parsePort(port);
  return String(portFor(namespace, service.trim(), 'number' in now ? now.number : now.name || null, known) ?? port);
}

/** Service and port as fields of a form. */
export function BackendInput({ namespace, value, onChange }: BackendInputProps) {
  const words = useMessages().inspector;
  const snapshot = useAppState((state) => state.snapshot);
  const { services } = snapshot;
  return (
    <>
      <Field
        label={words.service}
        value={value.service}
        choices={useMemo(() => serviceChoices(services, namespace), [services, namespace])}
        onChange={(service) => onChange({ service, port: typedPort(service, value.port, namespace, snapshot) })}
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
