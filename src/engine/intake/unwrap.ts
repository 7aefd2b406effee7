import { holdsObject } from './diff.ts';
import { type IntakePart, type Line, type Reader, rangeOfLines, type Stripped, type Wrapping } from './part.ts';

/** Quotes and numbers within each other are looked through so often: nobody nests deeper, and a text may. */
const deepest = 6;

/** Reads lines that stood in something as if they stood alone. */
export type ReadInner = (lines: readonly Line[], wrapping: Wrapping, depth: number) => readonly IntakePart[];

function cut(line: Line, letters: number, end = line.text.length): Line {
  return { ...line, text: line.text.slice(letters, end), start: line.start + letters };
}

/** Says of each manifest what was around it. */
function withStripped(parts: readonly IntakePart[], stripped: Stripped): readonly IntakePart[] {
  return parts.map((part) =>
    part.kind === 'manifest' ? { ...part, stripped: [...(part.stripped ?? []), stripped] } : part,
  );
}

const isBlank = (line: Line | undefined): boolean => (line?.text ?? '').trim() === '';

const quoteMark = /^[ \t]{0,3}([>|│┃])/;

/** The first line behind those that begin with a mark; a blank one in between belongs to them. */
function quoteEnd(lines: readonly Line[], at: number, end: number, mark: string): number {
  let next = at;
  while (next < end) {
    if (quoteMark.exec(lines[next]?.text ?? '')?.[1] === mark) next++;
    else if (isBlank(lines[next]) && quoteMark.exec(lines[next + 1]?.text ?? '')?.[1] === mark && next + 1 < end)
      next++;
    else break;
  }
  return next;
}

/** Takes one mark away from each line, and a blank behind it where every line has one. */
function withoutMark(lines: readonly Line[]): readonly Line[] {
  const bare = lines.map((line) => cut(line, quoteMark.exec(line.text)?.[0].length ?? 0));
  const hasBlank = bare.every(
    ({ text }, index) => text.trim() === '' || text.startsWith(' ') || quoteMark.test(text) || isBlank(lines[index]),
  );
  const inner = hasBlank ? bare.map((line) => (line.text.startsWith(' ') ? cut(line, 1) : line)) : bare;
  // A frame has a line on the right, too.
  const isFramed = inner.length > 1 && inner.every(({ text }) => text.length > 1 && /[|│┃]\s*$/.test(text));
  return isFramed ? inner.map((line) => cut(line, 0, line.text.replace(/\s*[|│┃]\s*$/, '').length)) : inner;
}

/** Returns the reader of what stands behind marks on each line: `> ` of mails and chats, `| `, the frame of a terminal's window. */
export function quoteReader(readInner: ReadInner): Reader {
  return (lines, at, end, depth = 0) => {
    const mark = quoteMark.exec(lines[at]?.text ?? '')?.[1];
    if (mark === undefined || depth >= deepest) return null;
    const next = quoteEnd(lines, at, end, mark);
    const inner = readInner(withoutMark(lines.slice(at, next)), 'quote', depth + 1);
    return { parts: withStripped(inner, { what: 'quote', count: next - at, sample: mark }), next };
  };
}

/** How an object begins, also in a diff. */
const beginning = /^[ +-]?\s*(?:-{3}(?:\s|$)|#|["']?(?:apiVersion|kind)["']?\s*:|\{)/;

interface Numbered {
  readonly number: number;
  /** Where the number ends, and where what follows it does. */
  readonly at: number;
  readonly behind: number;
}

/** What stands between numbers and lines, and how it is found behind a number. */
const separators: readonly RegExp[] = [/^\t/, /^ *[│┃|]/, /^:/, /^ /];

/** The number before a line, when this stands between them. */
function numberOf(text: string, separator: RegExp): Numbered | null {
  const [all, digits] = /^[ \t]*(\d{1,6})(?!\d)/.exec(text) ?? [];
  if (all === undefined) return null;
  const rest = text.slice(all.length);
  const between = separator.exec(rest)?.[0] ?? (rest.trim() === '' ? rest : null);
  return between === null ? null : { number: Number(digits), at: all.length, behind: all.length + between.length };
}

/** Where the text begins on lines whose numbers only a blank ends: at one column, or so many blanks behind each number. */
function startOfText(lines: readonly Line[], numbers: readonly (Numbered | null)[]): (index: number) => number {
  const starts = lines.flatMap(({ text }, index) => {
    const number = numbers[index];
    const rest = number ? text.slice(number.at) : '';
    return number && rest.trim() !== '' ? [{ at: number.at, blanks: rest.length - rest.trimStart().length }] : [];
  });
  const column = Math.min(...starts.map(({ at, blanks }) => at + blanks));
  const gap = Math.min(...starts.map(({ blanks }) => blanks));
  const isColumn = starts.every(({ at }) => at < column);
  return (index) => (isColumn ? column : (numbers[index]?.at ?? 0) + gap);
}

/** Takes the numbers away that stand before the lines. */
function withoutNumbers(lines: readonly Line[], separator: RegExp): readonly Line[] {
  const numbers = lines.map(({ text }) => numberOf(text, separator));
  if (separator.test(' ') && !separator.test('|')) {
    const start = startOfText(lines, numbers);
    return lines.map((line, index) => cut(line, Math.min(line.text.length, start(index))));
  }
  const bare = lines.map((line, index) => cut(line, numbers[index]?.behind ?? line.text.length));
  const hasBlank = !separator.test('\t') && bare.every(({ text }) => text.trim() === '' || text.startsWith(' '));
  return hasBlank ? bare.map((line) => (line.text.startsWith(' ') ? cut(line, 1) : line)) : bare;
}

/** The first line behind those that are numbered one after the other, all in one way. */
function numbersEnd(lines: readonly Line[], at: number, end: number, separator: RegExp): number {
  let expected = numberOf(lines[at]?.text ?? '', separator)?.number ?? 0;
  let next = at;
  for (let line = at; line < end; line++) {
    if (isBlank(lines[line])) continue;
    if (numberOf(lines[line]?.text ?? '', separator)?.number !== expected) break;
    expected++;
    next = line + 1;
  }
  return next;
}

/** Numbers that stand on lines of their own, each above its line. */
function alternatingEnd(lines: readonly Line[], at: number, end: number): number {
  let next = at;
  let expected = Number((lines[at]?.text ?? '').trim());
  while (next < end && (lines[next]?.text ?? '').trim() === String(expected)) {
    next += 2;
    expected++;
  }
  return Math.min(end, next);
}

const objectStart = /^[ +-]?["']?(?:apiVersion|kind)["']?\s*:/;

/** Whether an object begins soon on lines with numbers: nothing else is looked at to its end. */
function beginsNumbered(lines: readonly Line[], at: number, end: number, separator: RegExp): boolean {
  const textOf = ({ text }: Line): string => text.slice(numberOf(text, separator)?.behind ?? text.length).trimStart();
  const soon = lines.slice(at, Math.min(end, at + 40)).map(textOf);
  return beginning.test(soon[0] ?? '') && soon.some((text) => objectStart.test(text));
}

/** The lines without their numbers, from `at` on, and the first line behind them; `null` where nothing begins as objects do. */
function unnumbered(
  lines: readonly Line[],
  at: number,
  end: number,
): { readonly inner: readonly Line[]; readonly next: number } | null {
  const text = lines[at]?.text ?? '';
  const below = lines[at + 1]?.text ?? '';
  if (/^\s*\d{1,6}\s*$/.test(text) && beginning.test(below)) {
    const next = alternatingEnd(lines, at, end);
    return { inner: lines.slice(at, next).filter((_, index) => index % 2 === 1), next };
  }
  const separator = separators.find((one) => numberOf(text, one) !== null);
  if (!separator || !beginsNumbered(lines, at, end, separator)) return null;
  const next = numbersEnd(lines, at, end, separator);
  return { inner: withoutNumbers(lines.slice(at, next), separator), next };
}

/** Returns the reader of lines with their numbers: `cat -n`, `nl`, `grep -n`, `bat`, and what editors and pages copy along. */
export function numberReader(readInner: ReadInner): Reader {
  return (lines, at, end, depth = 0) => {
    const found = depth < deepest ? unnumbered(lines, at, end) : null;
    if (!found || found.inner.length < 2) return null;
    const stripped: Stripped = { what: 'numbers', count: found.inner.length };
    return { parts: withStripped(readInner(found.inner, 'numbers', depth + 1), stripped), next: found.next };
  };
}

/** The index of the last line that is indented by at least as much. */
function lastIndented(lines: readonly Line[], at: number, end: number, indent: string): number {
  let last = at;
  for (let next = at + 1; next < end; next++) {
    if (isBlank(lines[next])) continue;
    if (!(lines[next]?.text ?? '').startsWith(indent)) break;
    last = next;
  }
  return last;
}

const indented = /^([ \t]+)(?:(?:- )?(?:apiVersion|kind)[ \t]*:|---\s*$|\{\s*$)/;

/** The blanks before an object's first line, or before the comments above it. */
function indentOfObject(lines: readonly Line[], at: number, end: number): string | undefined {
  const comment = /^([ \t]+)#/.exec(lines[at]?.text ?? '')?.[1];
  let first = at;
  while (comment !== undefined && first < Math.min(end, at + 40) && /^\s*(?:#.*)?$/.test(lines[first]?.text ?? ''))
    first++;
  const indent = indented.exec(lines[first]?.text ?? '')?.[1];
  return comment === undefined || comment === indent ? indent : undefined;
}

/** Returns the reader of an object that is indented as a whole between words: as chats, mails and Markdown set code apart. */
export function indentReader(readInner: ReadInner): Reader {
  return (lines, at, end, depth = 0) => {
    const indent = depth < deepest ? indentOfObject(lines, at, end) : undefined;
    if (indent === undefined) return null;
    const last = lastIndented(lines, at, end, indent);
    const inner = lines.slice(at, last + 1).map((line) => cut(line, Math.min(indent.length, line.text.length)));
    if (!inner.some(({ text }) => /^(?:- |\s+"|\{.*")?(?:apiVersion|kind)"?\s*:/.test(text))) return null;
    const stripped: Stripped = { what: 'indent', count: inner.length };
    return { parts: withStripped(readInner(inner, 'indent', depth + 1), stripped), next: last + 1 };
  };
}

function lastMarked(lines: readonly Line[], at: number, end: number): number {
  let last = at;
  for (let next = at; next < end && /^[ +-]|^$/.test(lines[next]?.text ?? ''); next++)
    if (!isBlank(lines[next])) last = next;
  return last;
}

/** Reads what a page or Helm shows of a change: lines marked with `+` and `-`, without the head that a diff has. */
export const readMarked: Reader = (lines, at, end) => {
  const first = lines[at]?.text ?? '';
  if (!/^[ +-]/.test(first) || !beginning.test(first)) return null;
  const last = lastMarked(lines, at, end);
  const texts = lines.slice(at, last + 1).map(({ text }) => text);
  if (!texts.some((text) => text.startsWith('+'))) return null;
  // Some write a blank behind the mark.
  const width = texts.every((text) => /^.?$|^. /.test(text)) ? 2 : 1;
  const side = (other: string): string =>
    texts.flatMap((text) => (text.startsWith(other) ? [] : [`${text.slice(width)}\n`])).join('');
  const [before, after] = [side('+'), side('-')];
  if (!holdsObject.test(after)) return null;
  const file = {
    name: 'pasted.yaml',
    hunks: [{ before, after, line: 1 }],
    before: holdsObject.test(before) || before.trim() === '' ? before : null,
    after,
  };
  return { parts: [{ kind: 'diff', range: rangeOfLines(lines, at, last), files: [file] }], next: last + 1 };
};
