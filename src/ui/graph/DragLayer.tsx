import { type Box, type GraphLayout, mapEdgePath } from '../../engine/index.ts';
import type { Drag, Drop, Point } from './drop.ts';

/** A drag under way: where it began, where the pointer is, what would happen. */
export interface RunningDrag extends Drag {
  readonly point: Point;
  readonly drop: Drop;
}

interface DragLayerProps {
  readonly layout: GraphLayout;
  readonly drag: RunningDrag;
}

function lineFrom(box: Box, { x, y }: Point): string {
  return mapEdgePath(box.x + box.width, box.y + box.height / 2, x, y);
}

/** What follows the pointer: the new edge, or the place the path would get, with the words of what would happen. */
export function DragLayer({ layout, drag }: DragLayerProps) {
  const { drop, point, kind, path } = drag;
  const { x, width } = layout.columns.path;
  const box = layout.boxes.get(path.id);
  const isOk = drop.command !== null;
  return (
    <div className="g-layer g-drag" aria-hidden="true">
      <svg width={layout.width} height={layout.height} aria-hidden="true">
        {kind === 'connect' && box && <path className={isOk ? 'e pull' : 'e pull none'} d={lineFrom(box, point)} />}
        {drop.lineY !== null && isOk && <path className="e slot" d={`M${x} ${drop.lineY}h${width}`} />}
      </svg>
      <span className={isOk ? 'g-hand' : 'g-hand none'} style={{ translate: `${point.x + 14}px ${point.y + 10}px` }}>
        {drop.words}
      </span>
    </div>
  );
}
