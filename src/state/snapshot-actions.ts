import type { Core } from './core.ts';
import type { KeepingActions } from './keeping-slice.ts';
import { laterOffers } from './later-offers.ts';
import type { SnapshotActions } from './snapshot-slice.ts';

/** What a store that may fail gives; `null` when it fails. */
async function orNothing<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch {
    return null;
  }
}

/** Actions on what is kept beside the workspace. The code that stores it is loaded when it is first asked. */
export function snapshotActions(core: Core): SnapshotActions & KeepingActions {
  const snapshotStore = async () => (await core.deps.snapshots?.()) ?? null;
  const keeping = () => core.deps.keeping?.();
  return {
    keepHere: () => keeping()?.keepHere(),
    tryKeepingAgain: async () => keeping()?.tryKeepingAgain(),
    keepAnew: async () => keeping()?.keepAnew(),
    rawKept: async () => (await keeping()?.rawKept()) ?? '',
    forgetAll: async () => keeping()?.forgetAll(),
    async keepSnapshot(name) {
      try {
        const info = await (await snapshotStore())?.keep(core.get().files, {
          name,
          at: core.deps.clock?.() ?? 0,
          why: 'named',
        });
        core.notify(info ? { kind: 'snapshot', name } : { kind: 'snapshot-failed' });
        return info !== undefined;
      } catch {
        core.notify({ kind: 'snapshot-failed' });
        return false;
      }
    },
    listSnapshots: async () => (await orNothing(async () => (await snapshotStore())?.list())) ?? [],
    async openSnapshot(id) {
      await core.acts.after(
        async () => {
          const files = await orNothing(async () => (await snapshotStore())?.read(id));
          const infos = (await orNothing(async () => (await snapshotStore())?.list())) ?? [];
          const { openKept } = await laterOffers();
          return files && (() => openKept(core, infos.find((info) => info.id === id)?.name ?? '', files));
        },
        (open) => (open ? open() : core.notify({ kind: 'unreadable', what: 'snapshot' })),
      );
    },
    readSnapshot: async (id) => (await orNothing(async () => (await snapshotStore())?.read(id))) ?? null,
    async removeSnapshot(id) {
      await orNothing(async () => (await snapshotStore())?.remove(id));
    },
  };
}
