import type { Actions } from '../../state/types.ts';

/** Id of the field that Mod+Shift+F leads to. */
export const findFieldId = 'find-in-files';

let isFocusAsked = false;

/** Returns whether the panel was opened to be typed into; once. */
export function takeFocusAsked(): boolean {
  const asked = isFocusAsked;
  isFocusAsked = false;
  return asked;
}

/** Opens the panel with the focus in its field; on narrow screens it stands among the problems. */
export function findInFiles(actions: Actions): void {
  actions.setNarrowTab('problems');
  const field = document.getElementById(findFieldId);
  isFocusAsked = field === null;
  field?.focus();
  actions.setBottomTab('find');
}
