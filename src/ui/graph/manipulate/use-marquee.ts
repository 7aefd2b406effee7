import { useReactFlow } from '@xyflow/react';
import { useEffect, useRef, useState } from 'react';
import type { GraphLayout } from '../../../engine/graph/index.ts';
import { useActions, useAppStore } from '../../common/store-context.ts';
import { toggled } from '../../parts/marks.ts';
import { nodeIdOf } from '../node-at.ts';
import type { Point } from './drop.ts';
import { type Area, touchedBy } from './touched.ts';

const threshold = 4;

interface Press {
  readonly from: Point;
  readonly pointerId: number;
  /** What was marked before. */
  readonly before: ReadonlySet<string>;
  readonly target: EventTarget | null;
}

interface MarqueeField {
  readonly layout: GraphLayout;
  readonly paths: readonly string[];
  /** True: every drag over the canvas draws an area; else only with Shift. */
  readonly isOn: boolean;
  readonly onDone: () => void;
}

interface Marquee {
  /** The area on the screen, while it is drawn. */
  readonly area: Area | null;
  /** True right after an area was drawn: the click that ends it is none. */
  readonly wasDrawn: () => boolean;
}

/** Lets people mark the paths that an area touches. Escape takes it back. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: One closure: its parts share what it holds.
export function useMarquee(root: HTMLElement | null, field: MarqueeField): Marquee {
  const flow = useReactFlow();
  const store = useAppStore();
  const actions = useActions();
  const [area, setArea] = useState<Area | null>(null);
  const ended = useRef(false);
  const latest = useRef(field);
  latest.current = field;
  useEffect(() => {
    // The cursor tells the mode, and a finger draws instead of moving the canvas.
    if (root) root.dataset['area'] = field.isOn ? 'on' : 'off';
  }, [root, field.isOn]);
  // biome-ignore lint/complexity/noExcessiveLinesPerFunction: One closure: its parts share what it holds.
  useEffect(() => {
    if (!root) return;
    let press: Press | null = null;
    let isDrawing = false;
    const down = (event: PointerEvent): void => {
      const { isOn } = latest.current;
      if (event.button !== 0 || !(event.shiftKey || isOn)) return;
      if (event.target instanceof Element && event.target.closest('.m-ui')) return;
      const { marked } = store.getState();
      const before: ReadonlySet<string> = event.shiftKey ? marked : new Set();
      press = {
        from: { x: event.clientX, y: event.clientY },
        pointerId: event.pointerId,
        before,
        target: event.target,
      };
      isDrawing = false;
      // The canvas would move along, and a path under the pointer would be dragged.
      event.stopPropagation();
    };
    const still = (event: Event): void => {
      if (!press) return;
      event.stopPropagation();
      // Shift would select the words between here and the last click.
      event.preventDefault();
    };
    const move = (event: PointerEvent): void => {
      if (!press || event.pointerId !== press.pointerId) return;
      const to = { x: event.clientX, y: event.clientY };
      if (!isDrawing && Math.hypot(to.x - press.from.x, to.y - press.from.y) < threshold) return;
      isDrawing = true;
      const { layout, paths } = latest.current;
      const inFlow = { from: flow.screenToFlowPosition(press.from), to: flow.screenToFlowPosition(to) };
      actions.mark(new Set([...press.before, ...touchedBy(inFlow, paths, layout.boxes)]));
      setArea({ from: press.from, to });
    };
    /** A press without a move: in this mode it takes a path in or out, as a finger has no Shift. */
    const pressed = (id: string | null): boolean => {
      const { isOn, paths } = latest.current;
      if (!isOn || id === null || !paths.includes(id)) return false;
      actions.mark(toggled(store.getState().marked, id));
      return true;
    };
    const end = (): void => {
      if (!press) return;
      const id = nodeIdOf(press.target);
      press = null;
      setArea(null);
      if (!isDrawing && !pressed(id)) return;
      if (isDrawing) latest.current.onDone();
      ended.current = true;
      setTimeout(() => {
        ended.current = false;
      });
    };
    const key = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || !press || !isDrawing) return;
      event.preventDefault();
      event.stopPropagation();
      actions.mark(press.before);
      end();
    };
    root.addEventListener('pointerdown', down, true);
    root.addEventListener('mousedown', still, true);
    root.addEventListener('touchstart', still, true);
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', end);
    window.addEventListener('pointercancel', end);
    window.addEventListener('keydown', key, true);
    return () => {
      root.removeEventListener('pointerdown', down, true);
      root.removeEventListener('mousedown', still, true);
      root.removeEventListener('touchstart', still, true);
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', end);
      window.removeEventListener('pointercancel', end);
      window.removeEventListener('keydown', key, true);
    };
  }, [root, flow, store, actions]);
  return { area, wasDrawn: () => ended.current };
}
