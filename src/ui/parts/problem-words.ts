import type { Diagnostic } from '../../engine/diagnostics/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import { problemWords } from '../../i18n/words.ts';

/** Our sentence and the API server's own words, which the sentence may end with. */
export interface ProblemWords {
  readonly ours: string;
  /** Verbatim, `''` when the server says nothing. */
  readonly said: string;
  /** True when these are the words of kubectl, which never asks the server then. */
  readonly byKubectl: boolean;
}

/** Returns the sentence of a problem apart from the words it quotes. */
export function splitWords(messages: Messages, diagnostic: Diagnostic): ProblemWords {
  const { params } = diagnostic;
  const whole = problemWords(messages, diagnostic);
  const said = 'message' in params && typeof params.message === 'string' ? params.message : '';
  if (said === '') return { ours: whole, said, byKubectl: false };
  // The same code with no message to quote: only the quotation is missing then.
  const rest = problemWords(messages, { ...diagnostic, params: { ...params, message: '' } } as Diagnostic);
  const byKubectl = rest.trim().endsWith('kubectl:');
  const ours = byKubectl ? rest.trim().slice(0, -'kubectl:'.length) : rest;
  return whole.startsWith(ours) && /[.!?다요)]$/.test(ours.trim())
    ? { ours: ours.trim(), said, byKubectl }
    : { ours: whole, said: '', byKubectl };
}
