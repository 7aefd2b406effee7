import { check, type Planning } from './check.ts';
import { checkPortName, checkPortNumber, checkServiceName } from './check-names.ts';
import type { ServiceSpec } from './command.ts';

/**
 * Refuses a Service the server would refuse: several ports need names, and no two may be the same.
 * @source kubernetes/kubernetes pkg/apis/core/validation/validation.go ValidateService, validateServicePort (019c5dc5)
 */
export function* checkService({ name, ports }: ServiceSpec): Planning<void> {
  yield* check('metadata.name', checkServiceName(name));
  yield* check('spec.ports', ports.length === 0 ? ['Required value'] : []);
  for (const [at, port] of ports.entries()) {
    const field = `spec.ports[${at}]`;
    const before = ports.slice(0, at);
    if (port.name === null) yield* check(`${field}.name`, ports.length > 1 ? ['Required value'] : []);
    else {
      yield* check(`${field}.name`, checkPortName(port.name));
      yield* check(
        `${field}.name`,
        duplicate(
          before.some(({ name: other }) => other === port.name),
          port.name,
        ),
      );
    }
    yield* check(`${field}.port`, checkPortNumber(port.port));
    yield* check(
      field,
      duplicate(
        before.some(({ port: other }) => other === port.port),
        String(port.port),
      ),
    );
  }
}

function duplicate(isThere: boolean, value: string): readonly string[] {
  return isThere ? [`Duplicate value: "${value}"`] : [];
}
