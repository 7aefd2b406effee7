import type { Point } from './drop.ts';

/** The tab of a file under the pointer. */
export interface FileTab {
  readonly file: string;
  readonly element: HTMLElement;
}

/** Returns the tab at a point of the window; `null` for none. */
export function fileTabAt({ x, y }: Point): FileTab | null {
  const element = document.elementFromPoint(x, y)?.closest<HTMLElement>('.ig-tab');
  const file = element?.querySelector<HTMLElement>('[data-file]')?.dataset['file'];
  return element && file !== undefined ? { file, element } : null;
}

/** Shows on the tab that what is dragged would go into its file; `null` takes that back. */
export function markFileTab(tab: FileTab | null): void {
  for (const other of document.querySelectorAll<HTMLElement>('.ig-tab[data-drop]')) {
    if (other !== tab?.element) delete other.dataset['drop'];
  }
  if (tab) tab.element.dataset['drop'] = 'into';
}
