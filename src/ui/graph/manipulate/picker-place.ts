import type { Box } from '../../../engine/graph/index.ts';
import { placeBeside } from '../../common/place-beside.ts';
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
const gap = 4;

/** Returns where a list beside a node opens: below it, above where there is more room. */
export function placePicker(
  box: Box = noBox,
  view: { readonly x: number; readonly y: number; readonly zoom: number },
  size: Size,
): PickerPlace {
  const at = { left: box.x * view.zoom + view.x, top: box.y * view.zoom + view.y };
  const anchor = { ...at, right: at.left + box.width * view.zoom, bottom: at.top + box.height * view.zoom };
  const { side, left, maxHeight } = placeBeside({
    anchor,
    size: { width, height: usualHeight },
    area: { left: 0, top: headHeight, right: size.width, bottom: size.height },
    gap,
    align: 'start',
  });
  if (side === 'below') return { left, top: anchor.bottom + gap, maxHeight };
  return { left, bottom: size.height - anchor.top + gap, maxHeight };
}

/** Returns where a list for several paths opens: above their bar. */
export function placeAboveBar(size: Size): PickerPlace {
  const left = Math.max(8, (size.width - width) / 2);
  return { left, bottom: barHeight, maxHeight: size.height - barHeight - headHeight };
}
