import { formatRequest } from '../match/parse-request.ts';
import type { SourceRange } from '../text/range.ts';
import { looksBinary } from '../yaml/binary.ts';
import { readLog, requestOfLog } from './access-log.ts';
import { type CleanText, cleanText } from './clean-text.ts';
import { isCommandLine, promptOf } from './command-line.ts';
import { readCurl, readTranscript } from './curl.ts';
import { readDiff } from './diff.ts';
import { isErrorLine, readErrors } from './error-reading.ts';
import { readFetch, readHttpie, readPowerShell, readWget, readWire } from './http-clients.ts';
import { readBareRows, readDescription, readTable } from './listing.ts';
import { isStructured, isWholeManifest, readManifest } from './manifest-text.ts';
import { readOther } from './other-texts.ts';
import {
  type IntakePart,
  type Line,
  type Reader,
  rangeOfLines,
  type Stripped,
  type Taken,
  textOfLines,
  type Wrapping,
} from './part.ts';
import { indentReader, numberReader, quoteReader, type ReadInner, readMarked } from './unwrap.ts';
import { readUrls } from './urls.ts';

/** Longer texts are manifests or nothing: nobody pastes so much of a terminal to ask about it. */
const longestMixed = 400_000;
/** Lines that are looked at one by one. */
const mostLines = 1000;

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const { 0: lineBreak, index } of text.matchAll(/\r\n|\r|\n/g)) {
    lines.push({ text: text.slice(start, index), start, end: index, lineBreak });
    start = index + lineBreak.length;
  }
  lines.push({ text: text.slice(start), start, end: text.length, lineBreak: '' });
  return lines;
}

const fence = /^( {0,12})(`{3,}|~{3,})\s*([\w+-]*)[^`]*$/;

/** Reads what stands in a Markdown fence; one that is never closed goes to the end. */
const readFence: Reader = (lines, at, end, depth) => {
  const [, indent = '', mark] = fence.exec(lines[at]?.text ?? '') ?? [];
  if (mark === undefined) return null;
  let close = at + 1;
  while (close < end && (lines[close]?.text ?? '').trim().replace(/[`~]/g, mark.charAt(0)) !== mark) close++;
  // Shorter or longer marks of the same letter close it too, as long as they stand alone.
  const inner = lines.slice(at + 1, close).map((line) => dedent(line, indent.length));
  return { parts: readLines(inner, 0, inner.length, 'fence', depth), next: Math.min(end, close + 1) };
};

/** A line without the indentation of what it stands in; a line with less loses what it has. */
function dedent({ text, start, end, lineBreak }: Line, indent: number): Line {
  const own = Math.min(indent, text.length - text.trimStart().length);
  return { text: text.slice(own), start: start + own, end, lineBreak };
}

const heredoc = /<<(-?)\s*(["']?)([A-Za-z_]\w*)\2/;

/** Reads what a shell hands to a program: `cat <<EOF | kubectl apply -f -` up to `EOF`. */
const readHeredoc: Reader = (lines, at, end, depth) => {
  const [, dash, , word] = heredoc.exec((lines[at]?.text ?? '').slice(0, 2000)) ?? [];
  if (word === undefined) return null;
  let close = at + 1;
  while (close < end && (lines[close]?.text ?? '').replace(/^\t*/, dash ? '' : '$&').trimEnd() !== word) close++;
  if (close >= end) return null;
  const tabs = (line: Line) => dedent(line, dash ? (/^\t*/.exec(line.text)?.[0].length ?? 0) : 0);
  const inner = lines.slice(at + 1, close).map(tabs);
  return { parts: readLines(inner, 0, inner.length, 'heredoc', depth), next: close + 1 };
};

/** Reads an error text: its line and those that go on with it. A request that a log names with it is one, too. */
const readError: Reader = (lines, at, end) => {
  if (!isErrorLine(lines[at]?.text ?? '')) return null;
  let next = at + 1;
  const goesOn = (text: string): boolean =>
    text.trim() !== '' &&
    !isCommandLine(text) &&
    !fence.test(text) &&
    !readManifest(lines, next, end) &&
    !readLog(lines, next, next + 1);
  while (next < end && next - at < 200 && goesOn(lines[next]?.text ?? '')) next++;
  const range = rangeOfLines(lines, at, next - 1);
  const text = lines.slice(at, next).map((line) => line.text);
  const readings = readErrors(text.join('\n'));
  const toRange = marksIn(lines, at, text);
  const moved = readings.map((reading) => ({ ...reading, marks: reading.marks.map(toRange) }));
  const parts: IntakePart[] = [{ kind: 'error', range, readings: moved, marks: moved.flatMap(({ marks }) => marks) }];
  for (let index = at; index < next; index++) {
    const request = requestOfLog(lines[index]?.text ?? '');
    if (request) parts.push({ kind: 'request', range: rangeOfLines(lines, index, index), ...request });
  }
  return { parts, next };
};

/** Returns what leads from offsets of lines joined by `\n` to offsets of the text. */
function marksIn(lines: readonly Line[], first: number, texts: readonly string[]): (range: SourceRange) => SourceRange {
  const starts: number[] = [];
  let at = 0;
  for (const text of texts) {
    starts.push(at);
    at += text.length + 1;
  }
  const place = (offset: number): number => {
    const index = Math.max(
      0,
      starts.findLastIndex((start) => start <= offset),
    );
    return (lines[first + index]?.start ?? 0) + Math.min(offset - (starts[index] ?? 0), texts[index]?.length ?? 0);
  };
  return ({ start, end }) => ({ start: place(start), end: Math.max(place(start), place(end)) });
}

const readCommand: Reader = (lines, at, end) => {
  if (!isCommandLine(lines[at]?.text ?? '')) return null;
  let last = at;
  while (last + 1 < end && promptOf(lines[last + 1]?.text ?? '') === null && /\\\s*$/.test(lines[last]?.text ?? ''))
    last++;
  return { parts: [{ kind: 'command', range: rangeOfLines(lines, at, last) }], next: last + 1 };
};

const readInner: ReadInner = (lines, wrapping, depth) => readLines(lines, 0, lines.length, wrapping, depth);
const readQuote = quoteReader(readInner);
const readNumbers = numberReader(readInner);

/** In this order: what is more exact comes first. */
const readers: readonly Reader[] = [
  readFence,
  readDiff,
  readHeredoc,
  readCurl,
  readTranscript,
  readWire,
  readHttpie,
  readWget,
  readFetch,
  readPowerShell,
  readQuote,
  readNumbers,
  readMarked,
  readDescription,
  readTable,
  readBareRows,
  readLog,
  readUrls,
  readError,
  readManifest,
  indentReader(readInner),
  readCommand,
];

/** What goes on for as long as there are lines. */
const lists: ReadonlySet<Reader> = new Set([readLog, readUrls, readError]);

function takeAt(lines: readonly Line[], at: number, end: number, last: number, depth: number): Taken | null {
  if ((lines[at]?.text ?? '').trim() === '') return null;
  for (const read of readers) {
    const taken = read(lines, at, lists.has(read) ? last : end, depth);
    if (taken && taken.next > at) return taken;
  }
  return null;
}

/** Whether the first line that says something is one of a text that only looks like a manifest. */
function beginsOtherwise(lines: readonly Line[], from: number, end: number): boolean {
  let first = from;
  while (first < end && (lines[first]?.text ?? '').trim() === '') first++;
  return [readDescription, readTable, readLog, readNumbers, readMarked, readWget].some(
    (read) => read(lines, first, end) !== null,
  );
}

function readLines(
  lines: readonly Line[],
  from: number,
  end: number,
  wrapping: Wrapping,
  depth = 0,
): readonly IntakePart[] {
  const other = readOther(lines, from, end);
  if (other) return [other];
  if (isWholeManifest(lines, from, end) && !beginsOtherwise(lines, from, end)) {
    const range = rangeOfLines(lines, from, end - 1);
    // A stretch of Markdown is a manifest when it says of what kind; a fragment of one is none.
    const isObject = lines
      .slice(from, end)
      .some(({ text }) => /^[\s{]*(?:- +)?["']?(?:apiVersion|kind)["']?\s*:/.test(text));
    if (!isObject) return [{ kind: 'unknown', range }];
    return [{ kind: 'manifest', wrapping, range, text: textOfLines(lines, from, end - 1), escapes: 0 }];
  }
  const parts: IntakePart[] = [];
  let unknownFrom = from;
  const endUnknown = (at: number): void => {
    const isBlank = lines.slice(unknownFrom, at).every(({ text }) => text.trim() === '');
    if (at > unknownFrom && !isBlank) parts.push({ kind: 'unknown', range: rangeOfLines(lines, unknownFrom, at - 1) });
  };
  const last = Math.min(end, from + mostLines);
  let at = from;
  while (at < last) {
    // What begins within them is read to its end where it is one thing; lists end here.
    const taken = takeAt(lines, at, end, last, depth);
    if (taken) {
      endUnknown(at);
      parts.push(...taken.parts);
      unknownFrom = taken.next;
    }
    at = taken?.next ?? at + 1;
  }
  endUnknown(Math.min(at, last));
  if (at < end) parts.push({ kind: 'unread', range: rangeOfLines(lines, Math.max(at, unknownFrom), end - 1) });
  return parts;
}

/** Readers tell ranges of the clean text: here they become ranges of what was pasted. */
function toPasted(part: IntakePart, { toSource, removed, stripped }: CleanText): IntakePart {
  const move = ({ start, end }: SourceRange): SourceRange => ({
    start: toSource(start),
    end: Math.max(toSource(start), toSource(end)),
  });
  const range = move(part.range);
  if (part.kind === 'manifest')
    return { ...part, range, ...whatIsGone(removed, [...(part.stripped ?? []), ...stripped]) };
  if (part.kind !== 'error') return { ...part, range };
  const readings = part.readings.map((reading) => ({ ...reading, marks: reading.marks.map(move) }));
  return { ...part, range, readings, marks: part.marks.map(move) };
}

function whatIsGone(escapes: number, stripped: readonly Stripped[]) {
  return stripped.length > 0 ? { escapes, stripped } : { escapes };
}

function wholeManifest(
  source: string,
  { text, removed, stripped }: Pick<CleanText, 'text' | 'removed' | 'stripped'>,
): readonly IntakePart[] {
  const range = { start: 0, end: source.length };
  return [{ kind: 'manifest', wrapping: 'none', range, text, ...whatIsGone(removed, stripped) }];
}

/** A line that hardly anything but a manifest has. */
const fragment =
  /^\s*(?:- +)*["']?(?:apiVersion|kind|metadata|spec|rules|hosts?|http|paths?|pathType|(?:default)?[bB]ackend|service|ingressClassName|secretName|tls|annotations)["']?\s*:(?:\s|$)/;

/**
 * Several keys, one within another, and no word of Kubernetes among them: settings or data of something else. A line or
 * two may still become a manifest.
 */
function isForeign(lines: readonly Line[]): boolean {
  const text = lines.map((line) => line.text.slice(0, 4000));
  if (text.some((line) => fragment.test(line) || /\b(?:apiVersion|kind)["']?\s*:|\{\{/.test(line))) return false;
  const isNestedJson =
    /^\s*[{[]/.test(text.find((line) => line.trim() !== '') ?? '') && /[{[]\s*["{[]/.test(text.join(' '));
  return (
    isNestedJson ||
    (text.filter(isStructured).length > 2 && text.some((line) => /^\s+/.test(line) && isStructured(line)))
  );
}

const isUnderstood = ({ kind }: IntakePart): boolean => kind !== 'unknown' && kind !== 'command';

/** Reads a manifest that was copied as a string of JSON: one line in quotes, its line ends written out. */
function readString(source: string): IntakePart | null {
  const line = source.trim();
  if (!/^".*\\n.*"$/.test(line)) return null;
  try {
    const text: unknown = JSON.parse(line);
    const [part, ...others] = typeof text === 'string' ? readIntake(text) : [];
    if (part?.kind !== 'manifest' || others.length > 0) return null;
    const stripped: Stripped = { what: 'string', count: 1 };
    return { ...part, range: { start: 0, end: source.length }, stripped: [...(part.stripped ?? []), stripped] };
  } catch {
    return null;
  }
}

/**
 * Returns what a pasted text is, from its beginning to its end. A text that is a manifest from its first to its last
 * line is one part with exactly its text. Never throws; linear in the text.
 */
export function readIntake(source: string): readonly IntakePart[] {
  const range = { start: 0, end: source.length };
  if (source.trim() === '' || looksBinary(source.slice(0, 8192))) return [{ kind: 'unknown', range }];
  if (source.length > longestMixed) {
    const head = source.slice(0, longestMixed);
    return /^\s*[{[]/.test(head) || head.split('\n').some(isStructured)
      ? wholeManifest(source, { text: source, removed: 0, stripped: [] })
      : [{ kind: 'unknown', range }];
  }
  const unpacked = readString(source);
  if (unpacked) return [unpacked];
  const clean = cleanText(source);
  const lines = linesOf(clean.text);
  const other = readOther(lines, 0, lines.length);
  if (other) return [toPasted(other, clean)];
  if (isWholeManifest(lines, 0, lines.length) && !beginsOtherwise(lines, 0, lines.length)) {
    return isForeign(lines) ? [{ kind: 'unknown', range }] : wholeManifest(source, clean);
  }
  const parts = readLines(lines, 0, lines.length, 'terminal');
  // A fragment between words we do not know: as good as a manifest that is not whole yet.
  if (!parts.some(isUnderstood) && lines.some((line) => fragment.test(line.text.slice(0, 4000))))
    return wholeManifest(source, clean);
  return parts.map((part) => toPasted(part, clean));
}

/** Returns the requests of the parts, the same line with the same answer once, with how often it was there. */
export function requestsOf(
  parts: readonly IntakePart[],
): readonly { readonly part: Extract<IntakePart, { kind: 'request' }>; readonly count: number }[] {
  const found = new Map<string, { part: Extract<IntakePart, { kind: 'request' }>; count: number }>();
  for (const part of parts) {
    if (part.kind !== 'request') continue;
    const key = `${formatRequest(part.seen.request)} ${part.seen.status}`;
    const known = found.get(key);
    if (known) known.count++;
    else found.set(key, { part, count: 1 });
  }
  return [...found.values()];
}
