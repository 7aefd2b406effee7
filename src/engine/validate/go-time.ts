import { goQuote } from './go-text.ts';

const layout = '2006-01-02T15:04:05Z07:00';
const parts: readonly (readonly [words: string, shape: RegExp])[] = [
  ['2006', /^\d{4}/],
  ['-', /^-/],
  ['01', /^\d{2}/],
  ['-', /^-/],
  ['02', /^\d{2}/],
  ['T', /^T/],
  ['15', /^\d{2}/],
  [':', /^:/],
  ['04', /^\d{2}/],
  [':', /^:/],
  ['05', /^\d{2}([.,]\d+)?/],
  ['Z07:00', /^(Z|[+-]\d{2}:\d{2})/],
];

/**
 * Returns Go's words when `text` is no RFC 3339 time, `null` when it is one. Days of months are not counted.
 * @source golang/go time/format.go ParseError.Error (1.23)
 */
export function timeProblem(text: string): string | null {
  let rest = text;
  for (const [words, shape] of parts) {
    const found = shape.exec(rest);
    if (!found) return `parsing time ${goQuote(text)} as "${layout}": cannot parse ${goQuote(rest)} as "${words}"`;
    rest = rest.slice(found[0].length);
  }
  return rest === '' ? null : `parsing time ${goQuote(text)}: extra text: ${goQuote(rest)}`;
}
