import type { Messages } from '../../i18n/messages.ts';
import type { AppContextValue } from '../common/store-context.ts';
import { drawPicture } from './picture.ts';
import { pngOf } from './png.ts';

/** Copies the routes as they are shown, as a picture of twice the size. Resolves to whether the browser let it. */
export async function copyPicture(
  { store, actions }: Pick<AppContextValue, 'store' | 'actions'>,
  messages: Messages,
): Promise<boolean> {
  const draw = () =>
    pngOf(drawPicture(store.getState(), messages, { theme: 'light', withRoute: true, withAll: false }), 2);
  try {
    // Handed over as a promise: the browser wants the key and the copying in one go.
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': draw() })]);
  } catch {
    return false;
  }
  actions.notify({ kind: 'copied', what: 'picture' });
  return true;
}
