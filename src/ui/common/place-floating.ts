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

interface Floating {
  readonly anchor: Box;
  readonly size: Size;
  readonly window: Size;
  readonly align: Align;
  /** Pixels between anchor and sheet. */
  readonly gap: number;
}

/** Pixels that stay free at the edges of the window. */
const margin = 8;

function alignedLeft({ left, right }: Box, width: number, align: Align): number {
  if (align === 'start') return left;
  return align === 'end' ? right - width : (left + right - width) / 2;
}

/** Returns where a sheet stands (left and top, whole pixels): below its anchor, above it where more of it fits, in the window. */
export function placeFloating({ anchor, size, window, align, gap }: Floating): readonly [left: number, top: number] {
  const below = window.height - margin - anchor.bottom - gap;
  const above = anchor.top - gap - margin;
  const isBelow = size.height <= below || below >= above;
  const top = isBelow ? anchor.bottom + gap : anchor.top - gap - size.height;
  // The near edge wins where the window is smaller than the sheet.
  const within = (at: number, extent: number, limit: number) =>
    Math.round(Math.max(margin, Math.min(at, limit - margin - extent)));
  return [
    within(alignedLeft(anchor, size.width, align), size.width, window.width),
    within(top, size.height, window.height),
  ];
}
