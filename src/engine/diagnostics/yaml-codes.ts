/** What reading the text can report. */
export interface YamlDiagnosticParams {
  /** The YAML is broken; `yamlCode` is the parser's own closed code, `detail` its first line. */
  'yaml/syntax': { readonly yamlCode: string; readonly detail: string };
}
