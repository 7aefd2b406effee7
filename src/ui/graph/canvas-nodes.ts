import type { Node } from '@xyflow/react';
import type { Box, GraphLayout } from '../../engine/graph/index.ts';
import type { CanvasItem } from '../parts/view-graph.ts';
import { sameFields } from './look-of.ts';

interface NodeData extends Record<string, unknown> {
  readonly item: CanvasItem;
  readonly width: number;
  readonly height: number;
}
export type CanvasNode = Node<NodeData, 'item'>;

function sameBox(node: CanvasNode, box: Box): boolean {
  const { position, data } = node;
  return position.x === box.x && position.y === box.y && data.width === box.width && data.height === box.height;
}

function sameItem(a: CanvasItem, b: CanvasItem): boolean {
  // Bundles are made anew with each view; nodes of the graph keep their identity while nothing about them changes.
  return (
    a === b ||
    (a.kind === 'end' && b.kind === 'end' && a.outcome === b.outcome) ||
    (a.kind === 'bundle' && b.kind === 'bundle' && sameFields({ ...a, backends: 0 }, { ...b, backends: 0 }))
  );
}

/** `undefined` takes React Flow's own words off the wrapper: the item inside says what it is. */
const domAttributes = { 'aria-roledescription': undefined };

/** Without a list of handles (ours are not React Flow's) every new node would be mounted once to look for them. */
const noHandles: NonNullable<CanvasNode['handles']> = [];

/** Returns React Flow's nodes; those that stand in the same place are the objects of `last`. They read for themselves how they look. */
export function canvasNodes(
  last: ReadonlyMap<string, CanvasNode>,
  items: readonly CanvasItem[],
  { boxes }: Pick<GraphLayout, 'boxes'>,
): ReadonlyMap<string, CanvasNode> {
  const next = new Map<string, CanvasNode>();
  for (const item of items) {
    const box = boxes.get(item.id);
    if (!box) continue;
    const before = last.get(item.id);
    const isSame = before && sameBox(before, box) && sameItem(before.data.item, item);
    next.set(item.id, isSame ? before : nodeOf(item, box));
  }
  return next;
}

function nodeOf(item: CanvasItem, { x, y, width, height }: Box): CanvasNode {
  return {
    id: item.id,
    type: 'item',
    position: { x, y },
    width,
    height,
    // Given, so that React Flow neither measures nor mounts what is out of sight.
    measured: { width, height },
    handles: noHandles,
    domAttributes,
    data: { item, width, height },
  };
}
