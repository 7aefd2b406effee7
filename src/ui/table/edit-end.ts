import type { Command } from '../../engine/commands/index.ts';
import type { Actions } from '../../state/types.ts';

/** How an edit ends: once, however often Enter, Esc and the blur after them say so. */
export interface EditEnd {
  /** Writes what `make` returns and is done; a refused edit goes on. */
  readonly commit: (make: () => Command | null, done: () => void) => Promise<void>;
  /** Is done, and nothing is written. */
  readonly cancel: (done: () => void) => void;
}

/** Returns the end of one edit. */
export function editEnd(write: Actions['write']): EditEnd {
  let isOver = false;
  return {
    async commit(make, done) {
      // Enter and the blur after it mean one change; the blur after Esc means none.
      if (isOver) return;
      isOver = true;
      const command = make();
      const error = command ? await write(command) : null;
      if (error && error.code !== 'no-change') isOver = false;
      else done();
    },
    cancel(done) {
      isOver = true;
      done();
    },
  };
}
