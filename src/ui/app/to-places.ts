import { loadMessages } from '../../i18n/messages.ts';
import { focusSoon } from '../common/focus-soon.ts';
import type { AppContextValue } from '../common/store-context.ts';

type Shell = Pick<AppContextValue, 'store' | 'actions'>;

/** Takes the focus from the text to the node that the cursor stands in. */
export function toNode({ store, actions }: Shell): void {
  const { selection } = store.getState();
  if (selection === null) return;
  actions.setNarrowTab('routes');
  focusSoon(`[data-node-id="${CSS.escape(selection)}"]`);
}

/** Shows the routes as a tree and takes the focus there. */
export function toList({ actions }: Pick<Shell, 'actions'>): void {
  actions.setRoutesView('tree');
  focusSoon('[role="treeitem"][tabindex="0"]');
}

/** Copies the routes as a picture. */
export async function toClipboard(shell: Shell): Promise<void> {
  const { copyPicture } = await import('../pictures/copy-picture.ts');
  await copyPicture(shell, await loadMessages(shell.store.getState().locale));
}

/** Opens the menu of all ways out, as its button does. */
export function toExport(): void {
  const button = document.querySelector<HTMLElement>('[data-export] button');
  button?.focus();
  button?.click();
}
