import type { Core } from './core.ts';
import { openTexts } from './file-actions.ts';
import type { Actions } from './types.ts';

type SnapshotActions = Pick<
  Actions,
  'keepHere' | 'keepSnapshot' | 'listSnapshots' | 'openSnapshot' | 'removeSnapshot' | 'forgetAll'
>;

/** Actions on what is kept beside the workspace. The code that stores it is loaded when it is first asked. */
export function snapshotActions(core: Core): SnapshotActions {
  const shelf = async () => (await core.deps.snapshots?.()) ?? null;
  return {
    keepHere: () => core.deps.keepHere?.(),
    async keepSnapshot(name) {
      const info = await (await shelf())?.keep(core.get().files, { name, at: core.deps.clock?.() ?? 0, why: 'named' });
      if (info) core.notify({ kind: 'snapshot', name });
      return info !== undefined;
    },
    listSnapshots: async () => (await (await shelf())?.list()) ?? [],
    openSnapshot: (id) =>
      core.acts.after(
        async () => (await shelf())?.read(id),
        (files) => {
          if (files) openTexts(core, files, 'replace', { selection: null });
        },
      ),
    removeSnapshot: async (id) => (await shelf())?.remove(id),
    forgetAll: async () => core.deps.forgetAll?.(),
  };
}
