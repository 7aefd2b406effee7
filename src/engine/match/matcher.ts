/** How a route compares paths. `regex` sources are in the controller's own syntax. */
export type Matcher =
  | { readonly kind: 'exact' | 'element-prefix'; readonly path: string }
  | { readonly kind: 'string-prefix'; readonly path: string; readonly ignoreCase?: true }
  | { readonly kind: 'regex'; readonly source: string; readonly ignoreCase: boolean; readonly anchored: boolean };
