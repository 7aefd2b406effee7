import { type IntakePart, readIntake } from '../engine/intake/index.ts';
import {
  diffLines,
  type FindQuery,
  type Found,
  findIn,
  type LineHunk,
  linesOf,
  patternOf,
  replaceIn,
  type TextEdit,
} from '../engine/text/index.ts';
import { credentialsIn } from './credentials-in.ts';

interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** What is done on texts apart from the engine, so that it can be stopped. */
export type TextJob =
  | { readonly type: 'find'; readonly files: readonly NamedText[]; readonly query: FindQuery; readonly limit: number }
  | {
      readonly type: 'replace';
      readonly files: readonly NamedText[];
      readonly query: FindQuery;
      readonly replacement: string;
      /** Offset of the only match to replace; `null` = all. */
      readonly only: number | null;
    }
  /** Says what a pasted text is. */
  | { readonly type: 'intake'; readonly text: string }
  | { readonly type: 'diff'; readonly pairs: readonly { readonly before: string; readonly after: string }[] };

/** What was found in one file; `found` may hold less than `count`. */
export interface FileFound {
  readonly name: string;
  readonly found: readonly Found[];
  readonly count: number;
}

export type FindReply =
  | { readonly type: 'found'; readonly files: readonly FileFound[]; readonly count: number }
  | { readonly type: 'refused'; readonly why: 'empty' | 'bad-pattern' };

/** What a pasted text is read as, and how many credentials its requests hold. */
export interface ReadPaste {
  readonly parts: readonly IntakePart[];
  readonly credentials: number;
}

/** The answer to each kind of job. */
export interface TextReplies {
  readonly find: FindReply;
  readonly replace: ReadonlyMap<string, readonly TextEdit[]>;
  readonly intake: ReadPaste;
  readonly diff: readonly (readonly LineHunk[])[];
}

function find({ files, query, limit }: Extract<TextJob, { type: 'find' }>): FindReply {
  const pattern = patternOf(query);
  if (!pattern.ok) return { type: 'refused', why: pattern.error };
  let left = limit;
  let count = 0;
  const hits: FileFound[] = [];
  for (const { name, text } of files) {
    const inFile = findIn(text, pattern.value, left);
    left -= inFile.found.length;
    count += inFile.count;
    if (inFile.count > 0) hits.push({ name, ...inFile });
  }
  return { type: 'found', files: hits, count };
}

function replace({ files, query, replacement, only }: Extract<TextJob, { type: 'replace' }>): TextReplies['replace'] {
  const pattern = patternOf(query);
  const edits = new Map<string, readonly TextEdit[]>();
  if (!pattern.ok) return edits;
  for (const { name, text } of files) {
    const list = replaceIn(text, pattern.value, replacement, query.isRegex, only);
    if (list.length > 0) edits.set(name, list);
  }
  return edits;
}

/** Does a job; a pattern can make it take for ever. */
export function doTextJob(job: TextJob): TextReplies[TextJob['type']] {
  switch (job.type) {
    case 'find':
      return find(job);
    case 'replace':
      return replace(job);
    case 'intake': {
      const parts = readIntake(job.text);
      return { parts, credentials: credentialsIn(parts) };
    }
    case 'diff':
      return job.pairs.map(({ before, after }) => diffLines(linesOf(before), linesOf(after)));
  }
}
