import type { Core } from './core.ts';
import { laterOffers } from './later-offers.ts';
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
    async openSnapshot(id) {
      const from = await shelf();
      const [files, infos = []] = [await from?.read(id), await from?.list()];
      if (files) await (await laterOffers()).openKept(core, infos.find((info) => info.id === id)?.name ?? '', files);
    },
    removeSnapshot: async (id) => (await shelf())?.remove(id),
    forgetAll: async () => core.deps.forgetAll?.(),
  };
}
