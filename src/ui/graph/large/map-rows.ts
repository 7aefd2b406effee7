import { domainId, type GraphLayout, type GraphNode, type RoutingGraph } from '../../../engine/graph/index.ts';
import type { Problem } from '../../../state/types.ts';
import type { SightColumn } from '../cull.ts';

/** Px between two bars of the minimap: many nodes share one. */
const pitch = 3;

/** Returns the bars of all columns as SVG path data: `scale` px of the map are one px of the graph. */
export function mapBars(columns: readonly SightColumn[], layout: GraphLayout, scale: number, width: number): string {
  const wide = width / Math.max(layout.width, 1);
  let bars = '';
  for (const { items, tops } of columns) {
    const box = layout.boxes.get(items[0]?.id ?? '');
    if (!box) continue;
    let last = -1;
    for (const top of tops) {
      const row = Math.floor((top * scale) / pitch);
      if (row === last) continue;
      last = row;
      bars += `M${(box.x * wide).toFixed(1)} ${row * pitch + 1.5}h${(box.width * wide).toFixed(1)}`;
    }
  }
  return bars;
}

/** The shown node that stands for one that is hidden: its host, or the domain of that. */
function standIn(node: GraphNode | undefined, nodes: ReadonlyMap<string, GraphNode>, layout: GraphLayout): string {
  const host = node?.kind === 'path' ? nodes.get(node.hostId) : node;
  if (host?.kind !== 'host') return '';
  const labels = host.host?.split('.') ?? [];
  const ids = labels.map((_, n) => domainId(host.routerId, labels.slice(n + 1).join('.')));
  return [host.id, ...ids].find((id) => layout.boxes.has(id)) ?? '';
}

/** Returns the heights in the map, in whole px, at which errors and warnings stand; where both do, the error. */
export function mapTicks(
  problems: readonly Problem[],
  nodes: ReadonlyMap<string, GraphNode>,
  layout: GraphLayout,
  scale: number,
): ReadonlyMap<number, 'error' | 'warning'> {
  const ticks = new Map<number, 'error' | 'warning'>();
  for (const { nodeId, diagnostic } of problems) {
    const { severity } = diagnostic;
    if (nodeId === null || (severity !== 'error' && severity !== 'warning')) continue;
    const box = layout.boxes.get(nodeId) ?? layout.boxes.get(standIn(nodes.get(nodeId), nodes, layout));
    if (!box) continue;
    const row = Math.floor(((box.y + box.height / 2) * scale) / pitch) * pitch;
    if (ticks.get(row) !== 'error') ticks.set(row, severity);
  }
  return ticks;
}

/** Returns how many hosts a view shows, those that groups stand for among them. */
export function hostsIn({ hosts }: Pick<RoutingGraph, 'hosts'>): number {
  // The hosts of an open group stand below it.
  return hosts.reduce((sum, { group, collapsed }) => sum + (group === undefined ? 1 : collapsed ? group : 0), 0);
}
