import { type Box, type Placement, type Size, within } from '../common/place-beside.ts';

/** Pixels between an arrow and a corner. */
const margin = 20;

/** Returns how far the arrow of a sheet is from its left (below and above its node) or its top: at the node's middle. */
export function arrowOf({ side, left, top, maxHeight }: Placement, node: Box, { width, height }: Size): number {
  if (side === 'below' || side === 'above') return within((node.left + node.right) / 2 - left, margin, width - margin);
  return within((node.top + node.bottom) / 2 - top, margin, Math.min(height, maxHeight) - margin);
}
