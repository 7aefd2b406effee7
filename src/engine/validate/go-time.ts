import { goQuote } from './go-text.ts';

const layout = '2006-01-02T15:04:05Z07:00';
const parts: readonly (readonly [
  words: string,
  shape: RegExp,
  range?: readonly [name: string, least: number, most: number],
])[] = [
  ['2006', /^\d{4}/],
  ['-', /^-/],
  ['01', /^\d{2}/, ['month', 1, 12]],
  ['-', /^-/],
  ['02', /^\d{2}/],
  ['T', /^T/],
  ['15', /^\d{2}/, ['hour', 0, 23]],
  [':', /^:/],
  ['04', /^\d{2}/, ['minute', 0, 59]],
  [':', /^:/],
  ['05', /^\d{2}([.,]\d+)?/, ['second', 0, 59]],
  ['Z07:00', /^(Z|[+-]\d{2}:\d{2})/],
];

/**
 * Returns Go's words when `text` is no RFC 3339 time, `null` when it is one.
 * @source golang/go time/format.go ParseError.Error (1.23)
 */
export function timeProblem(text: string): string | null {
  let rest = text;
  for (const [words, shape, range] of parts) {
    const found = shape.exec(rest);
    if (!found) return `parsing time ${goQuote(text)} as "${layout}": cannot parse ${goQuote(rest)} as "${words}"`;
    const value = Number.parseInt(found[0], 10);
    if (range && (value < range[1] || value > range[2])) return outOfRange(text, range[0]);
    rest = rest.slice(found[0].length);
  }
  if (rest !== '') return `parsing time ${goQuote(text)}: extra text: ${goQuote(rest)}`;
  return isDayOfMonth(text) ? null : outOfRange(text, 'day');
}

function outOfRange(text: string, name: string): string {
  return `parsing time ${goQuote(text)}: ${name} out of range`;
}

function isDayOfMonth(text: string): boolean {
  const [year, month, day] = [text.slice(0, 4), text.slice(5, 7), text.slice(8, 10)].map(Number);
  const isLeap = year !== undefined && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][(month ?? 0) - 1] ?? 0;
  return day !== undefined && day >= 1 && day <= days;
}
