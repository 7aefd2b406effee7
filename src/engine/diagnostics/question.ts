import { lookup } from '../text/lookup.ts';
import { adviceNumbers } from './advice-codes.ts';
import type { Diagnostic } from './diagnostic.ts';

/** Returns the number of the question that a problem answers (`Q25`), `null` for none. */
export function questionOf({ code, params }: Diagnostic): string | null {
  const own = lookup(adviceNumbers, code);
  if (own !== undefined) return own;
  // An annotation with a value that is no text has no effect: the server does not take it.
  const isValue =
    code === 'api/type' || code === 'yaml11/boolean' || code === 'yaml11/number' || code === 'yaml11/octal';
  return isValue && params.field.startsWith('metadata.annotations') ? 'Q24' : null;
}
