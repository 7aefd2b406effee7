import { type Attempt, refuse } from '../yaml/edit-attempt.ts';
import {
  checkHost,
  checkPathSegment,
  checkPortName,
  checkPortNumber,
  checkServiceName,
  checkSubdomain,
} from './check-names.ts';
import { checkPath, checkPathType } from './check-path.ts';
import type { BackendSpec, CommandError, PathSpec } from './command.ts';

/** A step of planning: gives a `T` or refuses the command. */
export type Planning<T> = Attempt<T, CommandError>;

/** Refuses with the first of the server's messages about `field`, if there is one. */
export function* check(field: string, messages: readonly string[]): Planning<void> {
  const message = messages[0];
  if (message !== undefined) yield* refuse<CommandError>({ code: 'invalid', field, message });
}

/** Refuses a host the server would refuse; `null` and `''` are any host. */
export function* checkHostAt(field: string, host: string | null): Planning<void> {
  if (host !== null && host !== '') yield* check(field, checkHost(host));
}

/** Refuses a backend the server would refuse. */
export function* checkBackend(field: string, backend: BackendSpec): Planning<void> {
  if ('resource' in backend) {
    const { apiGroup, kind, name } = backend.resource;
    if (apiGroup !== null) yield* check(`${field}.resource.apiGroup`, checkSubdomain(apiGroup));
    yield* check(`${field}.resource.kind`, checkPathSegment(kind));
    yield* check(`${field}.resource.name`, checkPathSegment(name));
    return;
  }
  yield* check(`${field}.service.name`, checkServiceName(backend.service));
  if ('name' in backend.port) yield* check(`${field}.service.port.name`, checkPortName(backend.port.name));
  else yield* check(`${field}.service.port.number`, checkPortNumber(backend.port.number));
}

/** Refuses a path entry the server would refuse. */
export function* checkPathSpec(field: string, spec: PathSpec): Planning<void> {
  yield* check(`${field}.pathType`, checkPathType(spec.pathType));
  yield* check(`${field}.path`, checkPath(spec.path, spec.pathType));
  yield* checkBackend(`${field}.backend`, spec.backend);
}
