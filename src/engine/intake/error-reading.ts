import { tableOf } from '../text/lookup.ts';
import type { SourceRange } from '../text/range.ts';
import { type ErrorCode, knownErrors } from './error-code.ts';
import type { ErrorNames, KnownError } from './known-error.ts';

/** What an error text says. */
export interface ErrorReading {
  /** `null`: a field of the API server's notation is named, and no more is known. */
  readonly code: ErrorCode | null;
  /** The number of the question it answers, `''` for none. */
  readonly number: string;
  readonly names: ErrorNames;
  /** Where the names stand, as offsets of the text that was read. */
  readonly marks: readonly SourceRange[];
}

interface Pattern {
  readonly row: KnownError<ErrorCode>;
  readonly shape: RegExp;
  /** Letters that every such text holds: looked for first. */
  readonly hint: string;
}

const special = /[.*+?^${}()|[\]\\]/g;

/** Quotes as they are printed, or escaped in a log. */
const quote = '\\\\*["\u201c\u201d]';

/** What names of some kinds are made of. */
const named = tableOf<string>({
  path: '(?<path>\\S+?)',
  field: '(?<field>[\\w.[\\]/-]+)',
  detail: '(?<detail>[^\\n]{1,300}?)',
});

/** One piece of a template: words, white space, a quote, or a name. */
function pieceOf(part: string): string {
  const [, quoted, rest = ''] = /^"\{(\w+)\}([^"]*)"$/.exec(part) ?? [];
  if (quoted !== undefined) return `${quote}(?<${quoted}>[^"\\\\\\n]*${rest.replace(special, '\\$&')})${quote}`;
  const name = /^\{(\w+)\}$/.exec(part)?.[1];
  if (name !== undefined) return named.get(name) ?? `["'\`]?(?<${name}>[^\\s"'\`,;)\\]]+?)["'\`]?`;
  if (part === '…') return '[^\\n]{0,300}?';
  if (/^["`']$/.test(part)) return `\\\\*["'\`\u2018\u2019\u201c\u201d]`;
  return /^\s+$/.test(part) ? '\\s+' : part.replace(special, '\\$&');
}

/** Returns the pattern of a template: see `KnownError.says`. */
function shapeOf(template: string): RegExp {
  const parts = template.split(/("\{\w+\}[^"]*"|\{\w+\}|…|["`']|\s+)/);
  const all = parts.map(pieceOf).join('');
  // A name at the end takes all of the word, a detail all of the line.
  if (template.endsWith('{detail}')) return new RegExp(all.replace('{1,300}?)', '{1,300})'), 'dgm');
  return new RegExp(/\{\w+\}$/.test(template) ? `${all}(?=[\\s"'\`,;)\\]\\\\]|[.:](?:\\s|$)|$)` : all, 'dgm');
}

function hintOf(template: string): string {
  const literals = template.split(/\{\w+\}|…|["`']/).map((each) => each.trim());
  return literals.reduce((longest, each) => (each.length > longest.length ? each : longest), '');
}

const patterns: readonly Pattern[] = knownErrors.flatMap((row: KnownError<ErrorCode>) =>
  row.says.map((template) => ({ row, shape: shapeOf(template), hint: hintOf(template) })),
);

/** Any field that the API server complains of in its own notation. */
const apiField =
  /(?:^|[\s*[,])(?<field>(?:spec|metadata|annotations)[\w.[\]/-]*): (?:(?:Required|Invalid|Unsupported|Duplicate) value|Too long|Too many|Forbidden)|Go struct field \w+\.(?<typed>[\w.]+) of type/dg;

/** The object that kubectl and controllers name beside what they say. */
const objectNames: readonly RegExp[] = [
  /The \w+ "(?<object>[^"\n]+)" is invalid/d,
  /\b(?<kind>Ingress|Service)\.?[\w.]* \\?"(?<object>[^"\\\n]+)\\?" is invalid/d,
  /\bingresses?(?:\.[\w.]+)? "(?<object>[^"\n]+)" (?:is|was|not)/d,
  /"?ingress"?[=:] ?\\?"(?<object>[^"\\\n]+)\\?"/d,
];

/** Texts as long as this are read; what comes behind repeats. */
const longest = 20_000;
const mostReadings = 30;

interface Found extends ErrorReading {
  readonly isFrame: boolean;
  readonly at: number;
  readonly end: number;
}

const nameOf = (text: string): string => text.replace(/[.:]+$/, '');

function readMatch(match: RegExpExecArray): Pick<ErrorReading, 'names' | 'marks'> {
  const names: [string, string][] = [];
  const marks: SourceRange[] = [];
  const places = new Map(Object.entries(match.indices?.groups ?? {}));
  for (const [name, text] of Object.entries(match.groups ?? {})) {
    if (text === undefined) continue;
    const [start, end] = places.get(name) ?? [0, 0];
    // What ends a sentence is no part of a name, unless quotes say so.
    const own = /["\\]/.test(match.input.charAt(end)) ? text : nameOf(text);
    names.push([name, own]);
    if (own !== '' && name !== 'detail') marks.push({ start, end: start + own.length });
  }
  // Every group is named by a template, and a test says that templates name nothing else.
  return { names: Object.fromEntries(names) as ErrorNames, marks };
}

function* matchesOf(shape: RegExp, text: string): Generator<RegExpExecArray> {
  shape.lastIndex = 0;
  for (let match = shape.exec(text); match && match[0] !== ''; match = shape.exec(text)) yield match;
}

/** The same said of the same: once. */
function keyOf({ code, names }: ErrorReading): string {
  return JSON.stringify([code, names]);
}

/** What is said lies over the field, or behind it on the same line before the next field. */
function isAbout({ at, end }: Found, field: SourceRange, fieldEnd: number, text: string): boolean {
  if (at < fieldEnd && field.start < end) return true;
  return at >= fieldEnd && at - fieldEnd < 300 && !/\n|, (?:spec|metadata)\b/.test(text.slice(fieldEnd, at));
}

/** Adds the fields that no reading speaks of, and names the field of those that speak of one. */
function addFields(text: string, found: Found[]): void {
  for (const match of matchesOf(apiField, text)) {
    const { field: named, typed } = match.groups ?? {};
    const places = match.indices?.groups;
    const field = nameOf(named ?? typed ?? '');
    const [start] = places?.['field'] ?? places?.['typed'] ?? [0, 0];
    const mark = { start, end: start + field.length };
    const index = found.findIndex((one) => !one.isFrame && isAbout(one, mark, match.index + match[0].length, text));
    const own = found[index];
    if (!own)
      found.push({ code: null, number: '', names: { field }, marks: [mark], isFrame: false, at: start, end: mark.end });
    else if (own.names.field === undefined) {
      found[index] = { ...own, names: { ...own.names, field }, marks: [...own.marks, mark] };
    }
  }
}

/** Adds what one pattern finds, unless it is read already. */
function addMatches({ row, shape }: Pattern, text: string, found: Found[]): void {
  for (const match of matchesOf(shape, text)) {
    if (found.length >= mostReadings) return;
    const [at, end] = [match.index, match.index + match[0].length];
    const { code, number = '', isFrame = false } = row;
    const reading = { code, number, ...readMatch(match), isFrame, at, end };
    // The rows before are more exact: what they have read is not read again in other words.
    const isRead = (one: Found): boolean => (one.at < end && at < one.end) || keyOf(one) === keyOf(reading);
    if (!found.some(isRead)) found.push(reading);
  }
}

/** Returns what an error text says, in the order in which it says it; none for any other text. */
export function readErrors(source: string): readonly ErrorReading[] {
  const text = source.slice(0, longest);
  // Terminals wrap lines wherever a blank was.
  const flat = text.replace(/\s+/g, ' ');
  const found: Found[] = [];
  for (const pattern of patterns) if (flat.includes(pattern.hint)) addMatches(pattern, text, found);
  addFields(text, found);
  const exact = found.filter(({ isFrame }) => !isFrame);
  // Of frames the one that stands first in the table says most.
  const kept = exact.length > 0 ? exact.toSorted((a, b) => a.at - b.at) : found;
  return kept.map((one) => withObject(one, text));
}

/** The object that the text names for all it says. */
function withObject({ code, number, names, marks }: Found, text: string): ErrorReading {
  if (names.object !== undefined) return { code, number, names, marks };
  for (const shape of objectNames) {
    const match = shape.exec(text);
    const [start, end] = match?.indices?.groups?.['object'] ?? [0, 0];
    const object = match?.groups?.['object'];
    if (object !== undefined) return { code, number, names: { ...names, object }, marks: [...marks, { start, end }] };
  }
  return { code, number, names, marks };
}

/** What errors begin with, or hold, whoever prints them. */
const errorHead =
  /Error from server|^\s*error:|^\s*Error:|error (?:when|validating|parsing)|admission webhook|denied the request|is invalid:|(?:Required|Invalid|Unsupported|Duplicate) value|unknown field "|level=(?:error|warn)|"level":\s*"(?:error|warn|warning|fatal)"|^[EW]\d{4} \d\d:\d\d|\[(?:error|emerg|crit|alert)\] \d|^\s*Warning(?::|\s+\w+\s+\S+ ?\()|\b(?:ERR|WRN|FTL) |FAILED:|[Tt]ranslation failed|^curl: \(\d+\)/;

const hints = [...new Set(patterns.map(({ hint }) => hint))];
const anyHint = new RegExp(hints.map((hint) => hint.replace(special, '\\$&')).join('|'));

/** Returns whether a line is one of an error text: by its beginning, or because a known text is in it. */
export function isErrorLine(line: string): boolean {
  const text = line.slice(0, 2000);
  if (errorHead.test(text)) return true;
  return (
    anyHint.test(text) && patterns.some(({ hint, shape }) => text.includes(hint) && !matchesOf(shape, text).next().done)
  );
}
