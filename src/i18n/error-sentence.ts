import type { ErrorCode, ErrorNames } from '../engine/intake/index.ts';
import type { intakeErrors } from './en/intake-errors.ts';

/** Returns what a known error text means; a name that the text leaves out leaves no gap. */
export function errorSentence(words: typeof intakeErrors, code: ErrorCode, names: ErrorNames): string {
  const text = words[code];
  const sentence = (typeof text === 'function' ? text(names) : text)
    .replace(/ {2,}/g, ' ')
    .replace(/ ([,.:])/g, '$1')
    .trim();
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
