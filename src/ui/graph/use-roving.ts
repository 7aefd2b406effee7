import { useCallback, useEffect, useState } from 'react';
import type { GraphLayout } from '../../engine/graph/index.ts';
import type { ViewportControl } from './use-viewport.ts';

/** Frames to wait for a node that comes into sight to be mounted. */
const patience = 30;

/** Returns the mounted element of a node inside `root`. */
export function elementOf(root: HTMLElement | null, id: string): HTMLElement | null {
  return root?.querySelector<HTMLElement>(`[data-node-id="${CSS.escape(id)}"]`) ?? null;
}

interface Roving {
  /** The node that Tab leads to. */
  readonly active: string | null;
  readonly setActive: (id: string) => void;
  /** Brings a node into sight and gives it the focus. */
  readonly focusNode: (id: string) => void;
}

/** One tab stop for the whole graph; focus goes where it is sent, also to nodes that are not mounted yet. */
export function useRoving(root: HTMLElement | null, layout: GraphLayout, viewport: ViewportControl): Roving {
  const [active, setActive] = useState<string | null>(null);
  const [wanted, setWanted] = useState<{ readonly id: string } | null>(null);
  const focusNode = useCallback((id: string) => {
    setActive(id);
    setWanted({ id });
  }, []);
  useEffect(() => {
    if (!wanted) return;
    const box = layout.boxes.get(wanted.id);
    if (box) viewport.show(box);
    let left = patience;
    let frame = 0;
    const attempt = (): void => {
      const element = elementOf(root, wanted.id);
      if (element) element.focus({ preventScroll: true });
      if (element || --left === 0) setWanted(null);
      else frame = requestAnimationFrame(attempt);
    };
    attempt();
    return () => cancelAnimationFrame(frame);
  }, [wanted, root, layout, viewport]);
  return { active, setActive, focusNode };
}
