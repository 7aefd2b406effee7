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
  /** A tab that YAML 1.2 reads and kubectl refuses; `before` is what else the line holds. */
  'yaml/tab': { readonly before: 'nothing' | 'comment' | 'text' };
  /** Lines inside quotes or brackets further left than their key: kubectl reads them, YAML 1.2 does not. */
  'yaml/less-indented': { readonly inside: 'quoted' | 'flow'; readonly lines: number };
  /** A character that nobody sees and kubectl refuses; with `isBreak` one that ends a comment for kubectl. `char`: `U+001B`. */
  'yaml/control-character': { readonly char: string; readonly isBreak: boolean };
  /** A byte order mark inside a file; `isRead`: it starts a document, where kubectl skips it. */
  'yaml/byte-order-mark': { readonly isRead: boolean };
  /** A `%YAML` or `%TAG` line: kubectl cuts the file at the `---` below it. */
  'yaml/directive': NoParams;
  /** Something behind `---` on its line. */
  'yaml/separator': { readonly rest: string };
  /** Text between a `...` and the next `---`, which kubectl drops without a word. */
  'yaml/after-end': { readonly by: 'marker' | 'indent' | 'directive' };
  /** A patch that the kustomization in `folder` applies: no object of its own. */
  'yaml/patch': { readonly folder: string };
  /** A list in a list: kubectl sends nothing of it. */
  'yaml/nested-list': NoParams;
  /** A file that begins with `{` and is no JSON: kubectl up to 1.33 reads nothing else there. */
  'yaml/not-json': NoParams;
}

/** Nothing to fill into the sentence. */
interface NoParams {
  readonly none?: never;
}
