import type { StoreApi } from 'zustand/vanilla';
import type { Actions, AppState } from '../../state/types.ts';
import { draggedObject, objectType } from '../parts/dragged-object.ts';

interface App {
  readonly store: StoreApi<AppState>;
  readonly actions: Actions;
}

const tabType = 'application/x-ingraph-tab';

interface Place {
  readonly tab: HTMLElement;
  readonly name: string;
  readonly side: 'before' | 'after';
}

function tabOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('.ig-tab') : null;
}

function nameOf(tab: HTMLElement): string | undefined {
  return tab.querySelector<HTMLElement>('[data-file]')?.dataset['file'];
}

function placeOf({ target, clientX }: DragEvent): Place | null {
  const tab = tabOf(target);
  const name = tab ? nameOf(tab) : undefined;
  if (!tab || name === undefined) return null;
  const { left, width } = tab.getBoundingClientRect();
  return { tab, name, side: clientX < left + width / 2 ? 'before' : 'after' };
}

/** Returns the index that the file `moved` has when it is dropped on that side of the file `on`. */
function dropIndex(names: readonly string[], moved: string, on: string, side: 'before' | 'after'): number {
  const others = names.filter((name) => name !== moved);
  const at = others.indexOf(on);
  if (at < 0) return names.indexOf(moved);
  return side === 'before' ? at : at + 1;
}

function namesOf({ store }: App): readonly string[] {
  return store.getState().files.map(({ name }) => name);
}

/** Moves the tab that has the focus by one place; returns whether the keys were meant for that. */
function moveByKey(app: App, list: HTMLElement, event: KeyboardEvent): boolean {
  const { key, altKey, shiftKey, ctrlKey, metaKey, target } = event;
  if (!altKey || !shiftKey || ctrlKey || metaKey || (key !== 'ArrowLeft' && key !== 'ArrowRight')) return false;
  const tab = tabOf(target);
  const name = tab && nameOf(tab);
  if (typeof name !== 'string') return false;
  app.actions.moveFile(name, namesOf(app).indexOf(name) + (key === 'ArrowLeft' ? -1 : 1));
  // A moved element loses the focus.
  requestAnimationFrame(() => list.querySelector<HTMLElement>(`[data-file="${CSS.escape(name)}"]`)?.focus());
  return true;
}

/** Lets tabs be moved by dragging and by keys; returns what ends it. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: One closure: its parts share what it holds.
export function watchTabs(list: HTMLElement, app: App): () => void {
  let marked: HTMLElement | null = null;
  const mark = (tab: HTMLElement | null, drop = ''): void => {
    if (marked && marked !== tab) delete marked.dataset['drop'];
    marked = tab;
    if (tab) tab.dataset['drop'] = drop;
  };
  const onStart = (event: DragEvent): void => {
    const tab = tabOf(event.target);
    const name = tab && nameOf(tab);
    if (typeof name !== 'string' || !event.dataTransfer) return;
    event.dataTransfer.setData(tabType, name);
    event.dataTransfer.effectAllowed = 'move';
  };
  const onOver = (event: DragEvent): void => {
    const place = placeOf(event);
    const types = event.dataTransfer?.types ?? [];
    const isObject = types.includes(objectType);
    if (!isObject && !types.includes(tabType)) return;
    mark(place?.tab ?? null, isObject ? 'into' : place?.side);
    if (place) event.preventDefault();
  };
  const onDrop = (event: DragEvent): void => {
    const place = placeOf(event);
    mark(null);
    if (!place || !event.dataTransfer) return;
    const object = draggedObject(event.dataTransfer);
    if (object) {
      event.preventDefault();
      void app.actions.run({ type: 'object/move-to-file', object, file: place.name });
    }
    if (!event.dataTransfer.types.includes(tabType)) return;
    event.preventDefault();
    const moved = event.dataTransfer.getData(tabType);
    app.actions.moveFile(moved, dropIndex(namesOf(app), moved, place.name, place.side));
  };
  const onEnd = (): void => mark(null);
  const onLeave = (event: DragEvent): void => {
    if (!(event.relatedTarget instanceof Node) || !list.contains(event.relatedTarget)) mark(null);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (!moveByKey(app, list, event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const stop = new AbortController();
  const { signal } = stop;
  list.addEventListener('dragstart', onStart, { signal });
  list.addEventListener('dragover', onOver, { signal });
  list.addEventListener('drop', onDrop, { signal });
  list.addEventListener('dragend', onEnd, { signal });
  list.addEventListener('dragleave', onLeave, { signal });
  list.addEventListener('keydown', onKey, { signal });
  return () => stop.abort();
}
