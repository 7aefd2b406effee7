import { emptySnapshot } from '../protocol/snapshot.ts';
import { noTests } from '../protocol/tests.ts';
import { storedBelongings } from './belongings.ts';
import type { Core } from './core.ts';
import { takeStep } from './edit-actions.ts';
import type { EngineActions } from './engine-slice.ts';
import { type HistoryEntry, stepTo } from './history.ts';

/** Actions about the worker itself. */
export function engineActions(core: Core): EngineActions {
  return {
    stopReading() {
      const { readStep } = core.get();
      core.acts.next(() => {
        const isRead = ({ id = 0 }: HistoryEntry) => id <= readStep;
        const done = core.history.undo.filter(isRead).length;
        const step = stepTo(core.history, core.get().files, done, storedBelongings(core));
        if (!step) return;
        takeStep(core, step);
        core.notify({ kind: 'reading-stopped' });
      });
    },
    restartEngine() {
      const { revision, files, controllers, options } = core.get();
      // A new worker tells everything from its beginning; until then the page shows what the old one knew.
      core.ahead = emptySnapshot;
      core.isDead = false;
      core.set({ isEngineDown: false, tests: noTests });
      core.deps.client.restart({ revision, files, controllers, options });
    },
  };
}
