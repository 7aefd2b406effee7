/** What an annotation takes. */
type AnnotationType = 'bool' | 'number' | 'enum' | 'text';

/** How a text annotation is written, where that is known. */
export type AnnotationFormat = 'url' | 'path' | 'size' | 'time' | 'cidr' | 'regex' | 'lines';

/** An annotation that a controller reads. */
export interface AnnotationSpec {
  /** With its prefix. */
  readonly name: string;
  readonly type: AnnotationType;
  readonly values: readonly string[];
  readonly format?: AnnotationFormat;
  /** The numbers it takes, where that is known. */
  readonly range?: { readonly min: number; readonly max: number | null };
  /** Key of its sentence in the catalogue, `null` when it has none: it does not decide where requests go. */
  readonly doc: string | null;
}

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
