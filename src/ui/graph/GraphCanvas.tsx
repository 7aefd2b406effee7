import { type NodeTypes, ReactFlow, useReactFlow, ViewportPortal } from '@xyflow/react';
import {
  type FocusEvent,
  type KeyboardEvent,
  lazy,
  type MouseEvent,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { autoExpandLimit, compactFrom } from '../../engine/index.ts';
import type { Actions, AppState } from '../../state/types.ts';
import { idle } from '../common/idle.ts';
import { Later } from '../common/Later.tsx';
import { useActions, useAppState, useAppStore, useMessages } from '../common/store-context.ts';
import { recallView, rememberView } from '../common/view-memory.ts';
import { ColumnHeads } from './ColumnHeads.tsx';
import type { CanvasNode } from './canvas-nodes.ts';
import { DraftPart, useSplits } from './DraftPart.tsx';
import { noDrawing } from './draft-drawing.ts';
import { EdgeLayer } from './EdgeLayer.tsx';
import { GraphHead } from './GraphHead.tsx';
import { GraphItem } from './GraphItem.tsx';
import { type AwaitedNode, arrivedNode, nodeActions } from './graph-actions.ts';
import { onNodeKey } from './keys.ts';
import type { Shown } from './manipulate/handle.ts';
import { nodeIdOf } from './node-at.ts';
import { OwnerLegend } from './OwnerLegend.tsx';
import { RouteLayer } from './RouteLayer.tsx';
import { useByHand } from './use-by-hand.ts';
import { type GraphView, useCanvasNodes, useItems, useSight } from './use-graph-view.ts';
import { LazyLarge, useLargeGraph } from './use-large-graph.tsx';
import { elementOf, useRoving } from './use-roving.ts';
import { useSecondWay } from './use-second-way.tsx';
import { useSize } from './use-size.ts';
import { maxZoom, useViewportControl } from './use-viewport.ts';
import { neighbourOf, walkMap } from './walk.ts';

/** What moves the graph by hand: nobody drags before the page is there. */
const LazyManipulation = lazy(async () => {
  await idle();
  return { default: (await import('./manipulate/Manipulation.tsx')).Manipulation };
});

const nodeTypes: NodeTypes = { item: GraphItem };
const noNodes: ReadonlySet<string> = new Set();

/** Returns a function that makes its value at the first call. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** The node that Tab leads to: where the focus was, else what is selected, else the way of the request, else the first. */
function tabStopOf(active: string | null, selection: string | null, { layout, route, view }: GraphView): string | null {
  const candidates = [active, selection, route.hostId, view.hosts[0]?.id, view.routers[0]?.id];
  return candidates.find((id) => typeof id === 'string' && layout.boxes.has(id)) ?? null;
}

/** Brings the selection into sight when it was made elsewhere. */
function useSelectionFollow(view: GraphView, isReady: boolean, show: (id: string) => void) {
  const selection = useAppState((state) => state.selection);
  const last = useRef(recallView('graph')?.selection ?? null);
  useEffect(() => {
    if (!isReady || last.current === selection || selection === null || !view.layout.boxes.has(selection)) return;
    last.current = selection;
    show(selection);
  }, [selection, view, isReady, show]);
}

/** Keeps what the canvas shows while another view is shown. */
function useViewportMemory(flow: ReturnType<typeof useReactFlow>) {
  const store = useAppStore();
  useEffect(
    () => () => rememberView('graph', { ...flow.getViewport(), selection: store.getState().selection }),
    [flow, store],
  );
  return useRef(recallView('graph') ?? { x: 0, y: 0, zoom: 1 }).current;
}

/** Opens what a command of ours has made, as soon as the engine has read it. */
function useArrival(nodes: GraphView['nodes'], focusNode: (id: string) => void) {
  const actions = useActions();
  const [awaited, setAwaited] = useState<AwaitedNode | null>(null);
  useEffect(() => {
    const id = awaited && arrivedNode(awaited, nodes);
    if (!id) return;
    setAwaited(null);
    focusNode(id);
    actions.inspect(id);
  }, [awaited, nodes, actions, focusNode]);
  return setAwaited;
}

/** Brings the way of a sent request into sight; while people type, the canvas stays where it is. */
function useAnswerFollow({ route }: GraphView, sent: number, show: (id: string) => void) {
  const shown = useRef(sent);
  useEffect(() => {
    const last = route.edges.findLast(({ edge }) => edge.shape !== 'map');
    if (shown.current === sent || !last) return;
    shown.current = sent;
    show(last.edge.target);
  }, [route, sent, show]);
}

/** Gives the focus back to the active node when its element was moved or replaced. */
function useFocusKept(
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

interface GraphCanvasProps {
  /** Takes the tools; `null`: they stand in a head of our own. */
  readonly tools: HTMLElement | null;
  /** False: mounts every node, to compare with. */
  readonly cull: boolean;
  /** Leads to the same routes as a list. */
  readonly onList: () => void;
}

/** Escape takes back one thing: inspector, focus, filter, selection. */
function leaveStep({ inspected, focus, search }: AppState, actions: Actions): void {
  if (inspected !== null) actions.inspect(null);
  else if (focus !== null) actions.setFocus(null);
  else if (search !== '') actions.setSearch('');
  else actions.select(null);
}

/** Head, canvas and everything that lies on it. */
export function GraphCanvas({ tools, cull, onList }: GraphCanvasProps) {
  const words = useMessages().graph;
  const actions = useActions();
  const store = useAppStore();
  const flow = useReactFlow();
  const howToId = useId();
  const startsAt = useViewportMemory(flow);
  const [root, setRoot] = useState<HTMLElement | null>(null);
  const size = useSize(root);
  const findField = useRef<HTMLInputElement>(null);
  const [isBackShown, setBackShown] = useState(false);

  const [drawing, setDrawing] = useState(noDrawing);
  const { graphView, hasMap, isSearching, isNeeded, onMake } = useLargeGraph(size, cull, drawing.add);
  const { nodes: nodesById, graph, view, drawn, layout, edges, ends, route, matches: found } = graphView;
  const { second, layer } = useSecondWay(graphView, size);
  const splits = useSplits(second.splits, drawing.looks);
  const sight = useSight(size.height);
  const items = useItems(graphView, sight, cull);
  const viewport = useViewportControl(layout, size);
  // Made when the first arrow key needs it.
  const map = useMemo(() => once(() => walkMap(drawn, layout, edges, ends)), [drawn, layout, edges, ends]);
  const { active, setActive, focusNode } = useRoving(root, layout, viewport);
  const selection = useAppState((state) => state.selection);
  const inspected = useAppState((state) => state.inspected);
  const stale = useAppState((state) => state.snapshot.stale);
  const [isFinding, setFinding] = useState(false);
  const sent = useAppState((state) => state.request.sent);
  const foundSet = useMemo(() => (isSearching ? new Set(found) : noNodes), [isSearching, found]);
  const byHand = useByHand();
  const [dragShown, setDragShown] = useState<Shown | null>(null);
  const marked = useAppState((state) => state.marked);
  const dropId = dragShown?.targetId ?? null;
  const dropOk = dragShown?.isOk ?? false;
  const drop = useMemo(() => (dropId === null ? null : { id: dropId, ok: dropOk }), [dropId, dropOk]);
  const tabStop = tabStopOf(active, selection, graphView);
  const nodes = useCanvasNodes({
    items,
    layout,
    nodes: nodesById,
    route,
    stale,
    selection,
    inspected,
    tabStop,
    found: foundSet,
    drop,
    dragged: dragShown?.dragged ?? noNodes,
    marked,
    litB: second.lit,
    splits,
  });
  const isInside = useFocusKept(root, nodes, active, selection);
  const show = useMemo(
    () => (id: string) => {
      const box = layout.boxes.get(id);
      if (box) viewport.show(box);
    },
    [layout, viewport],
  );
  useSelectionFollow(graphView, size.width > 0, show);
  const openNext = useArrival(nodesById, focusNode);
  useAnswerFollow(graphView, sent, show);

  const on = useMemo(
    () =>
      nodeActions({
        graph,
        view,
        actions,
        get: store.getState,
        leave: (id) => {
          const next = neighbourOf(map(), id);
          if (next !== null) focusNode(next);
        },
        openNext,
      }),
    [graph, view, actions, store, map, focusNode, openNext],
  );

  const goTo = (id: string): void => {
    const node = nodesById.get(id);
    if (node?.kind === 'path' && !layout.boxes.has(id)) on.toggleHost(node.hostId);
    actions.select(id);
  };
  const connect = (id: string): void => {
    if (nodesById.get(id)?.kind === 'path') byHand.choose('service', id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const id = nodeIdOf(event.target);
    if (id === null) return;
    const wiring = {
      map: map(),
      viewport,
      on,
      focusNode,
      select: actions.select,
      connect,
      find: () => findField.current?.focus(),
      list: onList,
      ask: (path: string) => second.splits.get(path)?.ask(),
      toggleBack: () => setBackShown(!isBackShown),
      leave: () => leaveStep(store.getState(), actions),
    };
    const isTaken = byHand.keepKey(event) || drawing.take(id, event.key);
    if (!isTaken && !onNodeKey(event, id, wiring)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onClick = (event: MouseEvent): void => {
    const id = nodeIdOf(event.target);
    if (id === null) return;
    const isOn = (part: string) => event.target instanceof Element && event.target.closest(part) !== null;
    if (isOn('[data-ask]')) second.splits.get(id)?.ask();
    else if (isOn('[data-add]')) {
      if (nodesById.get(id)?.kind === 'edge-router') on.addHost(id);
      else on.addPath(id);
    } else if (id.startsWith('bundle:')) on.toggleHost(id.slice('bundle:'.length));
    else if (!nodesById.has(id)) on.open(id);
    else if (nodesById.get(id)?.kind === 'host' && view.bundles.some(({ hostId }) => hostId === id)) {
      on.toggleHost(id);
      actions.select(id);
    } else actions.inspect(id);
  };
  const onFocus = (event: FocusEvent): void => {
    const id = nodeIdOf(event.target);
    isInside.current = id !== null;
    if (id !== null) setActive(id);
  };
  const extent = useMemo<[[number, number], [number, number]]>(
    () => [
      [-40, -40],
      [Math.max(layout.width, size.width) + 40, Math.max(layout.height, size.height) + 40],
    ],
    [layout.width, layout.height, size.width, size.height],
  );
  return (
    <>
      <GraphHead
        place={tools}
        viewport={viewport}
        on={on}
        active={active ?? selection}
        canCollapse={graph.paths.length > autoExpandLimit}
        room={size.width}
        found={found}
        ref={findField}
        onFinding={setFinding}
        onGo={goTo}
        onLeave={() => {
          if (tabStop !== null) focusNode(tabStop);
        }}
      />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's */}
      <div
        ref={setRoot}
        id="g-canvas"
        className={dragShown ? 'g-canvas is-dragging' : 'g-canvas'}
        role="group"
        aria-label={words.region}
        aria-describedby={howToId}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onFocus={onFocus}
        onBlur={(event) => {
          if (event.relatedTarget) isInside.current = nodeIdOf(event.relatedTarget) !== null;
        }}
        onContextMenu={byHand.menu}
      >
        <button type="button" className="g-as-list" onClick={onList}>
          {words.asList}
        </button>
        <p id={howToId} className="sr">
          {words.howTo}
        </p>
        {size.width > 0 && (
          <ReactFlow<CanvasNode>
            nodes={nodes}
            nodeTypes={nodeTypes}
            nodesDraggable={false}
            nodesConnectable={false}
            nodesFocusable={false}
            edgesFocusable={false}
            elementsSelectable={false}
            disableKeyboardA11y
            panOnScroll
            zoomOnDoubleClick={false}
            panActivationKeyCode={null}
            deleteKeyCode={null}
            selectionKeyCode={null}
            multiSelectionKeyCode={null}
            defaultViewport={startsAt}
            minZoom={viewport.minZoom}
            maxZoom={maxZoom}
            translateExtent={extent}
            onPaneClick={() => {
              if (flow.getNodes().length > 0) actions.select(null);
              actions.inspect(null);
            }}
          >
            <ViewportPortal>
              <EdgeLayer
                layout={layout}
                index={graphView.edgeIndex}
                sight={sight}
                route={route}
                selection={inspected ?? selection}
                stepBack={graph.paths.length >= compactFrom && route.hostId !== null && !isBackShown}
              />
              {layer}
              <RouteLayer layout={layout} route={route} sent={sent} />
            </ViewportPortal>
          </ReactFlow>
        )}
        <ColumnHeads layout={layout} hasOrder={graph.paths.some(({ order }) => order !== null)} />
        <DraftPart onDraw={setDrawing} layout={layout} show={show} focusNode={focusNode} />
        <Later>
          <LazyManipulation
            tools={tools}
            root={root}
            view={graphView}
            size={size}
            byHand={byHand}
            on={on}
            splits={second.splits}
            focusNode={focusNode}
            onShown={setDragShown}
          />
        </Later>
        {(isFinding || isNeeded) && (
          <Later>
            <LazyLarge
              shape={graphView}
              size={size}
              hasMap={hasMap}
              field={findField}
              isFinding={isFinding}
              onMake={onMake}
            />
          </Later>
        )}
      </div>
      <OwnerLegend graph={graph} />
    </>
  );
}
