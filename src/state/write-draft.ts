import type { StoreApi } from 'zustand/vanilla';
import type { NodeId } from '../engine/match/index.ts';
import { draftCommand } from './draft.ts';
import { whenRead } from './find-again.ts';
import type { Actions, AppState } from './types.ts';

interface DraftStore {
  readonly store: Pick<StoreApi<AppState>, 'getState' | 'subscribe'>;
  readonly actions: Pick<Actions, 'run' | 'setDraft' | 'inspect'>;
}

/** The node that a draft has become: the new host of one that brings a host, else the new path. */
function madeNode(of: 'path' | 'host', before: AppState['snapshot'], { nodes }: AppState['snapshot']): NodeId | null {
  const made = [...nodes.values()].filter(({ id }) => !before.nodes.has(id));
  const node = made.find(({ kind }) => kind === of) ?? made.find(({ kind }) => kind === 'path');
  return node?.id ?? null;
}

/** What a draft has become; `nodeId` is `null` where the text with it cannot be read. */
interface WrittenDraft {
  readonly nodeId: NodeId | null;
}

/**
 * Writes a whole draft into the text, as one step of the history; resolves to `null` where nothing was written and the
 * draft stays. It is drawn until the text with it is read.
 */
export async function writeDraft({ store, actions }: DraftStore): Promise<WrittenDraft | null> {
  const { draft, snapshot } = store.getState();
  const command = draft && draftCommand(draft, snapshot);
  if (!command || draft.isWritten || !(await actions.run(command))) return null;
  const written = { ...draft, isWritten: true };
  actions.setDraft(written);
  actions.inspect(null);
  await whenRead({ store });
  // Meanwhile another may have been asked for.
  if (store.getState().draft === written) actions.setDraft(null);
  return { nodeId: madeNode(draft.of, snapshot, store.getState().snapshot) };
}
