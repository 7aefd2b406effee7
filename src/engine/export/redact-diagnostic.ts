import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { maySpeakOfSecret } from './secret-likeness.ts';

/**
 * Returns a problem of a document without what it quotes of a Secret: an unquoted value that begins with `*` or `|` is
 * taken for an alias or a header and named by the parser. `text` is the document's.
 */
export function redactDiagnostic(diagnostic: Diagnostic, text: string): Diagnostic {
  if (diagnostic.code !== 'yaml/unknown-alias' && diagnostic.code !== 'yaml/syntax') return diagnostic;
  if (!maySpeakOfSecret(text)) return diagnostic;
  if (diagnostic.code === 'yaml/syntax') return { ...diagnostic, params: { ...diagnostic.params, detail: '' } };
  // Its correction repeats the value.
  const { fixes: _, ...rest } = diagnostic;
  return { ...rest, params: { ...diagnostic.params, alias: '…' } };
}
