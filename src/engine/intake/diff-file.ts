/** One changed stretch: lines with their line breaks. */
export interface DiffHunk {
  readonly before: string;
  readonly after: string;
  /** Line, from 1, where it stood. */
  readonly line: number;
}

/** One file of a unified diff. */
export interface DiffFile {
  /** Name after the change, before it for a file that was deleted. */
  readonly name: string;
  readonly hunks: readonly DiffHunk[];
  /** The texts before and after, where the diff holds all of the file; else `null`. */
  readonly before: string | null;
  readonly after: string | null;
}
