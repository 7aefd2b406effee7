import type { Box } from '../../../engine/graph/index.ts';
import type { Point } from './drop.ts';

/** A rectangle between two corners. */
export interface Area {
  readonly from: Point;
  readonly to: Point;
}

/** Returns the ids whose boxes the area touches. */
export function touchedBy(area: Area, ids: readonly string[], boxes: ReadonlyMap<string, Box>): readonly string[] {
  const [left, right] = [Math.min(area.from.x, area.to.x), Math.max(area.from.x, area.to.x)];
  const [top, bottom] = [Math.min(area.from.y, area.to.y), Math.max(area.from.y, area.to.y)];
  return ids.filter((id) => {
    const box = boxes.get(id);
    return box && box.x < right && box.x + box.width > left && box.y < bottom && box.y + box.height > top;
  });
}
