import type { Ingress } from '../../model/ingress.ts';
import { namespaceOf, qualifiedName } from '../../model/metadata.ts';
import type { Located, Place } from '../../model/objects.ts';
import { portOf } from '../availability.ts';
import type { CausePath, UnusedDefault } from '../cause.ts';
import type { ListedPath } from '../listed-path.ts';
import type { Matcher } from '../matcher.ts';
import type { ServiceRef } from '../service-ref.ts';

/** Returns a path as causes speak of it. */
export function causePath({ origin, host, path, ingress }: ListedPath, matcher: Matcher): CausePath {
  const place: Place = { object: origin.object, range: path.path.range ?? origin.range };
  return { pathId: origin.pathId, host, path: path.path.value ?? '', matcher, ingress, place };
}

/** Returns the text of a path, `/` where none is written. */
export function writtenPath({ path }: ListedPath): string {
  return path.path.value || '/';
}

/** Returns where a path names its backend. */
export function backendPlace({ origin, path }: ListedPath): Place {
  const backend = path.backend;
  const range = backend.value?.service?.name.range ?? backend.range ?? origin.range;
  return { object: origin.object, range };
}

/** Returns the default backend of an Ingress as causes speak of it where it has no say. */
export function unusedDefault({ object, ref }: Located<Ingress>): UnusedDefault {
  const range = object.defaultBackend?.range ?? object.range;
  return { ingress: qualifiedName(object.metadata), place: { object: ref, range } };
}

/** Returns the Ingresses whose default backends lead to some Services, by `namespace/name`. */
export function ownersOf(ingresses: readonly Located<Ingress>[], services: readonly ServiceRef[]): readonly string[] {
  return ingresses.flatMap(({ object }) => {
    const own = object.defaultBackend?.value.service;
    const port = own && portOf(own.port.value);
    const isIt = (one: ServiceRef) =>
      one.name === own?.name.value && one.port === port && one.namespace === namespaceOf(object.metadata);
    return own && services.some(isIt) ? [qualifiedName(object.metadata)] : [];
  });
}

/** Returns whether the beginning of a path, as far as it can be no expression and is ASCII, is that of a request. */
export function mayFit({ path }: ListedPath, comparedPath: string): boolean {
  const text = path.path.value ?? '';
  const bare = text.replace(/(?:\/+|.?[*?{].*|(?:[.(+[^$\\]|[^ -~]).*)$/s, '');
  return text.includes('|') || comparedPath.toLowerCase().startsWith(bare.toLowerCase());
}
