import type { DiagnosticCode } from '../diagnostics/diagnostic.ts';

/** What a template of an error text can name. */
type ErrorName =
  | 'host'
  | 'path'
  /** `name` or `namespace/name` of the object the text is about. */
  | 'object'
  /** The other object of a conflict. */
  | 'other'
  | 'kind'
  | 'field'
  | 'annotation'
  | 'service'
  | 'port'
  | 'secret'
  | 'namespace'
  | 'middleware'
  | 'entryPoint'
  | 'version'
  | 'type'
  | 'value'
  | 'file'
  | 'line'
  | 'detail';

/** The names a text holds, by what they name. */
export type ErrorNames = Readonly<Partial<Record<ErrorName, string>>>;

/** A text that a program prints when it refuses something. */
export interface KnownError<C extends string = string> {
  readonly code: C;
  /** The number of the question it answers (`Q25`), where it is one of those. */
  readonly number?: string;
  /**
   * What is printed: `{host}` stands for a name, in quotes for all that they hold; `…` for anything short; a blank for
   * any white space, as terminals wrap lines; quotes may be escaped, as in logs.
   */
  readonly says: readonly string[];
  /** Problems of ours that are the same thing: their code, or the API server's rule. */
  readonly finds?: readonly (DiagnosticCode | `${'S' | 'H' | 'P' | 'B' | 'T' | 'C' | 'M'}${number}`)[];
  /** Only says that something was refused: counts when nothing else is known. */
  readonly isFrame?: true;
}

/** Returns the rows with their codes as types. */
export function errorTable<const C extends string>(rows: readonly KnownError<C>[]): readonly KnownError<C>[] {
  return rows;
}
