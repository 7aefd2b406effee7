import type { Node } from '@xyflow/react';
import type { BackendNode, Box, GraphLayout, GraphNode } from '../../engine/index.ts';
import { lookup } from '../../engine/index.ts';
import type { NodeLook, PathSplit } from '../parts/node-look.ts';
import type { Chip, RouteView } from '../parts/route-view.ts';
import type { CanvasItem } from '../parts/view-graph.ts';

export interface NodeData extends Record<string, unknown> {
  readonly item: CanvasItem;
  readonly look: NodeLook;
  readonly width: number;
  readonly height: number;
}
export type CanvasNode = Node<NodeData, 'item'>;

/** What the looks of all nodes depend on. */
export interface LookInput {
  readonly items: readonly CanvasItem[];
  readonly layout: GraphLayout;
  readonly nodes: ReadonlyMap<string, GraphNode>;
  readonly route: RouteView;
  readonly stale: ReadonlySet<string>;
  /** The node that looks selected. */
  readonly selection: string | null;
  readonly tabStop: string | null;
  readonly found: ReadonlySet<string>;
  readonly drop: { readonly id: string; readonly ok: boolean } | null;
  readonly dragged: ReadonlySet<string>;
  readonly marked: ReadonlySet<string>;
  readonly litB: ReadonlySet<string>;
  readonly splits: ReadonlyMap<string, PathSplit>;
}

function backendOf(item: CanvasItem, nodes: LookInput['nodes']): BackendNode | null {
  const id = item.kind === 'path' || item.kind === 'default-backend' ? item.backendId : null;
  const node = id === null ? undefined : nodes.get(id);
  return node?.kind === 'backend' ? node : null;
}

function deadByOf(item: CanvasItem, nodes: LookInput['nodes']): string | null {
  if (item.kind !== 'path' || !item.dead?.by) return null;
  const by = nodes.get(item.dead.by);
  if (by?.kind !== 'path') return null;
  return by.hostId === item.hostId && by.order !== null ? String(by.order) : by.path;
}

function hostNameOf(item: CanvasItem, nodes: LookInput['nodes']): string | null {
  if (item.kind !== 'path' && item.kind !== 'bundle') return null;
  const host = nodes.get(item.hostId);
  return host?.kind === 'host' ? host.host : null;
}

/** Low rows have room for the telling chips only: that a path does not fit at all is plain to see. */
function shownChip(chip: Chip | undefined, isCompact: boolean): Chip | null {
  if (!chip || chip.verdict === 'other-host') return null;
  return isCompact && chip.verdict === 'no-match' && chip.element === null ? null : chip;
}

function lookOf(item: CanvasItem, input: LookInput): NodeLook {
  const { id } = item;
  const { layout, nodes, route, drop } = input;
  const chip = shownChip(route.chips.get(id), layout.compact);
  return {
    compact: layout.compact,
    cut: layout.cuts.get(id) ?? null,
    lit: route.lit.has(id),
    selected: input.selection === id,
    stale: input.stale.has(id),
    tabStop: input.tabStop === id,
    found: input.found.has(id),
    drop: drop?.id === id ? (drop.ok ? 'ok' : 'bad') : null,
    dragged: input.dragged.has(id),
    marked: input.marked.has(id),
    verdict: chip?.verdict ?? null,
    differsAt: chip?.element ?? null,
    backend: backendOf(item, nodes),
    deadBy: deadByOf(item, nodes),
    hostName: hostNameOf(item, nodes),
    split: input.splits.get(id) ?? null,
    litB: input.litB.has(id),
  };
}

/** Returns true when two flat objects hold the same values under the same keys. */
function sameFields(a: object, b: object): boolean {
  const entries = Object.entries(a);
  return entries.every(([key, value]) => Object.is(lookup(b, key), value));
}

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

/** Returns React Flow's nodes; those that look the same and stand in the same place are the objects of `last`. */
export function canvasNodes(last: ReadonlyMap<string, CanvasNode>, input: LookInput): ReadonlyMap<string, CanvasNode> {
  const next = new Map<string, CanvasNode>();
  for (const item of input.items) {
    const box = input.layout.boxes.get(item.id);
    if (!box) continue;
    const look = lookOf(item, input);
    const before = last.get(item.id);
    const isSame =
      before && sameBox(before, box) && sameItem(before.data.item, item) && sameFields(before.data.look, look);
    next.set(item.id, isSame ? before : nodeOf(item, look, box));
  }
  return next;
}

function nodeOf(item: CanvasItem, look: NodeLook, { x, y, width, height }: Box): CanvasNode {
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
    data: { item, look, width, height },
  };
}
