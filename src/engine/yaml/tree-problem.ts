import type { SourceRange } from '../text/range.ts';

/** Something wrong with the text, before it is a diagnostic. */
export type TreeProblem =
  | { readonly kind: 'syntax'; readonly yamlCode: string; readonly detail: string; readonly range: SourceRange }
  | { readonly kind: 'duplicate-key'; readonly key: string; readonly range: SourceRange; readonly first: SourceRange }
  | { readonly kind: 'unknown-alias'; readonly alias: string; readonly range: SourceRange }
  | { readonly kind: 'alias-bomb'; readonly limit: number; readonly range: SourceRange }
  | { readonly kind: 'too-deep'; readonly limit: number; readonly range: SourceRange };
