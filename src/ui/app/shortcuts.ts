import { useEffect } from 'react';
import { byKeys, perform } from '../actions/action.ts';
import { type PageAction, pageActions, panelActions, type Shell } from './page-actions.ts';

/** A field with an undo of its own, where letters are text. The YAML editors are not: their history is ours. */
function isPlainField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement) || target.closest('.ig-editor-body')) return false;
  return target.isContentEditable || target.matches('input, textarea, select');
}

function isTyping(target: EventTarget | null): boolean {
  return isPlainField(target) || (target instanceof HTMLElement && target.closest('.ig-editor-body') !== null);
}

const actionOf = byKeys([...pageActions, ...panelActions]);

/** Returns true where a key does not mean its action. */
function isException(notIn: PageAction['notIn'], target: EventTarget | null): boolean {
  if (notIn === undefined) return false;
  return notIn === 'text' ? isTyping(target) : isPlainField(target);
}

/** Does what a key means; on its way down only what means the same in every field, before the editor can have it. */
function answer(event: KeyboardEvent, shell: Shell): void {
  if (event.isComposing || event.defaultPrevented) return;
  const meant = actionOf(event);
  if (!meant) return;
  const { action, keys } = meant;
  const notIn = keys.length === 1 ? 'text' : action.notIn;
  const isEarly = event.eventPhase === Event.CAPTURING_PHASE;
  if (isEarly !== (notIn === undefined) || isException(notIn, event.target)) return;
  if (isEarly) event.stopPropagation();
  event.preventDefault();
  perform(action, shell, keys);
}

/** Makes the keys of the help sheet work everywhere on the page. */
export function useShortcuts(shell: Shell): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => answer(event, shell);
    window.addEventListener('keydown', onKey, { capture: true });
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey, { capture: true });
      window.removeEventListener('keydown', onKey);
    };
  }, [shell]);
}
