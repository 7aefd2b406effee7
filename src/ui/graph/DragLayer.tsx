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

/** The new edge: to the port of the Service that takes it, else to the pointer. */
function lineFrom(box: Box, target: Box | null, { x, y }: Point): string {
  const end = target ? { x: target.x, y: target.y + target.height / 2 } : { x, y };
  return mapEdgePath(box.x + box.width, box.y + box.height / 2, end.x, end.y);
}

/** What follows the pointer: the new edge, or the place the path would get, with the words of what would happen. */
export function DragLayer({ layout, drag }: DragLayerProps) {
  const { drop, point, kind, path } = drag;
  const { x, width } = layout.columns.path;
  const box = layout.boxes.get(path.id);
  const isOk = drop.command !== null;
  const target = (isOk && layout.boxes.get(drop.targetId ?? '')) || null;
  // Over the last column the words stand to the left of the pointer, where there is room.
  const isLeft = point.x > layout.columns.backend.x - 40;
  return (
    <div className="g-layer g-drag" aria-hidden="true">
      <svg width="1" height="1" aria-hidden="true">
        {kind === 'connect' && box && (
          <path className={isOk ? 'e pull' : 'e pull none'} d={lineFrom(box, target, point)} />
        )}
        {drop.lineY !== null && isOk && <path className="e slot" d={`M${x} ${drop.lineY}h${width}`} />}
      </svg>
      <span
        className={`g-hand${isOk ? '' : ' none'}${isLeft ? ' left' : ''}`}
        style={{ left: point.x + (isLeft ? -14 : 14), top: point.y + 10 }}
      >
        {drop.words}
      </span>
    </div>
  );
}
