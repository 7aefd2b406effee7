import type { AnnotationEffect, DroppedReason, UnreadableValue } from '../diagnostics/controller-codes.ts';
import type { Diagnostic, DiagnosticCode, DiagnosticParams, Severity } from '../diagnostics/diagnostic.ts';
import type { Ingress } from '../model/ingress.ts';
import type { Metadata } from '../model/metadata.ts';
import type { Located, ObjectRef, Service } from '../model/objects.ts';
import { requestOf } from '../model/witness.ts';
import type { SourceRange } from '../text/range.ts';
import type { BackendLookup } from './availability.ts';
import { portOf } from './availability.ts';
import type { TraceStep } from './decision.ts';
import type { ListedPath } from './listed-path.ts';
import type { ControllerProfile, DeadPath } from './profile.ts';

/** A problem with the object it belongs to. */
export interface Reported {
  readonly object: ObjectRef;
  readonly diagnostic: Diagnostic;
}

export type ControllerIdentity = Pick<ControllerProfile, 'id' | 'displayName' | 'verifiedAgainst'>;

/** Where a problem is, and a request that may show it. */
interface ReportPlace {
  readonly object: ObjectRef;
  readonly range: SourceRange;
  readonly witness?: string;
}

/** Returns a problem that a controller has with a place. */
export function report<C extends DiagnosticCode>(
  identity: ControllerIdentity,
  code: C,
  params: DiagnosticParams[C],
  severity: Severity,
  place: ReportPlace,
): Reported {
  const origin = { kind: 'controller' as const, id: identity.id, version: identity.verifiedAgainst };
  // The union of all codes cannot be built from a code that is a type parameter.
  const { object, ...shown } = place;
  const diagnostic = { code, params, severity, ...shown, origin } as unknown as Diagnostic;
  return { object, diagnostic };
}

/** Returns where a path stands. */
export function placeOfPath({ origin, path }: ListedPath): { readonly object: ObjectRef; readonly range: SourceRange } {
  return { object: origin.object, range: path.path.range ?? origin.range };
}

/** Returns where an annotation stands; the whole object when it stands nowhere by itself. */
export function placeOfAnnotation(
  { object, ref }: Located<Ingress | Service>,
  name: string,
): { readonly object: ObjectRef; readonly range: SourceRange } {
  return {
    object: ref,
    range: object.metadata.annotations.get(name)?.range ?? object.metadata.name.range ?? object.range,
  };
}

/** Returns what is wrong with the backend of a path as the profile's cluster has it, or `null`. */
export function backendProblem(listed: ListedPath, lookup: BackendLookup, isGiven: boolean): DroppedReason | null {
  const backend = listed.path.backend.value;
  if (!backend) return 'no-backend';
  if (!backend.service) return backend.resource ? 'resource' : 'no-backend';
  if (!isGiven) return null;
  const name = backend.service.name.value;
  const service = lookup.service(listed.namespace, name);
  if (!service) return 'no-service';
  if (service.type === 'ExternalName') return null;
  const port = String(portOf(backend.service.port.value) ?? '');
  const hasPort = service.ports.some(
    (one) => String(one.port) === port || one.name === port || String(one.targetPort) === port,
  );
  if (!hasPort) return 'no-port';
  return lookup.readyCount(listed.namespace, name) === 0 ? 'no-endpoints' : null;
}

function isWarning(reason: DroppedReason): boolean {
  return reason === 'no-endpoints' || reason.startsWith('canary-');
}

/** Returns the problems of paths that no request reaches; `reasonOf` tells why a dropped one was dropped. */
export function reportDeadPaths(
  identity: ControllerIdentity,
  dead: readonly DeadPath[],
  listed: readonly ListedPath[],
  reasonOf: (path: ListedPath) => DroppedReason,
): readonly Reported[] {
  const byId = new Map(listed.map((one) => [one.origin.pathId, one]));
  const controller = identity.displayName;
  return dead.flatMap(({ pathId, why, by }): readonly Reported[] => {
    const one = byId.get(pathId);
    if (!one || why === 'rejected' || why === 'class-ignored') return [];
    const path = one.path.path.value ?? '';
    const other = by && byId.get(by);
    const place = { ...placeOfPath(one), witness: requestOf(one.host ?? '', one.path) };
    if (why === 'duplicate') {
      const params = { controller, path, by: other?.ingress ?? '', isOwn: other?.ingress === one.ingress };
      return [report(identity, 'controller/duplicate-path', params, 'warning', place)];
    }
    if (why === 'shadowed') {
      const params = { controller, path, by: other?.path.path.value ?? '/' };
      return [report(identity, 'controller/shadowed', params, 'warning', place)];
    }
    const reason = reasonOf(one);
    const severity = isWarning(reason) ? 'warning' : 'error';
    return [report(identity, 'controller/path-dropped', { controller, path, reason }, severity, place)];
  });
}

/** Annotations by name without prefix, with what they could change. */
export type Unsimulated = ReadonlyMap<string, AnnotationEffect>;

/** Annotations that are not simulated, and with `false` do nothing at all. */
const flags: ReadonlySet<string> = new Set(
  'cors-enable enable-global-auth enable-modsecurity secure-backends server-ssl service-upstream ssl-passthrough standalone-backend'.split(
    ' ',
  ),
);

/**
 * Returns the annotations of an object whose names, without one of the prefixes, stand in a table, each with its entry; names keep their prefix.
 * What is empty or switched off changes nothing, and is left out.
 */
export function listedAnnotations<T>(
  annotations: ReadonlyMap<string, { readonly value: string }>,
  prefixes: readonly string[],
  table: ReadonlyMap<string, T>,
): readonly { readonly name: string; readonly entry: T }[] {
  if (annotations.size === 0) return [];
  return [...annotations].flatMap(([name, { value }]) => {
    const prefix = prefixes.find((one) => name.startsWith(one));
    const short = prefix === undefined ? null : name.slice(prefix.length);
    const entry = short === null ? undefined : table.get(short);
    const isIdle = value === '' || (value === 'false' && flags.has(short ?? ''));
    return entry === undefined || isIdle ? [] : [{ name, entry }];
  });
}

/** Returns the names (with prefix) of annotations on an Ingress or Service that are not simulated. */
export function unsimulatedOn(
  annotations: Metadata['annotations'],
  prefixes: readonly string[],
  known: Unsimulated,
): readonly { readonly name: string; readonly effect: AnnotationEffect }[] {
  return listedAnnotations(annotations, prefixes, known).map(({ name, entry }) => ({ name, effect: entry }));
}

/** Returns one problem per annotation that is not simulated. */
export function reportUnsimulated(
  identity: ControllerIdentity,
  annotated: readonly Located<Ingress | Service>[],
  prefixes: readonly string[],
  known: Unsimulated,
): readonly Reported[] {
  return annotated.flatMap((located) =>
    unsimulatedOn(located.object.metadata.annotations, prefixes, known).map(({ name, effect }) =>
      report(
        identity,
        'controller/not-simulated',
        { annotation: name, effect },
        'info',
        placeOfAnnotation(located, name),
      ),
    ),
  );
}

/** Returns the notes of a trace for annotations that are not simulated. */
export function unsimulatedNotes(
  found: readonly { readonly name: string; readonly effect: AnnotationEffect }[],
): readonly TraceStep[] {
  return found.map(({ name, effect }) => ({
    kind: 'note',
    rule: 'not-simulated',
    params: { annotation: name, effect },
  }));
}

/** An annotation as it was found on an object: its name with prefix, and its value. */
interface FoundAnnotation {
  readonly key: string;
  readonly value: string;
}

/** What a controller makes of a value of each key that it cannot read; `null` for one that it can. */
export type ValueReaders = readonly (readonly [name: string, read: (value: string) => UnreadableValue | null])[];

/** Returns one problem for each value of an object that its controller cannot read, at its place. */
export function reportUnreadable(
  identity: ControllerIdentity,
  located: Located<Ingress | Service>,
  readers: ValueReaders,
  find: (name: string, object: Ingress | Service) => FoundAnnotation | null | undefined,
): readonly Reported[] {
  if (located.object.metadata.annotations.size === 0) return [];
  return readers.flatMap(([name, read]) => {
    const found = find(name, located.object);
    const does = found ? read(found.value) : null;
    if (!found || does === null) return [];
    const { key: annotation, value } = found;
    const params = { controller: identity.displayName, annotation, value: JSON.stringify(value), does };
    return [report(identity, 'controller/annotation-value', params, 'warning', placeOfAnnotation(located, annotation))];
  });
}
