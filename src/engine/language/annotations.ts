import type { AnnotationFormat, AnnotationSpec, AnnotationType } from './world.ts';

/**
 * Returns the annotations of a table: a line each, `name`, then `bool`, `number` or `=a,b` for what it takes (any text when left out),
 * `~format` for how the text is written, `%0-9` for the numbers it takes, and `#doc` with the key of its sentence. Lines without words stand for nothing.
 */
export function readAnnotations(prefix: string, table: string): readonly AnnotationSpec[] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [name = '', ...rest] = line.split(' ');
      const marked = (mark: string): string | null => rest.find((word) => word.startsWith(mark))?.slice(1) ?? null;
      const format = marked('~') as AnnotationFormat | null; // the tables hold no other words
      const values = marked('=');
      const [min, max] = marked('%')?.split('-') ?? [];
      const type = rest.find((word) => /^\w/.test(word)) ?? 'text';
      return {
        name: prefix + name,
        type: values === null ? (type as AnnotationType) : 'enum', // the tables hold no other words
        values: values?.split(',') ?? [],
        ...(format ? { format } : {}),
        ...(min ? { range: { min: Number(min), max: max ? Number(max) : null } } : {}),
        doc: marked('#'),
      };
    });
}
