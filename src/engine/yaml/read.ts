import { looksBinary } from './binary.ts';
import { beginsAsJson } from './json-text.ts';
import { splitUnits } from './list-items.ts';
import { diagnosticOf } from './problem.ts';
import { readUnit, unitOf } from './read-unit.ts';
import type { ReadOptions, SourceFile, SourceUnit } from './source-file.ts';
import { startPool } from './text-pool.ts';

/** Files with more code units than this are kept but not read. */
const maxFileSize = 50_000_000;

/** How far a file is read, in code units. */
export interface ReadProgress {
  readonly done: number;
  readonly total: number;
}

/** One step of reading takes about this many code units: a few milliseconds. */
const stepSize = 16_384;

/** Returns a file as read: every document by itself, problems beside what could be read. Never throws. */
export function readSourceFile(name: string, text: string, options: ReadOptions = {}): SourceFile {
  const steps = readSourceFileInSteps(name, text, options);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Does what `readSourceFile` does, pausing every few milliseconds to tell how far it is. */
export function* readSourceFileInSteps(
  name: string,
  text: string,
  options: ReadOptions = {},
): Generator<ReadProgress, SourceFile> {
  const refused = refuseFile(text);
  if (refused) return { name, text, units: [refused], starts: [0] };
  const units: SourceUnit[] = [];
  const starts: number[] = [];
  const pool = startPool();
  const isJson = beginsAsJson(text);
  let told = 0;
  for (const { start, end, role } of splitUnits(text, 0)) {
    units.push(readUnit(text.slice(start, end), role, options, pool, { isFirst: start === 0, isJson }));
    starts.push(start);
    if (end - told >= stepSize && end < text.length) {
      told = end;
      yield { done: end, total: text.length };
    }
  }
  return { name, text, units, starts };
}

/** Returns the only unit of a file that is not read at all, `null` for one that is. */
export function refuseFile(text: string): SourceUnit | null {
  const start = { start: 0, end: Math.min(1, text.length) };
  if (text.length > maxFileSize) {
    const problem = diagnosticOf('yaml/too-large', { size: text.length, limit: maxFileSize }, start);
    return unitOf(text, 'document', 'too-large', [], [problem]);
  }
  if (!looksBinary(text)) return null;
  return unitOf(text, 'document', 'broken', [], [diagnosticOf('yaml/binary', {}, start)]);
}
