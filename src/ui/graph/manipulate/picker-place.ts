import type { Box } from '../../../engine/index.ts';
import { headHeight, type Size } from '../use-viewport.ts';

/** A place in the canvas pane, px: from its top, or from its bottom. */
export interface PickerPlace {
  readonly left: number;
  readonly top?: number;
  readonly bottom?: number;
  readonly maxHeight: number;
}

const width = 340;
const noBox: Box = { x: 0, y: 0, width: 0, height: 0 };
/** As high as a list with everything that is said of a choice. */
const usualHeight = 400;
const barHeight = 52;

function leftWithin(left: number, size: Size): number {
  return Math.max(8, Math.min(left, size.width - width - 8));
}

/** Returns where a list beside a node opens: below it, above where there is more room. */
export function placeBeside(
  box: Box = noBox,
  view: { readonly x: number; readonly y: number; readonly zoom: number },
  size: Size,
): PickerPlace {
  const left = leftWithin(box.x * view.zoom + view.x, size);
  const top = (box.y + box.height) * view.zoom + view.y + 4;
  const above = box.y * view.zoom + view.y - 4;
  const below = size.height - top - 8;
  if (below >= usualHeight || below >= above - headHeight) return { left, top, maxHeight: below };
  return { left, bottom: size.height - above, maxHeight: above - headHeight };
}

/** Returns where a list for several paths opens: above their bar. */
export function placeAboveBar(size: Size): PickerPlace {
  const left = leftWithin((size.width - width) / 2, size);
  return { left, bottom: barHeight, maxHeight: size.height - barHeight - headHeight };
}
