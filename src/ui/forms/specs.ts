import type { HostNode, ObjectRef, PathNode, PathType, RuleTarget } from '../../engine/index.ts';
import { parsePort } from '../../state/typed-backend.ts';
import type { ServiceSummary } from '../../state/types.ts';

/** The three path types in the order they are offered. */
export const pathTypes: readonly PathType[] = ['Exact', 'Prefix', 'ImplementationSpecific'];

/** Returns the target of a Service's port as typed; `null` for none. */
export function parseTarget(text: string): number | string | null {
  const port = parsePort(text);
  return 'number' in port ? port.number : port.name || null;
}

/** Returns whether two objects stand at the same place. */
export function isSameObject(a: ObjectRef, b: ObjectRef): boolean {
  return a.file === b.file && a.document === b.document && a.item === b.item;
}

/** Returns the target of a move to `host` that keeps the path in its own Ingress. */
export function moveTarget(path: PathNode, host: HostNode): RuleTarget {
  const { object } = path.at;
  return host.rules.find((rule) => isSameObject(rule.object, object)) ?? { object, host: host.host };
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

/** Returns the port to use when a backend moves to another Service: the same if that has it, else its first. */
export function portFor(services: readonly ServiceSummary[], namespace: string, name: string, current: string): string {
  const choices = portChoices(services, namespace, name);
  if (choices.length === 0 || choices.some(({ value }) => value === current)) return current;
  return choices[0]?.value ?? current;
}
