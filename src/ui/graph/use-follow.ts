import type { useReactFlow } from '@xyflow/react';
import { useEffect, useRef, useState } from 'react';
import { useActions, useAppState, useAppStore } from '../common/store-context.ts';
import { recallView, rememberView } from '../common/view-memory.ts';
import type { CanvasNode } from './canvas-nodes.ts';
import { type AwaitedNode, arrivedNode } from './graph-actions.ts';
import type { GraphView } from './use-graph-view.ts';
import { elementOf } from './use-roving.ts';

/** Brings the selection into sight when it was made elsewhere. */
export function useSelectionFollow(view: GraphView, isReady: boolean, show: (id: string) => void) {
  const selection = useAppState((state) => state.selection);
  const last = useRef(recallView('graph')?.selection ?? null);
  useEffect(() => {
    if (!isReady || last.current === selection || selection === null || !view.layout.boxes.has(selection)) return;
    last.current = selection;
    show(selection);
  }, [selection, view, isReady, show]);
}

/** Keeps what the canvas shows while another view is shown. */
export function useViewportMemory(flow: ReturnType<typeof useReactFlow>) {
  const store = useAppStore();
  useEffect(
    () => () => rememberView('graph', { ...flow.getViewport(), selection: store.getState().selection }),
    [flow, store],
  );
  return useRef(recallView('graph') ?? { x: 0, y: 0, zoom: 1 }).current;
}

/** Opens what a command of ours has made, as soon as the engine has read it. */
export function useArrival(nodes: GraphView['nodes'], focusNode: (id: string) => void) {
  const actions = useActions();
  const [awaited, setAwaited] = useState<AwaitedNode | null>(null);
  useEffect(() => {
    const id = awaited && arrivedNode(awaited, nodes);
    if (!id) return;
    setAwaited(null);
    focusNode(id);
    actions.inspectNode(id);
  }, [awaited, nodes, actions, focusNode]);
  return setAwaited;
}

/** Brings the way of a sent request into sight; while people type, the canvas stays where it is. */
export function useAnswerFollow({ route }: GraphView, sent: number, show: (id: string) => void) {
  const shown = useRef(sent);
  useEffect(() => {
    const last = route.edges.findLast(({ edge }) => edge.shape !== 'map');
    if (shown.current === sent || !last) return;
    shown.current = sent;
    show(last.edge.target);
  }, [route, sent, show]);
}

/** Gives the focus back to the active node when its element was moved or replaced. */
export function useFocusKept(
  root: HTMLElement | null,
  nodes: readonly CanvasNode[],
  active: string | null,
  selection: string | null,
) {
  const isInside = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looks again whenever nodes were drawn anew
  useEffect(() => {
    if (!isInside.current || document.activeElement !== document.body) return;
    // A path that moved to another host has a new id: the selection follows it there.
    const element = elementOf(root, active ?? '') ?? elementOf(root, selection ?? '');
    element?.focus({ preventScroll: true });
  }, [root, nodes, active, selection]);
  return isInside;
}
