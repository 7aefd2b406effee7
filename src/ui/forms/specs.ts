import { parsePort } from '../../engine/gestures/index.ts';
import type { PathType } from '../../engine/model/index.ts';
import type { ServiceSummary } from '../../state/types.ts';

/** The three path types in the order they are offered. */
export const pathTypes: readonly PathType[] = ['Exact', 'Prefix', 'ImplementationSpecific'];

/** Returns the target of a Service's port as typed; `null` for none. */
export function parseTarget(text: string): number | string | null {
  const port = parsePort(text);
  return 'number' in port ? port.number : port.name || null;
}

/** A choice of a combobox; `note` explains it in a few words. */
export interface Choice {
  readonly value: string;
  readonly note?: string;
}

/** Returns the Services of a namespace as choices, in file order. */
export function serviceChoices(services: readonly ServiceSummary[], namespace: string): readonly Choice[] {
  return services
    .filter((service) => service.namespace === namespace && service.name !== '')
    .map(({ name, ports }) => ({ value: name, note: ports.map(({ port }) => port).join(', ') }));
}

/** Returns the ports of a Service as choices: numbers with their names, then the names. */
export function portChoices(services: readonly ServiceSummary[], namespace: string, name: string): readonly Choice[] {
  const ports = services.find((service) => service.namespace === namespace && service.name === name)?.ports ?? [];
  return [
    ...ports.map(({ port, name: portName }) => ({ value: String(port), ...(portName ? { note: portName } : {}) })),
    ...ports.flatMap(({ port, name: portName }) => (portName ? [{ value: portName, note: String(port) }] : [])),
  ];
}
