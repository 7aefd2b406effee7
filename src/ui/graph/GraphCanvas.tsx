import { useReactFlow } from '@xyflow/react';
import { type FocusEvent, lazy, useId, useMemo, useRef, useState } from 'react';
import { autoExpandLimit, compactFrom } from '../../engine/graph/index.ts';
import { readNodeId } from '../../engine/match/index.ts';
import { drawnId } from '../../state/subjects.ts';
import { idle } from '../common/idle.ts';
import { Later } from '../common/Later.tsx';
import { useActions, useAppState, useAppStore, useMessages } from '../common/store-context.ts';
import { ColumnHeads } from './ColumnHeads.tsx';
import { canvasEvents } from './canvas-events.ts';
import { DraftPart, useSplits } from './DraftPart.tsx';
import { noDrawing } from './draft-drawing.ts';
import { EdgeLayer } from './EdgeLayer.tsx';
import { GraphHead } from './GraphHead.tsx';
import { nodeActions } from './graph-actions.ts';
import { nodeIdOf } from './node-at.ts';
import { OwnerLegend } from './OwnerLegend.tsx';
import { Plane } from './Plane.tsx';
import { RouteLayer } from './RouteLayer.tsx';
import { useAnswerFollow, useArrival, useFocusKept, useSelectionFollow, useViewportMemory } from './use-follow.ts';
import { useCanvasNodes, useItems, useSight } from './use-graph-view.ts';
import { LazyLarge, useLargeGraph } from './use-large-graph.tsx';
import { useLateManipulation } from './use-late-manipulation.ts';
import { useLooks } from './use-node-look.ts';
import { useRouteOfB } from './use-route-of-b.tsx';
import { useRoving } from './use-roving.ts';
import { useSize } from './use-size.ts';
import { useViewportControl } from './use-viewport.ts';
import { neighbourOf, walkMap } from './walk.ts';

/** What moves the graph by hand: nobody drags before the page is there. */
const LazyManipulation = lazy(async () => {
  await idle();
  return { default: (await import('./manipulate/Manipulation.tsx')).Manipulation };
});

/** Returns a function that makes its value at the first call. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

interface GraphCanvasProps {
  /** Takes the tools; `null`: they stand in a head of our own. */
  readonly tools: HTMLElement | null;
  /** False: mounts every node, to compare with. */
  readonly cull: boolean;
  /** Leads to the same routes as a list. */
  readonly onList: () => void;
}

/** Head, canvas and everything that lies on it. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: Joins the graph library with our gestures; to be taken apart.
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
  const { second, layer } = useRouteOfB(graphView, size);
  const splits = useSplits(second.splits, drawing.looks);
  const sight = useSight(size.height);
  const items = useItems(graphView, sight, cull);
  const viewport = useViewportControl(layout, size);
  // Made when the first arrow key needs it.
  const map = useMemo(() => once(() => walkMap(drawn, layout, edges, ends)), [drawn, layout, edges, ends]);
  const { active, setActive, focusNode } = useRoving(root, layout, viewport);
  const selection = useAppState((state) => state.selection);
  // What the inspector shows looks selected, whatever the editor's cursor says meanwhile.
  const lit = useAppState(({ inspected }) => (inspected ? drawnId(inspected) : selection));
  const [isFinding, setFinding] = useState(false);
  const sent = useAppState((state) => state.request.sent);
  const manipulation = useLateManipulation();
  const { looks, tabStop, isDragging, onShown } = useLooks({
    graphView,
    isSearching,
    active,
    litB: second.lit,
    splits,
  });
  const nodes = useCanvasNodes(items, layout);
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
    actions.select(readNodeId(id));
  };
  const { onKeyDown, onClick } = canvasEvents({
    graphView,
    walk: map,
    viewport,
    on,
    manipulation,
    focusNode,
    app: { store, actions },
    ask: (id) => second.splits.get(id)?.ask(),
    take: drawing.take,
    find: () => findField.current?.focus(),
    list: onList,
    toggleBack: () => setBackShown(!isBackShown),
  });
  const onFocus = (event: FocusEvent): void => {
    const id = nodeIdOf(event.target);
    isInside.current = id !== null;
    if (id !== null) setActive(id);
  };
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
        className={isDragging ? 'g-canvas is-dragging' : 'g-canvas'}
        role="group"
        aria-label={words.region}
        aria-describedby={howToId}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onFocus={onFocus}
        onBlur={(event) => {
          if (event.relatedTarget) isInside.current = nodeIdOf(event.relatedTarget) !== null;
        }}
        onContextMenu={manipulation.menu}
      >
        <button type="button" className="g-as-list" onClick={onList}>
          {words.asList}
        </button>
        <p id={howToId} className="sr">
          {words.howTo}
        </p>
        {size.width > 0 && (
          <Plane nodes={nodes} looks={looks} layout={layout} size={size} minZoom={viewport.minZoom} startsAt={startsAt}>
            <EdgeLayer
              layout={layout}
              index={graphView.edgeIndex}
              sight={sight}
              route={route}
              selection={lit}
              stepBack={graph.paths.length >= compactFrom && route.hostId !== null && !isBackShown}
            />
            {layer}
            <RouteLayer layout={layout} route={route} sent={sent} />
          </Plane>
        )}
        <ColumnHeads layout={layout} hasOrder={graph.paths.some(({ order }) => order !== null)} />
        <DraftPart onDraw={setDrawing} layout={layout} show={show} focusNode={focusNode} />
        <Later>
          <LazyManipulation
            tools={tools}
            root={root}
            view={graphView}
            size={size}
            manipulation={manipulation}
            on={on}
            splits={second.splits}
            focusNode={focusNode}
            onShown={onShown}
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
