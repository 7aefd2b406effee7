import { urlFieldId } from '../parts/focus-request.ts';

/** What a pane gets focus with, best first; a separator is a control too, but nobody comes for it. */
const entries = [
  `#${urlFieldId}`,
  ':is([role="treeitem"], [role="gridcell"])[tabindex="0"]',
  '.native-edit-context, .monaco-editor textarea, .ig-plain textarea',
  '.react-flow [tabindex="0"]',
  '[role="tab"][tabindex="0"]',
  'input:not([hidden]), textarea, select, button:not(:disabled), [tabindex="0"], a[href]',
];

function entryOf(pane: HTMLElement): HTMLElement | null {
  for (const selector of entries) {
    const found = pane.querySelector<HTMLElement>(selector);
    if (found) return found;
  }
  return null;
}

/** Moves focus to the next visible pane, around the end. */
export function cyclePanes(direction: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter((pane) => pane.offsetParent !== null);
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  const to = at < 0 ? (direction > 0 ? 0 : panes.length - 1) : (at + direction + panes.length) % panes.length;
  const pane = panes[to];
  if (pane) entryOf(pane)?.focus();
}
