import type { Diagnostic } from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';

/** Returns the sentence of a problem in the current language; a code without words gives the code itself. */
export function diagnosticSentence(messages: Messages, diagnostic: Diagnostic): string {
  const catalogue: Readonly<Record<string, unknown>> = messages.diagnostics;
  const sentence = catalogue[diagnostic.code];
  if (typeof sentence === 'function') return String(sentence(diagnostic.params));
  return diagnostic.code;
}
