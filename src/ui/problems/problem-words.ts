import type { Diagnostic } from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import { problemWords } from '../common/words.ts';

/** Our sentence and the API server's own words, which the sentence may end with. */
export interface ProblemWords {
  readonly ours: string;
  /** Verbatim, `''` when the server says nothing. */
  readonly said: string;
}

/** Returns the sentence of a problem apart from the words it quotes. */
export function splitWords(messages: Messages, diagnostic: Diagnostic): ProblemWords {
  const { params } = diagnostic;
  const whole = problemWords(messages, diagnostic);
  const said = 'message' in params && typeof params.message === 'string' ? params.message : '';
  if (said === '') return { ours: whole, said };
  // The same code with no message to quote: only the quotation is missing then.
  const ours = problemWords(messages, { ...diagnostic, params: { ...params, message: '' } } as Diagnostic);
  return whole.startsWith(ours) && /[.!?다요)]$/.test(ours.trim())
    ? { ours: ours.trim(), said }
    : { ours: whole, said: '' };
}
