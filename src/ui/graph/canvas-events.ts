import type { KeyboardEvent, MouseEvent } from 'react';
import type { Actions, AppState } from '../../state/types.ts';
import type { AppContextValue } from '../common/store-context.ts';
import { type CanvasContext, onNodeKey } from './actions-on-nodes.ts';
import { nodeIdOf } from './node-at.ts';
import type { GraphView } from './use-graph-view.ts';
import type { LateManipulation } from './use-late-manipulation.ts';
import type { WalkMap } from './walk.ts';

/** Escape takes back one thing: inspector, focus, filter, selection. */
function leaveStep({ inspected, focus, search }: AppState, actions: Actions): void {
  if (inspected !== null) actions.inspect(null);
  else if (focus !== null) actions.setFocus(null);
  else if (search !== '') actions.setSearch('');
  else actions.select(null);
}

interface CanvasEvents extends Omit<CanvasContext, 'id' | 'node' | 'map' | 'select' | 'choose' | 'leave'> {
  readonly graphView: GraphView;
  /** Made when the first key needs it. */
  readonly walk: () => WalkMap;
  readonly manipulation: LateManipulation;
  readonly app: Pick<AppContextValue, 'store' | 'actions'>;
  /** A draft's nodes take keys first; returns whether one did. */
  readonly take: (id: string, key: string) => boolean;
}

/** Returns what keys and clicks mean on the nodes of the canvas. */
export function canvasEvents(canvas: CanvasEvents) {
  const { on, ask, manipulation } = canvas;
  const { nodes: nodesById, view } = canvas.graphView;
  const { store, actions } = canvas.app;
  const onKeyDown = (event: KeyboardEvent): void => {
    const id = nodeIdOf(event.target);
    if (id === null) return;
    const leave = () => leaveStep(store.getState(), actions);
    const context: CanvasContext = {
      ...canvas,
      id,
      node: nodesById.get(id) ?? null,
      map: canvas.walk(),
      select: actions.select,
      choose: manipulation.choose,
      leave,
    };
    const isTaken = manipulation.keepKey(event) || canvas.take(id, event.key);
    if (!isTaken && !onNodeKey(event, context)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onClick = (event: MouseEvent): void => {
    const id = nodeIdOf(event.target);
    if (id === null) return;
    const isOn = (part: string) => event.target instanceof Element && event.target.closest(part) !== null;
    if (isOn('[data-ask]')) ask(id);
    else if (isOn('[data-add]')) {
      if (nodesById.get(id)?.kind === 'edge-router') on.addHost(id);
      else on.addPath(id);
    } else if (id.startsWith('bundle:')) on.toggleHost(id.slice('bundle:'.length));
    else if (!nodesById.has(id)) on.open(id);
    else if (nodesById.get(id)?.kind === 'host' && view.bundles.some(({ hostId }) => hostId === id)) {
      on.toggleHost(id);
      actions.select(id);
    } else actions.inspectNode(id);
  };
  return { onKeyDown, onClick };
}
