import type { AnnotationSpec } from '../match/annotations/annotation-spec.ts';

/** The annotations of all controllers that have a list. */
export interface AnnotationTables {
  /** Returns whether any controller reads an annotation. */
  isKnown(annotation: string): boolean;
  /**
   * Returns the annotations of a controller. For one without a list those of the controller that the class name suggests, of several the one whose
   * annotations are `used`, else those of the controllers whose annotations are `used`, else all of them.
   */
  annotationsFor(controller: string, className: string | null, used: Iterable<string>): readonly AnnotationSpec[];
}

/** `tables` are by profile id, `idsByClass` tells the profiles that a class name speaks of, the usual one first. */
export function readAnnotationTables(
  tables: ReadonlyMap<string, readonly AnnotationSpec[]>,
  idsByClass: (className: string | null) => readonly string[],
): AnnotationTables {
  const every = [...tables.values()].flat();
  const known = new Set(every.map(({ name }) => name));
  return {
    isKnown: (annotation) => known.has(annotation),
    annotationsFor(controller, className, used) {
      const own = tables.get(controller);
      if (own) return own;
      const names = new Set(used);
      const isUsed = (table: readonly AnnotationSpec[]) => table.some(({ name }) => names.has(name));
      const suggested = idsByClass(className).flatMap((id) => [tables.get(id) ?? []]);
      const [usual] = suggested;
      if (usual) return suggested.find(isUsed) ?? usual;
      const touched = [...tables.values()].filter(isUsed);
      return touched.length > 0 ? touched.flat() : every;
    },
  };
}
