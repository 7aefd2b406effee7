/** What reading the text can report. */
export interface YamlDiagnosticParams {
  /** The YAML is broken; `yamlCode` is the parser's own closed code, `detail` its first line. */
  'yaml/syntax': { readonly yamlCode: string; readonly detail: string };
  /** A tab where YAML wants spaces. */
  'yaml/tab-indent': NoParams;
  /** A key that stands twice in one map; the range is the later one, `related` the earlier. kubectl keeps the last. */
  'yaml/duplicate-key': { readonly key: string };
  /** `*name` without a `&name` before it in the same document. */
  'yaml/unknown-alias': { readonly alias: string };
  /** Aliases that would expand to more than `limit` values. */
  'yaml/alias-bomb': { readonly limit: number };
  /** Nested deeper than `limit` levels. */
  'yaml/too-deep': { readonly limit: number };
  /** A Helm template, which is no YAML before it is rendered. */
  'yaml/helm-template': NoParams;
  /** A document that is not an object: a text, a number, a list. */
  'yaml/not-an-object': { readonly found: 'list' | 'value' };
  /** A file of more than `limit` code units is not read. */
  'yaml/too-large': { readonly size: number; readonly limit: number };
  /** A picture, an archive, a program: no text. */
  'yaml/binary': NoParams;
}

/** Nothing to fill into the sentence. */
export interface NoParams {
  readonly none?: never;
}
