import { check, type Planning } from './check.ts';
import { checkPortName, checkPortNumber, checkServiceName, checkSubdomain } from './check-names.ts';
import type { ServiceSpec } from './command.ts';

/** Refuses a Service the server would refuse. */
export function* checkService({ name, externalName, ports }: ServiceSpec): Planning<void> {
  yield* check('metadata.name', checkServiceName(name));
  if (externalName !== undefined) yield* check('spec.externalName', checkSubdomain(externalName));
  yield* check('spec.ports', ports.length === 0 ? ['Required value'] : []);
  const all = ports.map((port) => ({ ...port, protocol: 'TCP' }));
  for (const at of ports.keys()) yield* checkPort(all.slice(0, at + 1), at, ports.length);
}

interface Port {
  readonly name: string | null;
  readonly port: number;
  readonly protocol: string;
}

/**
 * Refuses the port at `at` where the server would: several need names, and no two may have the same name, or number and protocol.
 * @source kubernetes/kubernetes pkg/apis/core/validation/validation.go ValidateService, validateServicePort (019c5dc5)
 */
export function* checkPort(ports: readonly Port[], at: number, count = ports.length): Planning<void> {
  const own = ports[at];
  if (!own) return;
  const { name, port, protocol } = own;
  const field = `spec.ports[${at}]`;
  const others = ports.filter((_, index) => index !== at);
  if (name === null) yield* check(`${field}.name`, count > 1 ? ['Required value'] : []);
  else {
    yield* check(`${field}.name`, checkPortName(name));
    const isTaken = others.some((other) => other.name === name);
    yield* check(`${field}.name`, duplicate(isTaken, name));
  }
  yield* check(`${field}.port`, checkPortNumber(port));
  const isThere = others.some((other) => other.port === port && other.protocol === protocol);
  yield* check(field, duplicate(isThere, String(port)));
}

function duplicate(isThere: boolean, value: string): readonly string[] {
  return isThere ? [`Duplicate value: "${value}"`] : [];
}
