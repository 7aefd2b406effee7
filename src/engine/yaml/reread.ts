import type { KubernetesObject } from '../model/objects.ts';
import { applyEdits, type TextEdit } from '../text/edit.ts';
import { beginsAsJson } from './json-text.ts';
import { splitUnits } from './list-items.ts';
import { readSourceFile, refuseFile } from './read.ts';
import { readUnit } from './read-unit.ts';
import type { ReadOptions, SourceFile, SourceUnit } from './source-file.ts';
import { detachText, startPool } from './text-pool.ts';

/**
 * Returns the file with `edits` applied, as `readSourceFile` would read it, at the cost of the touched documents only:
 * all other units are the same objects. A unit that breaks keeps in `lastGood` what was there before.
 */
export function editSourceFile(file: SourceFile, edits: readonly TextEdit[], options: ReadOptions = {}): SourceFile {
  const text = applyEdits(file.text, edits);
  if (edits.length === 0) return file;
  if (refuseFile(text) || refuseFile(file.text)) return readSourceFile(file.name, text, options);
  if (beginsAsJson(text) || beginsAsJson(file.text)) return readAnew(file, text, options);
  const touched = { ...stretchOf(edits), shift: text.length - file.text.length };
  const first = firstAffected(file, touched.start);
  const { units, starts, next } = rereadFrom(file, text, first, touched, options);
  keepLastGood(file.units.slice(first, next), units);
  const later = file.starts.slice(next);
  return {
    name: file.name,
    text,
    units: [...file.units.slice(0, first), ...units, ...file.units.slice(next)],
    starts: [...file.starts.slice(0, first), ...starts, ...later.map((start) => start + touched.shift)],
  };
}

/** How a file that begins with `{` is cut depends on all of it; what was there before counts all the same. */
function readAnew(file: SourceFile, text: string, options: ReadOptions): SourceFile {
  const now = readSourceFile(file.name, text, options);
  const units = [...now.units];
  keepLastGood(file.units, units);
  return { ...now, units };
}

/** Everything outside `start`..`end` (offsets of the old text) is unchanged but for the shift after it. */
interface Touched {
  readonly start: number;
  readonly end: number;
  readonly shift: number;
}

function stretchOf(edits: readonly TextEdit[]): { readonly start: number; readonly end: number } {
  let start = Number.POSITIVE_INFINITY;
  let end = 0;
  for (const { range } of edits) {
    start = Math.min(start, range.start);
    end = Math.max(end, range.end);
  }
  return { start, end };
}

/** Returns the index of the first unit whose border the edit may move: a document's first, one unit before the edit. */
function firstAffected(file: SourceFile, at: number): number {
  let index = Math.max(0, unitIndexAt(file, at) - 1);
  while (index > 0 && !isDocumentStart(file.units[index])) index--;
  return index;
}

/** Returns the index of the last unit that starts at or before `offset`. O(log units). */
export function unitIndexAt({ starts }: SourceFile, offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function isDocumentStart(unit: SourceUnit | undefined): boolean {
  return unit?.role === 'document' || unit?.role === 'list-head';
}

interface Reread {
  readonly units: SourceUnit[];
  readonly starts: readonly number[];
  /** Index of the first old unit that stays as it is. */
  readonly next: number;
}

/** Splits from the old unit `first` on until a document starts where one started before the edit, too. */
function rereadFrom(file: SourceFile, text: string, first: number, touched: Touched, options: ReadOptions): Reread {
  const pool = startPool();
  const units: SourceUnit[] = [];
  const starts: number[] = [];
  for (const { start, end, role } of splitUnits(text, file.starts[first] ?? 0)) {
    if (role === 'document' || role === 'list-head') {
      const next = oldDocumentAt(file, start, touched);
      if (next !== null) return { units, starts, next };
    }
    units.push(
      reusable(file, start, end, role, touched) ??
        readUnit(detachText(text.slice(start, end)), role, options, pool, { isFirst: start === 0, isJson: false }),
    );
    starts.push(start);
  }
  return { units, starts, next: file.units.length };
}

function oldDocumentAt(file: SourceFile, start: number, touched: Touched): number | null {
  const old = start - touched.shift;
  if (old < touched.end || isMovedFromStart(start, old)) return null;
  const index = unitIndexAt(file, old);
  return file.starts[index] === old && isDocumentStart(file.units[index]) ? index : null;
}

/** The first document of a file is read a little differently from all others. */
function isMovedFromStart(start: number, old: number): boolean {
  return (start === 0) !== (old === 0);
}

/** Returns the old unit that holds the same text in the same role, when the edit is not in it. */
function reusable(
  file: SourceFile,
  start: number,
  end: number,
  role: SourceUnit['role'],
  touched: Touched,
): SourceUnit | null {
  const isBefore = end <= touched.start;
  if (!isBefore && start - touched.shift < touched.end) return null;
  const old = isBefore ? start : start - touched.shift;
  if (isMovedFromStart(start, old)) return null;
  const index = unitIndexAt(file, old);
  const unit = file.units[index];
  return file.starts[index] === old && unit?.role === role && unit.text.length === end - start ? unit : null;
}

/** Gives units that are broken now what stood in their place before. */
function keepLastGood(before: readonly SourceUnit[], now: SourceUnit[]): void {
  const kept = new Set(before);
  const fresh = new Set(now);
  const gone = before.filter((unit) => !fresh.has(unit));
  const read = now.filter((unit) => !kept.has(unit));
  const isOneToOne = gone.length === read.length;
  let rest = gone.flatMap(({ lastGood }) => lastGood);
  const readAgain = new Set(read.flatMap(({ objects }) => objects.map(identityOf)));
  for (const [index, unit] of read.entries()) {
    if (unit.status !== 'broken') continue;
    const lastGood = isOneToOne
      ? (gone[index]?.lastGood ?? [])
      : rest.filter((object) => !readAgain.has(identityOf(object)));
    if (!isOneToOne) rest = [];
    now[now.indexOf(unit)] = { ...unit, lastGood };
  }
}

function identityOf(object: KubernetesObject): string {
  const kind = object.kind === 'Other' ? object.otherKind : object.kind;
  return `${kind} ${object.metadata.namespace.value ?? ''}/${object.metadata.name.value}`;
}
