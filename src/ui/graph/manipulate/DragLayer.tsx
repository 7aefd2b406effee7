import { type Box, type GraphLayout, mapEdgePath, type PathNode } from '../../../engine/graph/index.ts';
import { ImpactLines } from '../../parts/ImpactLines.tsx';
import type { ImpactText } from '../../parts/impact-text.ts';
import type { Point } from './drop.ts';
import type { RunningDrag } from './use-drag.ts';

interface DragLayerProps {
  readonly layout: GraphLayout;
  readonly running: RunningDrag;
  readonly words: string;
  /** False: nothing would happen, and `words` say why. */
  readonly isOk: boolean;
  /** True: the words stand above the pointer. */
  readonly isUp: boolean;
  readonly impact: ImpactText | null;
}

/** The edges of paths whose Service is being chosen: to the place where it was asked for. */
export function PulledEdges({ layout, paths, to }: { layout: GraphLayout; paths: readonly PathNode[]; to: Point }) {
  return (
    <svg className="g-layer" width="1" height="1" aria-hidden="true">
      {paths.map(({ id }) => {
        const box = layout.boxes.get(id);
        return box && <path key={id} className="e pull" d={lineFrom(box, null, to)} />;
      })}
    </svg>
  );
}

/** The new edge: to the port of the Service that takes it, else to the pointer. */
function lineFrom(box: Box, target: Box | null, { x, y }: Point): string {
  const end = target ? { x: target.x, y: target.y + target.height / 2 } : { x, y };
  return mapEdgePath(box.x + box.width, box.y + box.height / 2, end.x, end.y);
}

/** What follows the pointer: the new edge, or the place the path would get, with the words of what would happen. */
export function DragLayer({ layout, running, words, isOk, isUp, impact }: DragLayerProps) {
  const { drop, point, drag } = running;
  const { x, width } = layout.columns.path;
  const target = (isOk && layout.boxes.get(drop.targetId ?? '')) || null;
  const ends = drag.kind === 'connect' ? drag.paths : [];
  // Over the last columns the words stand to the left of the pointer, where there is room.
  const isLeft = point.x > layout.columns.path.x + layout.columns.path.width / 2;
  return (
    <div className="g-layer g-drag" aria-hidden="true">
      <svg width="1" height="1" aria-hidden="true">
        {ends.map(({ id }) => {
          const box = layout.boxes.get(id);
          return box && <path key={id} className={isOk ? 'e pull' : 'e pull none'} d={lineFrom(box, target, point)} />;
        })}
        {drop.lineY !== null && isOk && <path className="e slot" d={`M${x} ${drop.lineY}h${width}`} />}
      </svg>
      <div
        className={`g-hand${isOk ? '' : ' none'}${isLeft ? ' left' : ''}${isUp ? ' up' : ''}`}
        style={{ left: point.x + (isLeft ? -14 : 14), top: point.y + (isUp ? -10 : 10) }}
      >
        <span className="m-what">
          {drag.kind === 'path' && drag.isCopy && isOk && <b className="m-plus">+</b>}
          {words}
        </span>
        {impact && <ImpactLines text={impact} />}
      </div>
    </div>
  );
}
