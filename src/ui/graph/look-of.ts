import type { BackendNode, GraphLayout, GraphNode } from '../../engine/graph/index.ts';
import { lookup } from '../../engine/text/index.ts';
import { drawnId, type Subject } from '../../state/subjects.ts';
import type { NodeLook, PathSplit } from '../parts/node-look.ts';
import type { Chip, RouteView } from '../parts/route-view.ts';
import type { CanvasItem } from '../parts/view-graph.ts';
import type { Shown } from './manipulate/handle.ts';

/** What the looks of all nodes depend on. */
export interface LookInput {
  readonly layout: GraphLayout;
  readonly nodes: ReadonlyMap<string, GraphNode>;
  readonly route: RouteView;
  readonly stale: ReadonlySet<string>;
  readonly selection: string | null;
  /** The node whose inspector is open looks selected, whatever the editor's cursor says meanwhile. */
  readonly inspected: Subject | null;
  readonly tabStop: string | null;
  readonly found: ReadonlySet<string>;
  /** While something is dragged. */
  readonly shown: Shown | null;
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

/** Returns how a node looks now. @internal Tests read every look. */
export function lookOf(item: CanvasItem, input: LookInput): NodeLook {
  const { id } = item;
  const { layout, nodes, route, shown } = input;
  const chip = shownChip(route.chips.get(id), layout.compact);
  return {
    compact: layout.compact,
    cut: layout.cuts.get(id) ?? null,
    lit: route.lit.has(id),
    selected: (input.inspected ? drawnId(input.inspected) : input.selection) === id,
    stale: input.stale.has(id),
    tabStop: input.tabStop === id,
    found: input.found.has(id),
    drop: shown?.targetId === id ? (shown.isOk ? 'ok' : 'bad') : null,
    dragged: shown?.dragged.has(id) ?? false,
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
export function sameFields(a: object, b: object): boolean {
  return Object.entries(a).every(([key, value]) => Object.is(lookup(b, key), value));
}

/** Returns what keeps the look of an item while nothing about that changes. */
export function lookReader(item: CanvasItem): (input: LookInput) => NodeLook {
  let last: NodeLook | null = null;
  return (input) => {
    const look = lookOf(item, input);
    if (!last || !sameFields(last, look)) last = look;
    return last;
  };
}
