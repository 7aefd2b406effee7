/** One thing that can be written at a place. */
export interface CompletionItem {
  readonly label: string;
  readonly kind: 'field' | 'snippet' | 'value' | 'service' | 'port' | 'host' | 'secret' | 'class' | 'annotation';
  /** The text to write; with `${1:…}` places when `isSnippet`. Its indentation is complete. */
  readonly insert: string;
  readonly isSnippet: boolean;
  /** Key of its words in the catalogue of fields or annotations. */
  readonly doc: string | null;
  /** Facts that are no words: the type of a field, the ports of a Service. */
  readonly detail: string;
  readonly isRequired: boolean;
}
