import type { Annotation, Metadata } from '../model/metadata.ts';
import type { Sourced } from '../model/sourced.ts';
import { type Field, fieldOf, get, mapAt, ownRange, sourcedText, textAt, textMapAt } from './fields.ts';

const noName: Sourced<string> = { value: '', range: null };
const noAnnotations: ReadonlyMap<string, Annotation> = new Map();

/** Returns the metadata of an object; every missing or wrong-typed part is empty. */
export function decodeMetadata(object: Field): Metadata {
  const metadata = get(object, 'metadata');
  const name = get(metadata, 'name');
  return {
    name: name.node ? { value: textAt(name) ?? '', range: ownRange(name) } : noName,
    namespace: sourcedText(get(metadata, 'namespace')),
    annotations: decodeAnnotations(get(metadata, 'annotations')),
    labels: textMapAt(get(metadata, 'labels')),
    creationTimestamp: textAt(get(metadata, 'creationTimestamp')),
  };
}

/** Returns texts by name, with where they stand. */
export function decodeAnnotations(field: Field): ReadonlyMap<string, Annotation> {
  const map = mapAt(field);
  if (!map || map.entries.length === 0) return noAnnotations;
  const annotations = new Map<string, Annotation>();
  for (const { key, keyRange, merged, value } of map.entries) {
    if (value.kind !== 'scalar') continue;
    const own = fieldOf(value, field.via);
    const isOwn = !merged && !field.via;
    const sourced = { value: textAt(own) ?? '', range: own.node ? ownRange(own) : null };
    annotations.set(key, isOwn ? { ...sourced, keyRange } : sourced);
  }
  return annotations;
}

const withoutValues = 'kubectl.kubernetes.io/last-applied-configuration';

/** Returns the metadata of a Secret: kubectl's note of what was applied holds its values and is left out. */
export function decodeSecretMetadata(object: Field): Metadata {
  const metadata = decodeMetadata(object);
  if (!metadata.annotations.has(withoutValues)) return metadata;
  return { ...metadata, annotations: new Map([...metadata.annotations].filter(([key]) => key !== withoutValues)) };
}
