import { useReactFlow } from '@xyflow/react';
import { type PointerEvent as ReactPointerEvent, useCallback, useEffect, useRef, useState } from 'react';
import type { Command } from '../../engine/index.ts';
import { useActions, useAppStore } from '../common/store-context.ts';
import type { RunningDrag } from './DragLayer.tsx';
import { type Drag, type DropField, dropAt, type Point } from './drop.ts';

/** A press becomes a drag after this many px. */
const threshold = 4;

interface Press {
  readonly drag: Drag;
  readonly from: Point;
  readonly pointerId: number;
}

/** Returns the graph node id of the element an event happened in, `null` for none. */
export function nodeIdOf(target: EventTarget | null): string | null {
  if (!(target instanceof Element)) return null;
  return target.closest<HTMLElement>('[data-node-id]')?.dataset['nodeId'] ?? null;
}

interface DragControl {
  readonly drag: RunningDrag | null;
  readonly onPointerDown: (event: ReactPointerEvent) => void;
  /** True right after a drag: the click that ends it is none. */
  readonly wasDrag: () => boolean;
}

/** Lets people drag paths onto hosts and ends of paths onto Services. Escape and a lost pointer cancel. */
export function useDrag(field: DropField): DragControl {
  const flow = useReactFlow();
  const store = useAppStore();
  const actions = useActions();
  const [drag, setDrag] = useState<RunningDrag | null>(null);
  const press = useRef<Press | null>(null);
  const ended = useRef(false);
  const latest = useRef({ field, drag, seq: 0 });
  latest.current.field = field;
  latest.current.drag = drag;

  const refine = useCallback(
    async (command: Command, seq: number) => {
      const error = await actions.preview(command);
      if (!error || latest.current.seq !== seq) return;
      const words = latest.current.field.words.drag.refused[error.code];
      setDrag((now) => now && { ...now, drop: { ...now.drop, command: null, words, lineY: null } });
    },
    [actions],
  );

  const follow = useCallback(
    (event: PointerEvent) => {
      const { drag: base, from } = press.current ?? {};
      if (!base || !from) return;
      const { drag: running } = latest.current;
      if (!running && Math.hypot(event.clientX - from.x, event.clientY - from.y) < threshold) return;
      const point = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
      const next: Drag = { ...base, isCopy: event.altKey };
      const drop = dropAt(next, latest.current.field, point);
      const isSame = running && JSON.stringify(running.drop.command) === JSON.stringify(drop.command);
      if (!isSame && drop.command) void refine(drop.command, ++latest.current.seq);
      // What the planner said of this very place stays while the pointer moves within it.
      setDrag({ ...next, point, drop: isSame ? { ...running.drop, lineY: drop.lineY } : drop });
    },
    [flow, refine],
  );

  const stop = useCallback(
    (isDrop: boolean) => {
      const { drag: running } = latest.current;
      press.current = null;
      latest.current.seq++;
      setDrag(null);
      if (!running) return;
      ended.current = true;
      setTimeout(() => {
        ended.current = false;
      });
      if (isDrop && running.drop.command) void actions.run(running.drop.command);
    },
    [actions],
  );

  useEffect(() => {
    const up = (event: PointerEvent): void => {
      if (press.current?.pointerId === event.pointerId) stop(true);
    };
    const cancel = (): void => stop(false);
    const key = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || !press.current) return;
      event.stopPropagation();
      stop(false);
    };
    window.addEventListener('pointermove', follow);
    window.addEventListener('pointerup', up);
    window.addEventListener('pointercancel', cancel);
    window.addEventListener('keydown', key, true);
    return () => {
      window.removeEventListener('pointermove', follow);
      window.removeEventListener('pointerup', up);
      window.removeEventListener('pointercancel', cancel);
      window.removeEventListener('keydown', key, true);
    };
  }, [follow, stop]);

  const onPointerDown = useCallback(
    (event: ReactPointerEvent) => {
      if (event.button !== 0 || event.pointerType === 'touch') return;
      const { nodes } = store.getState().snapshot;
      const path = nodes.get(nodeIdOf(event.target) ?? '');
      if (path?.kind !== 'path') return;
      const isHandle = event.target instanceof Element && event.target.closest('[data-handle]') !== null;
      const to = nodes.get(path.backendId ?? '');
      press.current = {
        drag: {
          kind: isHandle ? 'connect' : 'path',
          path,
          backend: to?.kind === 'backend' ? to : null,
          isCopy: event.altKey,
        },
        from: { x: event.clientX, y: event.clientY },
        pointerId: event.pointerId,
      };
    },
    [store],
  );
  return { drag, onPointerDown, wasDrag: () => ended.current };
}
