import type { Viewport } from '@xyflow/react';
import type { Box, GraphLayout } from '../../engine/graph/index.ts';
import type { RouteView } from '../parts/route-view.ts';
import { headHeight, type Size } from './use-viewport.ts';

/** Px that stay free around what is shown. */
const margin = 16;
/** Smaller than this, names cannot be read: then the beginning is shown. */
const leastZoom = 0.5;

/** Returns the box around every node of several ways but the routers, which are as high as all that leads to them. */
export function bothRoutes(
  { boxes }: Pick<GraphLayout, 'boxes'>,
  ways: readonly Pick<RouteView, 'edges'>[],
): Box | null {
  const ids = ways.flatMap(({ edges }) => edges.flatMap(({ edge }) => (edge.shape === 'map' ? [] : [edge.target])));
  const found = ids.flatMap((id) => boxes.get(id) ?? []);
  if (found.length === 0) return null;
  const x = Math.min(...found.map((box) => box.x));
  const y = Math.min(...found.map((box) => box.y));
  const right = Math.max(...found.map((box) => box.x + box.width));
  const bottom = Math.max(...found.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

/** Returns the offset, nearest to `now`, at which a stretch of the picture lies within the canvas. */
function offsetFor(now: number, zoom: number, start: number, length: number, from: number, to: number): number {
  const least = from - start * zoom;
  const most = to - (start + length) * zoom;
  // What is too long is shown from its beginning.
  return Math.max(least, Math.min(now, most));
}

/** Returns the viewport nearest to the one of now that shows all of a box; `null` where it is shown already. */
export function viewportFor(box: Box, now: Viewport, { width, height }: Size): Viewport | null {
  const top = headHeight + margin / 2;
  const fitting = Math.min((width - 2 * margin) / box.width, (height - top - margin) / box.height);
  const zoom = Math.min(now.zoom, Math.max(fitting, leastZoom));
  const x = offsetFor(now.x, zoom, box.x, box.width, margin, width - margin);
  const y = offsetFor(now.y, zoom, box.y, box.height, top, height - margin);
  return x === now.x && y === now.y && zoom === now.zoom ? null : { x, y, zoom };
}
