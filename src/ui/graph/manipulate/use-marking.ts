import { useEffect, useRef } from 'react';
import { dispatcher } from '../../actions/action.ts';
import { useActions, useAppStore } from '../../common/store-context.ts';
import { nodeIdOf } from '../node-at.ts';
import { type Marking, type MarkingField, onClick } from './marking.ts';
import { markActions } from './marking-actions.ts';

const onKey = dispatcher(markActions);

/**
 * Lets people mark paths: with Shift or Mod and a click, with Shift and the arrow keys, all with Mod+A; Escape clears.
 * Ours before the graph's own keys and clicks: listens on the way down.
 */
export function useMarking(root: HTMLElement | null, field: MarkingField, isNoClick: () => boolean): void {
  const store = useAppStore();
  const actions = useActions();
  const anchor = useRef<string | null>(null);
  const latest = useRef({ field, isNoClick });
  latest.current = { field, isNoClick };
  useEffect(() => {
    if (!root) return;
    const marking = (): Marking => {
      const { marked, selection } = store.getState();
      anchor.current ??= selection;
      return { ...latest.current.field, marked, mark: actions.mark, anchor };
    };
    const take = (event: Event): void => {
      event.preventDefault();
      event.stopPropagation();
    };
    const click = (event: MouseEvent): void => {
      if (event.target instanceof Element && event.target.closest('.m-ui')) return;
      if (latest.current.isNoClick() || onClick(event, nodeIdOf(event.target), marking())) take(event);
    };
    const key = (event: KeyboardEvent): void => {
      const id = nodeIdOf(event.target);
      if (id !== null && onKey(event, { ...marking(), id })) take(event);
    };
    root.addEventListener('click', click, true);
    root.addEventListener('keydown', key, true);
    return () => {
      root.removeEventListener('click', click, true);
      root.removeEventListener('keydown', key, true);
    };
  }, [root, store, actions]);
}
