import { toBytes } from '../../match/bytes.ts';
import type { CausePath } from '../../match/cause.ts';
import { causePath } from '../../match/causes/listed.ts';
import type { ListedPath } from '../../match/listed-path.ts';
import type { Matcher } from '../../match/matcher.ts';
import { placeOfAnnotation } from '../../match/report.ts';
import type { Ingress } from '../../model/ingress.ts';
import { qualifiedName } from '../../model/metadata.ts';
import type { ObjectRef, Place } from '../../model/objects.ts';
import type { Compiled } from './compiled.ts';
import type { LocationTable, Ready } from './find-location.ts';

/** An Ingress as causes name it. */
export interface NamedIngress {
  readonly ingress: string;
  readonly object: ObjectRef;
}

/** Returns the name and the place of an Ingress. */
export function nameOf(ingress: Ingress, { located }: Compiled): NamedIngress {
  const found = located.get(ingress);
  if (!found) throw new Error('an Ingress without a place');
  return { ingress: qualifiedName(ingress.metadata), object: found.ref };
}

/** Returns where an annotation of an Ingress stands. */
export function annotationPlace(ingress: Ingress, key: string, { located }: Compiled): Place | null {
  const found = located.get(ingress);
  return found ? placeOfAnnotation(found, key) : null;
}

/** How nginx compares a written path: Prefix /p is one comparison, though it makes two locations. */
function matcherOf({ written: { kind, path, from } }: Ready): Matcher {
  if (kind === 'regex') return { kind: 'regex', source: `^${path}`, ignoreCase: true, anchored: true };
  const text = toBytes(from.listed?.path.path.value || '/');
  if (from.type === 'Exact') return { kind: 'exact', path: text };
  return text.endsWith('/') ? { kind: 'string-prefix', path: text } : { kind: 'element-prefix', path: text };
}

/** Returns the written path of a location as causes name it; `null` for a generated one. */
export function pathOf(ready: Ready): CausePath | null {
  const { listed } = ready.written.from;
  return listed && causePath(listed, matcherOf(ready));
}

/** Returns every written path of a server once, in nginx's order. */
export function pathsOf(table: LocationTable): readonly CausePath[] {
  const seen = new Set<string>();
  return table.all.flatMap((ready) => {
    const path = pathOf(ready);
    if (!path || seen.has(path.pathId)) return [];
    seen.add(path.pathId);
    return [path];
  });
}

/** Returns a path that made no location, as it would be compared. */
export function unmadePath(listed: ListedPath): CausePath {
  const path = toBytes(listed.path.path.value || '/');
  const isExact = listed.path.pathType.value === 'Exact';
  return causePath(listed, { kind: isExact ? 'exact' : path.endsWith('/') ? 'string-prefix' : 'element-prefix', path });
}
