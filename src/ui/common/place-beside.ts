/** A rectangle of the window, in CSS pixels; a point is one without size. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export type Align = 'start' | 'center' | 'end';

export type Side = 'below' | 'above' | 'right' | 'left';

/** Where something stands, in whole pixels. */
export interface Placement {
  readonly side: Side;
  readonly left: number;
  readonly top: number;
  /** Higher than this it would leave the area, or cover what it stands beside. */
  readonly maxHeight: number;
}

interface Beside {
  readonly anchor: Box;
  readonly size: Size;
  /** What it stays in, but for a margin. */
  readonly area: Box;
  /** Pixels between anchor and sheet. */
  readonly gap: number;
  /** Along the anchor. */
  readonly align?: Align;
  /** The sides it may stand at, best first. */
  readonly sides?: readonly Side[];
  /** It is not made lower where there is no room for it, and rather covers what it stands beside. */
  readonly keepsHeight?: boolean;
}

/** Pixels that stay free at the edges of the area. */
const margin = 8;
/** To the right or left of something lower than this it is no use. */
const leastBeside = 200;
const leastHeight = 80;
function aligned(from: number, to: number, extent: number, align: Align): number {
  if (align === 'start') return from;
  return align === 'end' ? to - extent : (from + to - extent) / 2;
}

/** The near edge wins where there is not room for both. */
export const within = (at: number, low: number, high: number): number => Math.max(low, Math.min(at, high));

/**
 * Returns where a sheet stands beside its anchor: at the first of its sides where it fits, else below or above it, where
 * there is more room, made lower; in any case in the area.
 */
export function placeBeside({
  anchor,
  size: { width, height: wanted },
  area,
  gap,
  align = 'center',
  sides = ['below', 'above'],
  keepsHeight = false,
}: Beside): Placement {
  const [left, top] = [area.left + margin, area.top + margin];
  const [right, bottom] = [area.right - margin, area.bottom - margin];
  const room: Readonly<Record<Side, number>> = {
    below: bottom - anchor.bottom - gap,
    above: anchor.top - gap - top,
    right: right - anchor.right - gap,
    left: anchor.left - gap - left,
  };
  const isUpright = (side: Side) => side === 'below' || side === 'above';
  const fits = (side: Side) =>
    isUpright(side) ? room[side] >= wanted : room[side] >= width && bottom - top >= leastBeside;
  const side = sides.find(fits) ?? (room.below >= room.above ? 'below' : 'above');
  const maxHeight = isUpright(side) ? Math.max(leastHeight, Math.floor(room[side])) : bottom - top;
  const height = keepsHeight ? wanted : Math.min(wanted, maxHeight);
  // Beside it as far as the gap; along it as asked.
  const place = (from: number, to: number, extent: number, after: Side, before: Side) =>
    side === after ? to + gap : side === before ? from - gap - extent : aligned(from, to, extent, align);
  const x = place(anchor.left, anchor.right, width, 'right', 'left');
  const y = place(anchor.top, anchor.bottom, height, 'below', 'above');
  return {
    side,
    left: Math.round(within(x, left, right - width)),
    top: Math.round(within(y, top, bottom - height)),
    maxHeight,
  };
}
