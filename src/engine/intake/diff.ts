import type { TextEdit } from '../text/edit.ts';
import type { DiffFile, DiffHunk } from './diff-file.ts';
import { type Line, type Reader, rangeOfLines } from './part.ts';

const noFile = '/dev/null';
const hunkHead = /^@@ -(\d+)(?:,\d+)? \+\d+(?:,\d+)? @@/;

/** `a/deploy/x.yaml`, or what `kubectl diff` compares: `/tmp/LIVE-123/networking.k8s.io.v1.Ingress.default.shop`. */
function fileName(head: string): string {
  const path = head
    .replace(/^(?:---|\+\+\+) /, '')
    .replace(/\t.*$/, '')
    .trim();
  if (path === noFile) return path;
  const kubectl = /\/(?:LIVE|MERGED)-\d+\/(.+)$/.exec(path)?.[1];
  return kubectl ?? path.replace(/^[ab]\//, '');
}

function isFileHead(lines: readonly Line[], at: number): boolean {
  return (
    /^--- \S/.test(lines[at]?.text ?? '') &&
    /^\+\+\+ \S/.test(lines[at + 1]?.text ?? '') &&
    hunkHead.test(lines[at + 2]?.text ?? '')
  );
}

/** Returns whether a line belongs to a hunk: it begins with a blank, `+`, `-` or `\\`. */
function isOfHunk(lines: readonly Line[], at: number): boolean {
  const text = lines[at]?.text ?? '';
  if (text.startsWith('-')) return !isFileHead(lines, at);
  if (/^[ +\\]/.test(text)) return true;
  // Editors cut the blank of an empty line away.
  return text === '' && /^[ +-]/.test(lines[at + 1]?.text ?? '') && !isFileHead(lines, at + 1);
}

/** One hunk: what is marked with `-` was there, what is marked with `+` is. */
function readHunk(lines: readonly Line[], from: number, end: number, line: number): { hunk: DiffHunk; next: number } {
  let [before, after, next] = ['', '', from];
  for (; next < end && isOfHunk(lines, next); next++) {
    const text = lines[next]?.text ?? '';
    const sign = text.charAt(0);
    if (sign === '\\') continue;
    if (sign !== '+') before += `${text.slice(1)}\n`;
    if (sign !== '-') after += `${text.slice(1)}\n`;
  }
  return { hunk: { before, after, line }, next };
}

function readHunks(lines: readonly Line[], from: number, end: number): { hunks: readonly DiffHunk[]; next: number } {
  const hunks: DiffHunk[] = [];
  let at = from;
  for (let head = hunkHead.exec(lines[at]?.text ?? ''); head && at < end; head = hunkHead.exec(lines[at]?.text ?? '')) {
    const { hunk, next } = readHunk(lines, at + 1, end, Number(head[1]));
    hunks.push(hunk);
    at = next;
  }
  return { hunks, next: at };
}

/** Whether a text has an object's first keys. */
export const holdsObject = /^"?(?:apiVersion|kind)"?\s*:/m;

/** The whole text on one side: the only hunk begins with line 1 and holds an object; `''` for a file that is not there. */
function wholeText(name: string, hunks: readonly DiffHunk[], side: 'before' | 'after'): string | null {
  const [only, ...others] = hunks;
  if (name === noFile) return '';
  if (!only || others.length > 0 || only.line > 1) return null;
  return holdsObject.test(only[side]) ? only[side] : null;
}

/** `===== networking.k8s.io/Ingress shop/web ======`: what Argo CD writes above the diff of each object. */
const argoHead = /^={3,} ((?:[\w.-]+)?\/[\w-]+ \S+) ={3,}\s*$/;

/** `12c12`, `3,4d2`, `0a1,30`: the head of a stretch of diff's own format. */
const normalHead = /^(\d+)(?:,\d+)?([acd])\d+(?:,\d+)?$/;

function isNormalHead(lines: readonly Line[], at: number): boolean {
  const sign = normalHead.exec(lines[at]?.text ?? '')?.[2];
  return sign !== undefined && (lines[at + 1]?.text ?? '').startsWith(sign === 'a' ? '>' : '<');
}

/** One stretch of diff's own format: `<` was there, `>` is. */
function readNormalHunk(lines: readonly Line[], at: number, end: number): { hunk: DiffHunk; next: number } {
  let [before, after, next] = ['', '', at + 1];
  for (; next < end; next++) {
    const [, sign, rest = ''] = /^([<>])(?: (.*)|)$/s.exec(lines[next]?.text ?? '') ?? [];
    if (sign === '<' && after === '') before += `${rest}\n`;
    else if (sign === '>') after += `${rest}\n`;
    else if (!/^---$|^\\ /.test(lines[next]?.text ?? '')) break;
  }
  return { hunk: { before, after, line: Number(/^\d+/.exec(lines[at]?.text ?? '')?.[0]) }, next };
}

/** Reads what `diff` without options prints, of one file or below the heads of Argo CD. */
function readNormal(lines: readonly Line[], at: number, end: number): { file: DiffFile; next: number } | null {
  const named = argoHead.exec(lines[at]?.text ?? '')?.[1];
  const hunks: DiffHunk[] = [];
  let next = named === undefined ? at : at + 1;
  while (next < end && isNormalHead(lines, next)) {
    const read = readNormalHunk(lines, next, end);
    hunks.push(read.hunk);
    next = read.next;
  }
  if (hunks.length === 0) return null;
  const [before, after] = [wholeText('', hunks, 'before'), wholeText('', hunks, 'after')];
  return { file: { name: named ?? 'pasted.yaml', hunks, before, after }, next };
}

/** What git says about a file before its two names. */
const preamble =
  /^(?:={3,} \S*\/\S+ \S+ ={3,}\s*$|diff |index |new file|deleted file|similarity|rename |old mode|new mode)/;

/** Returns the index of the next line that is none of the preamble. */
function behindPreamble(lines: readonly Line[], from: number, end: number): number {
  let at = from;
  while (at < end && preamble.test(lines[at]?.text ?? '')) at++;
  return at;
}

function behindBlank(lines: readonly Line[], from: number, end: number): number {
  let at = from;
  while (at < end && (lines[at]?.text ?? '').trim() === '') at++;
  return at;
}

/** Reads a diff of one or several files, as git, diff, `kubectl diff` and `argocd app diff` print it. */
export const readDiff: Reader = (lines, at, end) => {
  const files: DiffFile[] = [];
  let next = at;
  for (let read = readNormal(lines, at, end); read; read = readNormal(lines, behindBlank(lines, next, end), end)) {
    files.push(read.file);
    next = read.next;
  }
  if (files.length > 0) return { parts: [{ kind: 'diff', range: rangeOfLines(lines, at, next - 1), files }], next };
  for (let from = behindPreamble(lines, at, end); isFileHead(lines, from); from = behindPreamble(lines, next, end)) {
    const [was, is] = [fileName(lines[from]?.text ?? ''), fileName(lines[from + 1]?.text ?? '')];
    const read = readHunks(lines, from + 2, end);
    const { hunks } = read;
    const [before, after] = [wholeText(was, hunks, 'before'), wholeText(is, hunks, 'after')];
    files.push({ name: is === noFile ? was : is, hunks, before, after });
    next = read.next;
  }
  if (files.length === 0) return null;
  return { parts: [{ kind: 'diff', range: rangeOfLines(lines, at, next - 1), files }], next };
};

/** Where a stretch of lines stands in a text, the only place or the one at the line the diff names; -1 for none. */
function placeOf(text: string, { before, line }: DiffHunk): number {
  const found: number[] = [];
  for (let at = text.indexOf(before); at >= 0 && found.length < 100; at = text.indexOf(before, at + 1)) {
    if (at === 0 || text.charAt(at - 1) === '\n') found.push(at);
  }
  if (found.length < 2) return found[0] ?? -1;
  return found.find((at) => text.slice(0, at).split('\n').length === line) ?? -1;
}

/** Returns the edits by which a text becomes what a diff makes of it; `null` when the diff is of another text. */
export function editsOfDiff(text: string, { hunks }: Pick<DiffFile, 'hunks'>): readonly TextEdit[] | null {
  const isCrlf = text.includes('\r\n');
  const own = (lines: string): string => (isCrlf ? lines.replaceAll(/\r?\n/g, '\r\n') : lines);
  const edits: TextEdit[] = [];
  for (const hunk of hunks) {
    const before = own(hunk.before);
    const at = before === '' ? -1 : placeOf(text, { ...hunk, before });
    if (at < 0) return null;
    edits.push({ range: { start: at, end: at + before.length }, insert: own(hunk.after) });
  }
  const sorted = edits.toSorted((a, b) => a.range.start - b.range.start);
  const overlap = sorted.some(({ range }, index) => range.start < (sorted[index - 1]?.range.end ?? 0));
  return overlap || edits.length === 0 ? null : sorted;
}
