/** What a path is. */
type PathKind = 'file' | 'folder' | 'none';

/** The outside world of the command line: the real one in main.ts, a fake one in tests. */
export interface CliIo {
  kind(path: string): Promise<PathKind>;
  /** Rejects when the file cannot be read. */
  read(path: string): Promise<string>;
  /** Names in a folder, sorted. */
  list(path: string): Promise<readonly string[]>;
  stdin(): Promise<string>;
  out(text: string): void;
  err(text: string): void;
  /** Tells on a terminal how far long work is; called often. */
  progress(done: number, total: number): void;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** True when standard output is a terminal that takes colours. */
  readonly colour: boolean;
}

/** A reason to stop with exit status 2: wrong usage or input that cannot be read. The message is for the user. */
export class CliProblem extends Error {}
