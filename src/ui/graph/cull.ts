import type { GraphLayout } from '../../engine/graph/index.ts';
import type { CanvasItem } from '../parts/view-graph.ts';

/**
 * No more than this many nodes are mounted, whatever the zoom and the size of the canvas.
 * @internal Tests go to the limit.
 */
export const mostMounted = 500;
/** The canvas is drawn for steps of this many px at 100 %, so that scrolling a little mounts nothing. */
const sightStep = 128;
/** Nodes that are this many px at 100 % out of sight are mounted ahead where the limit allows it. */
const ahead = 192;

/** A stretch of the canvas, px at 100 %. */
export interface Stretch {
  readonly top: number;
  readonly bottom: number;
}

/** A column of the canvas from top to bottom. */
export interface SightColumn {
  readonly items: readonly CanvasItem[];
  /** Upper edges of the items, ascending, px at 100 %. */
  readonly tops: Float64Array;
  readonly tallest: number;
}

/** Returns the shown items column by column, each from top to bottom; items without a place are left out. */
export function sightColumns(items: readonly CanvasItem[], layout: GraphLayout): readonly SightColumn[] {
  const columns = new Map<number, { item: CanvasItem; top: number }[]>();
  let tallest = 0;
  for (const item of items) {
    const box = layout.boxes.get(item.id);
    if (!box) continue;
    tallest = Math.max(tallest, box.height);
    const column = columns.get(box.x);
    if (column) column.push({ item, top: box.y });
    else columns.set(box.x, [{ item, top: box.y }]);
  }
  return Array.from(columns.values(), (column) => {
    column.sort((a, b) => a.top - b.top);
    return { items: column.map(({ item }) => item), tops: Float64Array.from(column, ({ top }) => top), tallest };
  });
}

/** The first index whose top is not above `y`; the length when there is none. */
function firstFrom(tops: Float64Array, y: number): number {
  let low = 0;
  let high = tops.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tops[middle] ?? 0) < y) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Slice {
  readonly column: SightColumn;
  readonly start: number;
  readonly end: number;
}

function slicesOf(columns: readonly SightColumn[], { top, bottom }: Stretch): readonly Slice[] {
  return columns.map((column) => ({
    column,
    start: firstFrom(column.tops, top - column.tallest),
    end: firstFrom(column.tops, bottom),
  }));
}

function countOf(slices: readonly Slice[]): number {
  return slices.reduce((sum, { start, end }) => sum + end - start, 0);
}

/** Takes a fair share of each column from the middle of the stretch outwards. */
function trimmed(slices: readonly Slice[]): readonly Slice[] {
  const share = mostMounted / countOf(slices);
  return slices.map(({ column, start, end }) => {
    const length = Math.floor((end - start) * share);
    const from = start + ((end - start - length) >> 1);
    return { column, start: from, end: from + length };
  });
}

/** Returns the items to mount for a stretch in sight: never more than `mostMounted`, O(their number + log n). */
export function itemsInSight(columns: readonly SightColumn[], sight: Stretch): readonly CanvasItem[] {
  const wide = slicesOf(columns, { top: sight.top - ahead, bottom: sight.bottom + ahead });
  const close = countOf(wide) <= mostMounted ? wide : slicesOf(columns, sight);
  const slices = countOf(close) <= mostMounted ? close : trimmed(close);
  return slices.flatMap(({ column, start, end }) => column.items.slice(start, end));
}

/** Returns the stretch that a canvas of `height` px shows, rounded outwards to whole steps. */
export function stretchInSight(y: number, zoom: number, height: number): Stretch {
  return {
    top: Math.floor(-y / zoom / sightStep) * sightStep,
    bottom: Math.ceil((height - y) / zoom / sightStep) * sightStep,
  };
}
