import './manipulate.css';
import { useReactFlow } from '@xyflow/react';
import { useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { duplicateRoutes, removeRoutes } from '../../../engine/gestures/index.ts';
import { type GraphNode, type HostNode, type PathNode, routerOfEnd } from '../../../engine/graph/index.ts';
import { runGesture } from '../../common/gestures.ts';
import { watchLongPress } from '../../common/long-press.ts';
import { useActions, useAppState, useAppStore, useMessages } from '../../common/store-context.ts';
import { marksShown } from '../../parts/marks.ts';
import { NothingDrawn } from '../../parts/NothingDrawn.tsx';
import type { PathSplit } from '../../parts/node-look.ts';
import { StaleBanner } from '../../parts/StaleBanner.tsx';
import type { NodeActions } from '../graph-actions.ts';
import { nodeIdOf } from '../node-at.ts';
import type { GraphView } from '../use-graph-view.ts';
import type { LateManipulation } from '../use-late-manipulation.ts';
import { elementOf } from '../use-roving.ts';
import type { Size } from '../use-viewport.ts';
import { draftTo } from './add-path.ts';
import { BulkBar } from './BulkBar.tsx';
import { ChoicePicker } from './ChoicePicker.tsx';
import { pathsOf } from './choices.ts';
import { DragView } from './DragView.tsx';
import { hostLevelWith, type Point } from './drop.ts';
import { FilePicker } from './FilePicker.tsx';
import { HostClassPicker } from './HostClassPicker.tsx';
import type { AskedChoice, AskedKind, Shown } from './handle.ts';
import { type AskedMenu, NodeMenu } from './NodeMenu.tsx';
import type { ServiceItem } from './palette-items.ts';
import { Toolbar } from './Toolbar.tsx';
import type { Movable } from './to-file.ts';
import type { Area } from './touched.ts';
import { useDrag } from './use-drag.ts';
import { useMarking } from './use-marking.ts';
import { useMarquee } from './use-marquee.ts';

interface ManipulationProps {
  /** Takes the tools of the pane's head; `null`: they stand in the canvas. */
  readonly tools: HTMLElement | null;
  /** The element of the canvas. */
  readonly root: HTMLElement | null;
  readonly view: GraphView;
  readonly size: Size;
  readonly manipulation: LateManipulation;
  readonly on: NodeActions;
  readonly splits: ReadonlyMap<string, PathSplit>;
  readonly focusNode: (id: string) => void;
  /** Tells how nodes are to look while something is dragged. */
  readonly onShown: (shown: Shown | null) => void;
}

interface OpenChoice {
  readonly kind: AskedKind;
  readonly ids: ReadonlySet<string>;
  /** Where the focus goes back to; `null`: the bar. */
  readonly from: string | null;
  /** Where on the canvas it was asked for; `null`: where its node or the bar stands. */
  readonly place: Point | null;
  /** Pressed before it was there. */
  readonly keys: readonly string[];
}

const nothing: ReadonlySet<string> = new Set();

function idsOf(paths: readonly PathNode[]): ReadonlySet<string> {
  return new Set(paths.map(({ id }) => id));
}

/** What a list of files was asked for: a host, else paths. */
function movableOf(node: GraphNode | undefined, paths: readonly PathNode[]): Movable | null {
  if (node?.kind === 'host') return { kind: 'host', host: node };
  return paths.length > 0 ? { kind: 'path', paths } : null;
}

/** Says how many paths are selected, once any were. */
function MarkedCount({ count }: { readonly count: number }) {
  const words = useMessages().manipulate;
  const had = useRef(false);
  if (count > 0) had.current = true;
  return (
    <p className="sr" role="status">
      {count > 0 ? words.marked({ count }) : had.current ? words.nothingMarked : ''}
    </p>
  );
}

function AreaBox({ area, root }: { readonly area: Area; readonly root: HTMLElement }) {
  const { left, top } = root.getBoundingClientRect();
  const { from, to } = area;
  const place = { left: Math.min(from.x, to.x) - left, top: Math.min(from.y, to.y) - top };
  const size = { width: Math.abs(to.x - from.x), height: Math.abs(to.y - from.y) };
  return <div className="m-area" aria-hidden="true" style={{ ...place, ...size }} />;
}

/** The menu of a node or of empty canvas, and how it is asked for. A double click on empty canvas asks for it too. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: One closure: its parts share what it holds.
function useNodeMenu({ root, view, manipulation, on, splits }: ManipulationProps) {
  const flow = useReactFlow();
  const [asked, setAsked] = useState<AskedMenu | null>(null);
  const { graph, nodes } = view;
  const ask = (event: MouseEvent): void => {
    const id = nodeIdOf(event.target);
    const point = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
    const isEnd = id !== null && routerOfEnd(id) !== null;
    setAsked({
      event,
      node: nodes.get(id ?? '') ?? null,
      near: id === null ? hostLevelWith(view, point) : null,
      end: isEnd ? id : null,
    });
  };
  const latest = useRef(ask);
  latest.current = ask;
  useEffect(() => {
    const { current: early } = manipulation.askedMenu;
    manipulation.askedMenu.current = null;
    if (early) latest.current(early);
    const onDouble = (event: MouseEvent): void => {
      if (event.target instanceof Element && event.target.matches('.react-flow__pane')) latest.current(event);
    };
    root?.addEventListener('dblclick', onDouble);
    return () => root?.removeEventListener('dblclick', onDouble);
  }, [root, manipulation]);
  const id = asked?.node?.id ?? '';
  const onClose = useCallback(() => setAsked(null), []);
  const onReturn = useCallback(() => {
    setAsked(null);
    elementOf(root, id)?.focus({ preventScroll: true });
  }, [root, id]);
  const sheet = asked && (
    <NodeMenu
      key={asked.event.timeStamp}
      asked={asked}
      graph={graph}
      on={on}
      isCollapsed={view.view.bundles.some(({ hostId }) => hostId === id)}
      onAsk={splits.get(id)?.ask ?? null}
      onChoose={manipulation.choose}
      onClose={onClose}
      onReturn={onReturn}
    />
  );
  return { ask, sheet };
}

/** What lies on the graph and is loaded after it: all that is done by hand (dragging, selecting several paths, the palette), and why it is old or empty. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: Joins the gestures of the graph; to be taken apart.
export function Manipulation(props: ManipulationProps) {
  const { tools, root, view, size, manipulation, focusNode, onShown } = props;
  const words = useMessages();
  const actions = useActions();
  const store = useAppStore();
  const snapshot = useAppState((state) => state.snapshot);
  const allMarked = useAppState((state) => state.marked);
  const [choice, setChoice] = useState<OpenChoice | null>(null);
  const [isAreaMode, setAreaMode] = useState(false);
  const { graph, layout, nodes } = view;
  const { services, ingresses, order } = snapshot;
  const shown = useMemo(() => view.view.paths.map(({ id }) => id), [view]);
  const marked = useMemo(() => marksShown(allMarked, shown), [allMarked, shown]);
  const resolve = (ids: ReadonlySet<string>) => pathsOf(ids, nodes, order.paths);
  useEffect(() => (root ? watchLongPress(root) : undefined), [root]);
  const onRemove = (ids: ReadonlySet<string>) => runGesture(actions, removeRoutes(resolve(ids)));
  const onDuplicate = (ids: ReadonlySet<string>) => runGesture(actions, duplicateRoutes(resolve(ids), graph.hosts));

  const field = { graph: view.view, whole: graph, layout, nodes, order, services, ingresses, words };
  const onDraft = (host: HostNode, service: ServiceItem) =>
    draftTo(host, service, view, { actions, get: store.getState });
  const control = useDrag(
    root,
    field,
    ([path, ...others], place) => {
      if (!path) return;
      setChoice({ kind: 'service', ids: idsOf([path, ...others]), from: path.id, place, keys: [] });
    },
    onDraft,
  );
  const onDone = () => setAreaMode(false);
  const { area, wasDrawn } = useMarquee(root, { layout, paths: shown, isOn: isAreaMode, onDone });
  const marking = { paths: shown, focusNode, onRemove, onDuplicate };
  useMarking(root, marking, () => control.wasDrag() || wasDrawn());
  const choose = ({ kind, id, keys }: AskedChoice): void => {
    const ids = marksShown(store.getState().marked, shown);
    setChoice({ kind, ids: ids.has(id) ? ids : new Set([id]), from: id, place: null, keys });
  };
  const menu = useNodeMenu(props);
  useImperativeHandle(manipulation.handle, () => ({
    choose: (kind, id) => choose({ kind, id, keys: [] }),
    menu: menu.ask,
  }));
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was asked for before this came
  useEffect(() => {
    if (manipulation.asked.current) choose(manipulation.asked.current);
    manipulation.asked.current = null;
  }, []);
  const chosen = choice?.kind === 'router' ? nodes.get(choice.from ?? '') : undefined;
  const host = chosen?.kind === 'host' ? chosen : null;
  const movable = choice?.kind === 'file' ? movableOf(nodes.get(choice.from ?? ''), resolve(choice.ids)) : null;
  const closeChoice = (): void => {
    if (choice?.from != null) focusNode(choice.from);
    setChoice(null);
  };
  return (
    <>
      <StaleBanner />
      <NothingDrawn isOnCanvas />
      <DragView control={control} layout={layout} size={size} onShown={onShown} />
      {area && root && <AreaBox area={area} root={root} />}
      <Toolbar
        tools={tools}
        isNarrow={size.width < 940}
        view={view}
        control={control}
        onDraft={onDraft}
        isAreaMode={isAreaMode}
        onAreaMode={setAreaMode}
        marked={resolve(marked)}
      />
      {marked.size > 0 && (
        <BulkBar
          ids={marked}
          onChoose={(kind, ids) => setChoice({ kind, ids, from: null, place: null, keys: [] })}
          onDuplicate={onDuplicate}
          onRemove={onRemove}
          onClear={() => actions.mark(nothing)}
        />
      )}
      {host && choice && (
        <HostClassPicker
          host={host}
          keys={choice.keys}
          graph={graph}
          layout={layout}
          size={size}
          onClose={closeChoice}
        />
      )}
      {movable && choice && (
        <FilePicker what={movable} keys={choice.keys} layout={layout} size={size} onClose={closeChoice} />
      )}
      {choice && choice.kind !== 'router' && choice.kind !== 'file' && (
        <ChoicePicker
          kind={choice.kind}
          paths={resolve(choice.ids)}
          graph={graph}
          layout={layout}
          size={size}
          isForBar={choice.from === null}
          place={choice.place}
          keys={choice.keys}
          onClose={closeChoice}
        />
      )}
      {menu.sheet}
      <MarkedCount count={marked.size} />
    </>
  );
}
