import type { RequestQuery, RequestReply } from './answers.ts';
import type { FromWorker, SnapshotDelta, TextChange, ToWorker } from './messages.ts';
import type { Asking } from './questions.ts';
import type { RouterOptions } from './router-options.ts';
import type { TestsState } from './tests.ts';

/** What the client needs of a Worker. */
export interface WorkerPort {
  post(message: ToWorker): void;
  listen(receive: (message: FromWorker) => void): void;
  close(): void;
}

/** What the client tells without being asked. */
export interface EngineListener {
  /** `reply` answers `query`, the newest request that the worker knew. */
  snapshot(delta: SnapshotDelta, query: RequestQuery | null, reply: RequestReply): void;
  /** The routing tests of the texts of this revision; `null` when they are as they were. */
  tests?(revision: number, tests: TestsState | null): void;
  /** The worker reads something long; `done` of `total` code units. */
  progress(done: number, total: number): void;
  /** Nothing is answered any more until `restart`. */
  died?(): void;
  /** `isBehind`: no graph comes of the texts as they are. */
  failed(message: string, isBehind: boolean): void;
}

/** All that a worker has to be told at its beginning. */
interface EngineStart {
  readonly revision: number;
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly controllers: ReadonlyMap<string, string>;
  readonly options: ReadonlyMap<string, RouterOptions>;
}

/**
 * The engine as the page sees it: everything is answered later, in order. What fails there is answered with nothing,
 * and so is everything but the request when the worker dies: nobody waits for ever.
 */
export interface EngineClient extends Asking {
  listen(listener: EngineListener): void;
  change(revision: number, changes: readonly TextChange[]): void;
  setControllers(controllers: ReadonlyMap<string, string>): void;
  setOptions(options: ReadonlyMap<string, RouterOptions>): void;
  /** Puts a new worker in the place of one that died: it gets everything, and the request that nobody answered. */
  restart(start: EngineStart): void;
  close(): void;
}
