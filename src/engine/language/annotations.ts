import type { AnnotationSpec, AnnotationType } from './world.ts';

/**
 * Returns the annotations of a table: a line each, `name`, then `bool`, `number` or `=a,b` for what it takes (any text when left out),
 * then `#doc` with the key of its sentence. Lines without words stand for nothing.
 */
export function readAnnotations(prefix: string, table: string): readonly AnnotationSpec[] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [name = '', ...rest] = line.split(' ');
      const type = rest.find((word) => !word.startsWith('#')) ?? 'text';
      const doc = rest.find((word) => word.startsWith('#'))?.slice(1) ?? null;
      if (type.startsWith('=')) return { name: prefix + name, type: 'enum', values: type.slice(1).split(','), doc };
      return { name: prefix + name, type: type as AnnotationType, values: [], doc }; // the tables hold no other words
    });
}
