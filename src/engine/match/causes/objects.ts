import { isSameObject, type ObjectRef } from '../../model/objects.ts';

function isRef(value: object): value is ObjectRef {
  return 'file' in value && 'document' in value && 'item' in value;
}

function refsIn(value: unknown): readonly ObjectRef[] {
  if (typeof value !== 'object' || value === null) return [];
  return isRef(value) ? [value] : Object.values(value).flatMap(refsIn);
}

/** Returns the objects that a cause or a command speaks of, each once, the one that decides before others. */
export function objectsIn(of: object): readonly ObjectRef[] {
  const refs = refsIn(of);
  return refs.filter((ref, index) => refs.findIndex((other) => isSameObject(ref, other)) === index);
}
