import { useReactFlow } from '@xyflow/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { HostNode, PathNode, RoutingGraph } from '../../../engine/graph/index.ts';
import type { AppState } from '../../../state/types.ts';
import { useActions, useAppStore } from '../../common/store-context.ts';
import { nodeIdOf } from '../node-at.ts';
import { type Drag, type Drop, type DropField, dragFrom, dropAt, type Point, refused } from './drop.ts';
import { type FileTab, fileTabAt, markFileTab } from './file-tab.ts';
import type { ServiceItem } from './palette-items.ts';
import { dropOnFile } from './to-file.ts';
import { useImpactPreview } from './use-impact-preview.ts';

/** A press becomes a drag after this many px. */
const threshold = 4;

/** A drag under way: what is dragged, where the pointer is, what would happen. */
export interface RunningDrag {
  readonly drag: Drag;
  readonly point: Point;
  readonly drop: Drop;
}

interface Press {
  readonly drag: Drag;
  readonly from: Point;
  readonly pointerId: number;
}

/** A drag, how it is begun, and what it would change. */
export interface DragControl {
  readonly running: RunningDrag | null;
  /** What the drop would change, once that is known. */
  readonly impact: ReturnType<typeof useImpactPreview>;
  readonly startService: (service: ServiceItem, event: Pick<PointerEvent, 'clientX' | 'clientY' | 'pointerId'>) => void;
  /** True right after a drag: the click that ends it is none. */
  readonly wasDrag: () => boolean;
}

/** Where the pointer is. */
interface Pointer {
  readonly at: Point;
  readonly isInside: boolean;
  readonly tab: FileTab | null;
}

function withCopy(drag: Drag, isCopy: boolean): Drag {
  return drag.kind === 'path' ? { ...drag, isCopy } : drag;
}

/** True over the canvas itself: not beyond it, nor over what lies on it. */
function isOnCanvas(root: HTMLElement | null, { x, y }: Point): boolean {
  const element = document.elementFromPoint(x, y);
  if (!element || !root?.contains(element)) return false;
  return element.closest('.m-ui') === null;
}

/** The heads of the columns lie over this much of the canvas, px. */
const headHeight = 40;

/** The nearest point of the canvas below its heads: words that follow the pointer beyond it are not to leave it. */
function within(root: HTMLElement, { x, y }: Point): Point {
  const { left, right, top, bottom } = root.getBoundingClientRect();
  return { x: Math.min(Math.max(x, left), right), y: Math.min(Math.max(y, top + headHeight), bottom) };
}

/** Lets people drag paths, ends of paths, hosts and Services. Escape and a lost pointer take everything back. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: One closure: its parts share what it holds.
export function useDrag(
  root: HTMLElement | null,
  field: DropField,
  onAsk: (paths: readonly PathNode[], at: Point) => void,
  onDraft: (host: HostNode, service: ServiceItem) => void,
): DragControl {
  const flow = useReactFlow();
  const store = useAppStore();
  const actions = useActions();
  const [running, setRunning] = useState<RunningDrag | null>(null);
  const impact = useImpactPreview(running?.drop.command ?? null);
  const press = useRef<Press | null>(null);
  const pointer = useRef<Pointer>({ at: { x: 0, y: 0 }, isInside: true, tab: null });
  const ended = useRef(false);
  const latest = useRef({ field, running, impact, onAsk, onDraft });
  latest.current = { field, running, impact, onAsk, onDraft };

  const show = useCallback(
    (drag: Drag) => {
      const { at, isInside, tab } = pointer.current;
      const point = flow.screenToFlowPosition(root && !isInside ? within(root, at) : at);
      const { field: here } = latest.current;
      const outside = () =>
        tab ? dropOnFile(drag, tab.file, here.words) : refused(null, here.words.manipulate.drag.outside);
      const drop = isInside ? dropAt(drag, here, point) : outside();
      markFileTab(drop.command ? tab : null);
      setRunning({ drag, point, drop });
    },
    [flow, root],
  );
  const follow = useCallback(
    (event: PointerEvent) => {
      if (!press.current) return;
      const { drag, from } = press.current;
      const at = { x: event.clientX, y: event.clientY };
      pointer.current = { at, isInside: isOnCanvas(root, at), tab: fileTabAt(at) };
      const isFar = Math.hypot(event.clientX - from.x, event.clientY - from.y) >= threshold;
      if (latest.current.running || isFar) show(withCopy(drag, event.altKey));
    },
    [root, show],
  );
  const stop = useCallback(
    (isDrop: boolean) => {
      const { running: last, impact: known } = latest.current;
      press.current = null;
      markFileTab(null);
      setRunning(null);
      if (!last) return;
      ended.current = true;
      setTimeout(() => {
        ended.current = false;
      });
      if (!isDrop) return;
      const { drag, drop } = last;
      if (drop.isAsking && drag.kind === 'connect') latest.current.onAsk(drag.paths, last.point);
      if (drop.draftOn && drag.kind === 'service') latest.current.onDraft(drop.draftOn, drag.service);
      if (drop.command && !known?.error) void actions.run(drop.command);
    },
    [actions],
  );

  useEffect(() => {
    const up = (event: PointerEvent): void => {
      if (press.current?.pointerId === event.pointerId) stop(true);
    };
    const cancel = (): void => stop(false);
    const key = (event: KeyboardEvent): void => {
      if (!press.current || !latest.current.running) return;
      if (event.key === 'Alt') show(withCopy(press.current.drag, event.type === 'keydown'));
      else if (event.key === 'Escape' && event.type === 'keydown') stop(false);
      else return;
      // Alt alone would open the browser's menu.
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('pointermove', follow);
    window.addEventListener('pointerup', up);
    window.addEventListener('pointercancel', cancel);
    window.addEventListener('keydown', key, true);
    window.addEventListener('keyup', key, true);
    return () => {
      window.removeEventListener('pointermove', follow);
      window.removeEventListener('pointerup', up);
      window.removeEventListener('pointercancel', cancel);
      window.removeEventListener('keydown', key, true);
      window.removeEventListener('keyup', key, true);
    };
  }, [follow, show, stop]);

  useEffect(() => {
    const down = (event: PointerEvent): void => {
      if (event.button !== 0 || event.shiftKey) return;
      // A finger on a node moves the canvas; only at the end of a path it can mean but one thing.
      if (event.pointerType === 'touch' && !isOnHandle(event)) return;
      const drag = dragOf(event, store.getState(), latest.current.field.graph);
      if (drag) press.current = { drag, from: { x: event.clientX, y: event.clientY }, pointerId: event.pointerId };
    };
    root?.addEventListener('pointerdown', down);
    return () => root?.removeEventListener('pointerdown', down);
  }, [root, store]);

  const startService = useCallback<DragControl['startService']>((service, { clientX, clientY, pointerId }) => {
    press.current = { drag: { kind: 'service', service }, from: { x: clientX, y: clientY }, pointerId };
  }, []);
  return { running, impact, startService, wasDrag: () => ended.current };
}

function isOnHandle({ target }: PointerEvent): boolean {
  return target instanceof Element && target.closest('[data-handle]') !== null;
}

/** What a press on a node would drag. */
function dragOf(event: PointerEvent, { snapshot, marked }: AppState, { paths }: RoutingGraph): Drag | null {
  const node = snapshot.nodes.get(nodeIdOf(event.target) ?? '');
  return node ? dragFrom(node, { isEnd: isOnHandle(event), isCopy: event.altKey }, marked, paths) : null;
}
