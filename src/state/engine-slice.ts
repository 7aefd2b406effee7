import type { Snapshot } from '../protocol/snapshot.ts';
import type { TestsState } from '../protocol/tests.ts';

/** What the worker tells of the texts without being asked. */
export interface EngineSlice {
  readonly snapshot: Snapshot;
  /** While the worker reads something that takes longer than 400 ms; `done` of `total` code units. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  /** The newest step when everything had been read, by its id: reading that is stopped goes back there. */
  readonly readStep: number;
  /** True when nothing is worked out any more: the worker could not start, has died, or fails at the texts as they are. */
  readonly isEngineDown: boolean;
  readonly tests: TestsState;
}

/** Actions about the worker itself. */
export interface EngineActions {
  /** Takes back the steps that have not been read yet. */
  stopReading(): void;
  /** Puts a new worker in the place of one that died. */
  restartEngine(): void;
}
