import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SourceRange } from '../text/range.ts';

type YamlCode = Extract<Diagnostic['code'], `yaml/${string}`>;

/** Returns a problem of the text itself. */
export function diagnosticOf<C extends YamlCode>(
  code: C,
  params: Extract<Diagnostic, { readonly code: C }>['params'],
  range: SourceRange,
): Diagnostic {
  // The pair of code and params is checked by the signature; the union cannot see that.
  return { code, params, severity: 'error', range, origin: { kind: 'yaml' } } as Diagnostic;
}
