/** A box in the window, in CSS pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export type Side = 'below' | 'above' | 'right' | 'left';

/** Where a popover stands: `arrow` is the distance of its arrow from the left (below, above) or top (right, left). */
export interface Placement {
  readonly side: Side;
  readonly left: number;
  readonly top: number;
  readonly arrow: number;
  readonly maxHeight: number;
}

const GAP = 12;
const EDGE = 8;
/** A popover lower than this is no use: another side is better. */
const LEAST_HEIGHT = 200;

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, Math.max(low, high)));
}

/**
 * Returns a place for a popover of `size` beside `node` within `area` that never covers the node: below if it fits there,
 * else above, right, left; where it fits nowhere, the side with the most room, made lower.
 */
export function placeBeside(
  node: Box,
  size: { readonly width: number; readonly height: number },
  area: Box,
): Placement {
  const right = area.left + area.width;
  const bottom = area.top + area.height;
  const room: Readonly<Record<Side, number>> = {
    below: bottom - EDGE - (node.top + node.height + GAP),
    above: node.top - GAP - (area.top + EDGE),
    right: right - EDGE - (node.left + node.width + GAP),
    left: node.left - GAP - (area.left + EDGE),
  };
  const tall = area.height - 2 * EDGE;
  const fits: Readonly<Record<Side, boolean>> = {
    below: room.below >= size.height,
    above: room.above >= size.height,
    right: room.right >= size.width && tall >= LEAST_HEIGHT,
    left: room.left >= size.width && tall >= LEAST_HEIGHT,
  };
  const order: readonly Side[] = ['below', 'above', 'right', 'left'];
  const side = order.find((candidate) => fits[candidate]) ?? (room.below >= room.above ? 'below' : 'above');
  if (side === 'below' || side === 'above') {
    const maxHeight = Math.max(80, Math.floor(room[side]));
    const height = Math.min(size.height, maxHeight);
    const center = node.left + node.width / 2;
    const left = clamp(center - size.width / 2, area.left + EDGE, right - EDGE - size.width);
    return {
      side,
      left,
      top: side === 'below' ? node.top + node.height + GAP : node.top - GAP - height,
      arrow: clamp(center - left, 20, size.width - 20),
      maxHeight,
    };
  }
  const height = Math.min(size.height, tall);
  const center = node.top + node.height / 2;
  const top = clamp(center - height / 2, area.top + EDGE, bottom - EDGE - height);
  return {
    side,
    left: side === 'right' ? node.left + node.width + GAP : node.left - GAP - size.width,
    top,
    arrow: clamp(center - top, 20, height - 20),
    maxHeight: tall,
  };
}
