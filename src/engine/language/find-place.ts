import type { Scan } from './flow.ts';
import { scanFlow } from './flow.ts';
import { type Frame, newFrame, unquoted } from './frames.ts';

/**
 * Returns where an offset of a document stands. Reads lines and their columns only, so that it also answers
 * while the document is broken, as it is most of the time while someone types. `null` in comments and block scalars.
 */
export function findPlace(text: string, at: number): Scan {
  const scan: Scan = { text, at, place: null, dashes: null, frames: [] };
  let state: State = { top: newFrame(null, null, false, -1), literal: null, next: 0 };
  scan.frames.push(state.top);
  for (let start = 0; start <= text.length; start = state.next) state = readNext(scan, state, start);
  return scan;
}

interface State {
  readonly top: Frame;
  /** Lines deeper than this belong to a block scalar; `null` outside of one. */
  readonly literal: number | null;
  /** Where the next line starts. */
  readonly next: number;
}

function readNext(scan: Scan, { top, literal }: State, start: number): State {
  const { text, at } = scan;
  const end = lineEnd(text, start);
  const column = columnOf(text, start, end);
  const isBlank = column === end - start;
  const isIn = literal !== null && (isBlank || column > literal);
  const state: State = { top, literal: isIn ? literal : null, next: end + 1 };
  if (isIn || text.charAt(start + column) === '#') return state;
  if (isMarker(text, start)) return { ...state, top: scan.frames[0] ?? top };
  if (isBlank && (at < start || at > end)) return state;
  const line = readLine(scan, top, start, end);
  return { top: line.top, literal: line.isLiteral ? line.top.column : null, next: Math.max(end + 1, line.next) };
}

function lineEnd(text: string, start: number): number {
  const feed = text.indexOf('\n', start);
  return feed < 0 ? text.length : feed;
}

function columnOf(text: string, start: number, end: number): number {
  let i = start;
  while (i < end && text.charCodeAt(i) === 32) i++;
  return text.charAt(i) === '\r' ? end - start : i - start;
}

function isMarker(text: string, start: number): boolean {
  return text.startsWith('---', start) || text.startsWith('...', start);
}

interface Line {
  readonly top: Frame;
  /** Where reading goes on: behind a flow collection of several lines. */
  readonly next: number;
  readonly isLiteral: boolean;
}

const keyShape =
  /(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\n]|'')*'|[^\s#"'[{&*!|>-][^\n#:]*?(?::[^\s][^\n#:]*?)*|-[^\s][^\n#:]*?)(?=\s*:(?:\s|$))/my;

function readLine(scan: Scan, before: Frame, start: number, end: number): Line {
  const { text } = scan;
  let top = before;
  let i = start + columnOf(text, start, end);
  while (text.charAt(i) === '-' && /^\s?$/.test(text.slice(i + 1, i + 2))) {
    const column = i - start;
    top = popFor(top, column, true);
    if (!top.isItem) scan.dashes ??= column - Math.max(0, top.column);
    top = push(scan, newFrame(top, null, true, column));
    i++;
    while (i < end && text.charAt(i) === ' ') i++;
  }
  return readContent(scan, top, { start, end, from: i });
}

interface Rest {
  readonly start: number;
  readonly end: number;
  /** Where the content after dashes starts. */
  readonly from: number;
}

function readContent(scan: Scan, before: Frame, { start, end, from }: Rest): Line {
  const { text, at } = scan;
  const isHere = at >= start && at <= end;
  const isEmpty = text.slice(from, end).trim() === '';
  // On a line of blanks the cursor's own column tells what it belongs to.
  const column = isEmpty && isHere ? at - start : from - start;
  keyShape.lastIndex = from;
  const key = isEmpty ? null : (keyShape.exec(text.slice(0, end))?.[0] ?? null);
  if (key === null) return readScalar(scan, before, { start, end, from }, column);
  const top = popFor(before, column, false);
  const keyEnd = from + key.length;
  const name = unquoted(key);
  top.values.set(name, '');
  if (isHere && at >= from && at <= keyEnd) {
    const token = { text: name, range: { start: from, end: keyEnd } };
    scan.place = { where: 'key', frame: top, token, column, hasColon: true };
  }
  const frame = push(scan, newFrame(top, name, false, column));
  const colon = text.indexOf(':', keyEnd);
  return readValue(scan, frame, { start, end, from: colon + 1 }, top);
}

function push(scan: Scan, frame: Frame): Frame {
  scan.frames.push(frame);
  return frame;
}

/** What a key or dash at `column` belongs to. */
function popFor(top: Frame, column: number, isDash: boolean): Frame {
  let at = top;
  while (at.parent && (at.column > column || (at.column === column && (at.isItem || !isDash)))) at = at.parent;
  return at;
}

function readValue(scan: Scan, frame: Frame, { start, end, from }: Rest, owner: Frame): Line {
  const { text, at } = scan;
  let i = from;
  while (i < end && /[ \t]/.test(text.charAt(i))) i++;
  const opener = text.charAt(i);
  if (opener === '{' || opener === '[') {
    const next = scanFlow(scan, frame, i);
    return {
      top: frame,
      next: text.indexOf('\n', next) < 0 ? text.length + 1 : text.indexOf('\n', next) + 1,
      isLiteral: false,
    };
  }
  const raw = scalarAt(text, i, end);
  if (frame.key !== null) owner.values.set(frame.key, unquoted(raw));
  const isBehindKey = at > from || (at === from && from === end);
  if (isBehindKey && at >= start && at <= end) setValue(scan, frame, i, raw, start);
  return { top: frame, next: end + 1, isLiteral: /^[|>][-+\d]*$/.test(raw) };
}

/** The cursor stands in a value, before it, or behind the blanks after it; not in its comment. */
function setValue(scan: Scan, frame: Frame, from: number, raw: string, lineStart: number): void {
  const { at } = scan;
  const end = from + raw.length;
  if (raw !== '' && at > end) return;
  const range = raw === '' || at < from ? { start: at, end: at } : { start: from, end };
  const text = raw === '' || at < from ? '' : unquoted(raw);
  scan.place = { where: 'value', frame, token: { text, range }, column: range.start - lineStart, hasColon: true };
}

/** The text of a scalar without the comment behind it. */
function scalarAt(text: string, from: number, end: number): string {
  const line = text.slice(from, end).replace(/\r$/, '');
  const quoted = /^(?:"(?:[^"\\]|\\.)*"?|'(?:[^']|'')*'?)/.exec(line)?.[0];
  if (quoted) return quoted;
  if (line.startsWith('#')) return '';
  return line.replace(/\s#.*$/, '').trimEnd();
}

/** A line without a key: an item that is a scalar, a flow collection, or a key that is being written. */
function readScalar(scan: Scan, before: Frame, { start, end, from }: Rest, column: number): Line {
  const { text, at } = scan;
  const opener = text.charAt(from);
  if ((opener === '{' || opener === '[') && (before.isItem || !before.parent)) {
    const next = scanFlow(scan, before, from);
    const feed = text.indexOf('\n', next);
    return { top: before, next: feed < 0 ? text.length + 1 : feed + 1, isLiteral: false };
  }
  const isHere = at >= Math.min(from, start + column) && at <= end;
  const raw = scalarAt(text, from, end);
  if (!isHere || (raw !== '' && at > from + raw.length)) return { top: before, next: end + 1, isLiteral: false };
  const frame = popFor(before, column, false);
  const range = raw === '' ? { start: at, end: at } : { start: from, end: from + raw.length };
  const token = { text: unquoted(raw), range };
  const list = raw === '' ? popFor(before, column, true) : frame;
  scan.place = { where: 'key', frame, token, column, hasColon: false, list: list === frame ? null : list };
  return { top: before, next: end + 1, isLiteral: false };
}
